/**
 * The ring's deadline is the platform's. A page that has heard nothing well after it has missed
 * something, and asks.
 *
 * @import { Call } from './call-model.js'
 * @import { Clock } from './clock.js'
 */

/** Longer than the platform's own recovery, so that nobody asks about a ring that was extended. */
const GRACE = 10_000;

export class RingGuard {
  #clock;
  #serverNow;
  #ask;
  /** @type {any} */
  #timer;

  /**
   * @param {Clock} clock
   * @param {{serverNow: () => number, ask: () => void}} platform
   */
  constructor(clock, { serverNow, ask }) {
    this.#clock = clock;
    this.#serverNow = serverNow;
    this.#ask = ask;
  }

  /** @param {Call | null} call as it is now */
  follow(call) {
    this.#clock.clearTimeout(this.#timer);
    if (call && call.phase !== 'active' && call.deadline !== null) {
      const wait = call.deadline - this.#serverNow() + GRACE;
      this.#timer = this.#clock.setTimeout(this.#ask, Math.max(0, wait));
    }
  }
}
