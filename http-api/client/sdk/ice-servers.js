/**
 * @import { Clock } from './clock.js'
 *
 * @typedef {{iceServers?: RTCIceServer[], iceServersExpireAt?: number}} IceReply
 */

/** setTimeout takes no more; who stays longer is asked for again with a login anyway. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The TURN servers a media connection may use; their credentials are renewed half-way. */
export class IceServers {
  #clock;
  #ask;
  #serverNow;
  /** @type {RTCIceServer[]} */
  #list = [];
  /** @type {unknown} */
  #timer;

  /**
   * @param {Clock} clock
   * @param {{serverNow: () => number, ask: () => Promise<IceReply>}} platform
   */
  constructor(clock, { serverNow, ask }) {
    this.#clock = clock;
    this.#serverNow = serverNow;
    this.#ask = ask;
  }

  get list() {
    return this.#list;
  }

  /** @param {IceReply} reply to a login or to `iceServers` */
  told({ iceServers = [], iceServersExpireAt }) {
    this.#list = iceServers;
    this.askNoMore();
    if (iceServersExpireAt !== undefined) {
      const half = (iceServersExpireAt - this.#serverNow()) / 2;
      this.#timer = this.#clock.setTimeout(
        () => void this.#renew(),
        Math.min(Math.max(half, 1_000), LONGEST_WAIT),
      );
    }
  }

  /** The last list is kept. */
  askNoMore() {
    this.#clock.clearTimeout(this.#timer);
  }

  async #renew() {
    try {
      this.told(await this.#ask());
    } catch {
      // Without a connection the next login brings a list; until then the last one may still do.
    }
  }
}
