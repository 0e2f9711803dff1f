/** How loud those are who are heard in a mix: one sound tells a page nothing of each of them. */

/** @typedef {{userID: string, level: number}} UserLevel level in dB, −127 to 0 */

/** The server tells twice a second; without news for this long nobody is known to speak. */
const FORGET_AFTER = 1_500;

export class MixLevels {
  /** @type {UserLevel[]} */
  #levels = [];
  #toldAt = -Infinity;

  /**
   * @param {UserLevel[]} levels of all who are heard
   * @param {number} now milliseconds
   */
  tell(levels, now) {
    this.#levels = levels;
    this.#toldAt = now;
  }

  /**
   * @param {number} now milliseconds
   * @returns {Map<string, number>} linear, 0..1
   */
  at(now) {
    const known = now - this.#toldAt < FORGET_AFTER ? this.#levels : [];
    return new Map(known.map(({ userID, level }) => [userID, 10 ** (level / 20)]));
  }
}
