/** @import { Clock } from '../sdk/clock.js' */

/**
 * Time that passes when the test says so, and chance that is always one half.
 *
 * @implements {Clock}
 */
export class VirtualClock {
  #now = 1_700_000_000_000;
  #next = 1;
  /** @type {Map<number, {at: number, run: () => void}>} */
  #timers = new Map();

  now = () => this.#now;

  random = () => 0.5;

  /**
   * @param {() => void} run
   * @param {number} ms
   */
  setTimeout = (run, ms) => {
    this.#timers.set(this.#next, { at: this.#now + ms, run });
    return this.#next++;
  };

  /** @param {any} timer */
  clearTimeout = (timer) => {
    this.#timers.delete(timer);
  };

  /**
   * Lets time pass, timer by timer, and all that follows from each.
   *
   * @param {number} ms
   */
  async advance(ms) {
    const until = this.#now + ms;
    await settle();
    for (;;) {
      const [due] = [...this.#timers]
        .filter(([, { at }]) => at <= until)
        .sort(([, a], [, b]) => a.at - b.at);
      if (!due) {
        break;
      }
      const [id, { at, run }] = due;
      this.#timers.delete(id);
      this.#now = at;
      run();
      await settle();
    }
    this.#now = until;
  }
}

/** Runs every promise that is ready. */
export function settle() {
  return new Promise((resolve) => setImmediate(() => resolve(undefined)));
}
