/**
 * Where this page stands in its user's event stream: what it takes to go on there over another
 * socket.
 *
 * @import { LoginReply, ServerEvent } from './protocol.js'
 */

/** Said by a page that lost its session and still wants to know how its call ended. */
const NO_SESSION = 'none';

export class StreamPosition {
  /** @type {string | null} */
  #sessionId = null;
  #lastSeq = 0;

  get lastSeq() {
    return this.#lastSeq;
  }

  /**
   * @param {ServerEvent} event
   * @returns {boolean} false for one that was heard before
   */
  advance({ seq }) {
    if (typeof seq !== 'number') {
      return true;
    }
    const isNew = seq > this.#lastSeq;
    this.#lastSeq = Math.max(this.#lastSeq, seq);
    return isNew;
  }

  /** @param {LoginReply} reply */
  loggedIn({ sessionId, resumed, seq }) {
    this.#sessionId = sessionId;
    if (!resumed) {
      this.#lastSeq = seq;
    }
  }

  /**
   * @param {string[]} callIds calls whose end must not be missed
   * @returns what a login says to go on here; undefined when there is nothing to go on with
   */
  resume(callIds) {
    return this.#sessionId !== null || callIds.length > 0
      ? { sessionId: this.#sessionId ?? NO_SESSION, lastSeq: this.#lastSeq, callIds }
      : undefined;
  }

  /** The next login starts anew. */
  forget() {
    this.#sessionId = null;
  }
}
