import { ClientError, RingroomError, encodeCommand } from './protocol.js';

/**
 * @import { Clock } from './clock.js'
 *
 * @typedef {object} Pending
 * @property {string} id
 * @property {string} cmd
 * @property {object} p
 * @property {number} tries how often the platform asked to try again
 * @property {any} [limit] the timer that gives the command up
 * @property {any} [retry] the timer that sends it again
 * @property {(reply: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** Pause before a command the platform answered with `retryable` goes out again, per try. */
const RETRY_AFTER = [100, 300, 1_000, 2_000];

/**
 * The commands that have no answer yet. A command keeps its id through every repetition, so that
 * the platform does it once however often it arrives.
 */
export class PendingCommands {
  /** @type {Map<string, Pending>} */
  #pending = new Map();
  #clock;
  #transmit;

  /**
   * @param {Clock} clock
   * @param {(frame: string) => void} transmit drops the frame when there is no connection
   */
  constructor(clock, transmit) {
    this.#clock = clock;
    this.#transmit = transmit;
  }

  /**
   * @param {string} id
   * @param {string} cmd
   * @param {object} p
   * @param {number} limitMs how long the command may wait for its answer, connection or not
   * @returns {Promise<any>} the reply's `p`
   */
  send(id, cmd, p, limitMs) {
    return new Promise((resolve, reject) => {
      /** @type {Pending} */
      const pending = { id, cmd, p, tries: 0, resolve, reject };
      if (Number.isFinite(limitMs)) {
        pending.limit = this.#clock.setTimeout(() => {
          this.#settle(pending);
          reject(new RingroomError({ ...ClientError.timeout, message: `no answer to ${cmd}` }));
        }, limitMs);
      }
      this.#pending.set(id, pending);
      this.#transmitAgain(pending);
    });
  }

  /** @param {{id: string, ok: boolean, p?: any, error?: RingroomError}} reply */
  answered(reply) {
    const pending = this.#pending.get(reply.id);
    if (!pending) {
      return;
    }
    if (reply.ok) {
      this.#settle(pending);
      pending.resolve(reply.p);
      return;
    }
    const pause = reply.error?.retryable ? RETRY_AFTER[pending.tries] : undefined;
    if (pause === undefined) {
      this.#settle(pending);
      pending.reject(reply.error ?? new Error('refused'));
      return;
    }
    pending.tries++;
    pending.retry = this.#clock.setTimeout(() => this.#transmitAgain(pending), pause);
  }

  /** After a resume: whatever lost its reply with the old socket goes out again, in order. */
  resend() {
    for (const pending of this.#pending.values()) {
      this.#clock.clearTimeout(pending.retry);
      this.#transmitAgain(pending);
    }
  }

  /**
   * Settles what the platform's snapshot has answered already.
   *
   * @param {(cmd: string, p: any) => any} answerOf undefined leaves the command waiting
   */
  answerFromSync(answerOf) {
    for (const pending of [...this.#pending.values()]) {
      const reply = answerOf(pending.cmd, pending.p);
      if (reply !== undefined) {
        this.#settle(pending);
        pending.resolve(reply);
      }
    }
  }

  /** @param {Error} error */
  rejectAll(error) {
    for (const pending of [...this.#pending.values()]) {
      this.#settle(pending);
      pending.reject(error);
    }
  }

  /** @param {Pending} pending */
  #transmitAgain(pending) {
    this.#transmit(encodeCommand(pending.id, pending.cmd, pending.p));
  }

  /** @param {Pending} pending */
  #settle(pending) {
    this.#pending.delete(pending.id);
    this.#clock.clearTimeout(pending.limit);
    this.#clock.clearTimeout(pending.retry);
  }
}
