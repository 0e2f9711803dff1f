/** @import { Clock } from './clock.js' */

/** Milliseconds between pings. Longer, and a dead socket is noticed later. */
const EVERY = 5_000;

/** Pings without any sign of life after which the socket counts as dead. */
const PATIENCE = 2;

/**
 * Notices a socket that is open and dead. It counts pings, not time: a page whose timers the browser
 * held back must not take its own sleep for the platform's silence.
 */
export class Heartbeat {
  #clock;
  #owner;
  #unanswered = 0;
  /** @type {any} */
  #timer;

  /**
   * @param {Clock} clock
   * @param {{ping: () => void, silent: () => void}} owner
   */
  constructor(clock, owner) {
    this.#clock = clock;
    this.#owner = owner;
  }

  start() {
    this.stop();
    this.#unanswered = 0;
    this.#next();
  }

  /** Something was received, whatever it was. */
  heard() {
    this.#unanswered = 0;
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
  }

  #next() {
    this.#timer = this.#clock.setTimeout(() => {
      if (this.#unanswered >= PATIENCE) {
        this.#owner.silent();
        return;
      }
      this.#unanswered++;
      this.#owner.ping();
      this.#next();
    }, EVERY);
  }
}
