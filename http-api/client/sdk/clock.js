/**
 * Time and chance as one parameter, so that tests run on a clock of their own.
 *
 * @typedef {object} Clock
 * @property {() => number} now milliseconds since the epoch
 * @property {(run: () => void, ms: number) => unknown} setTimeout returns what clearTimeout takes
 * @property {(timer: any) => void} clearTimeout
 * @property {() => number} random in [0, 1)
 */

/** @type {Clock} */
export const systemClock = Object.freeze({
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer),
  random: () => Math.random(),
});
