/**
 * Who speaks, as one name: found from the loudness of the last moments, so that a cough or a door
 * moves nobody, and two who speak at once do not take the place from each other all the time.
 */

/** How far back is looked, milliseconds. Shorter: flutter. Longer: the answer comes late. */
const WINDOW = 600;

/** Louder than this, in dB of full scale, is speech; LiveKit's measure. */
const SPEECH_DB = -35;

/** The share of the window somebody must be that loud; words have gaps. */
const SHARE = 0.4;

/** How much louder somebody must be to take the place of who still speaks, dB. */
const MARGIN_DB = 6;

/** @typedef {{at: number, db: number}} Sample */

export class ActiveSpeaker {
  /** @type {Map<string, Sample[]>} */
  #heard = new Map();
  /** @type {string | null} */
  #current = null;

  /** @returns {string | null} who spoke last; null when nobody has spoken yet, or he is gone */
  get current() {
    return this.#current;
  }

  /**
   * @param {Map<string, number>} levels linear, 0..1, of everybody there is
   * @param {number} now milliseconds
   * @returns {boolean} whether it is somebody else than before
   */
  hear(levels, now) {
    for (const userID of this.#heard.keys()) {
      if (!levels.has(userID)) {
        this.#heard.delete(userID);
      }
    }
    for (const [userID, level] of levels) {
      const samples = this.#heard.get(userID) ?? [];
      samples.push({ at: now, db: decibels(level) });
      this.#heard.set(userID, samples.filter(({ at }) => now - at < WINDOW));
    }
    const before = this.#current;
    this.#current = this.#next();
    return this.#current !== before;
  }

  #next() {
    const current = this.#current !== null && this.#heard.has(this.#current) ? this.#current : null;
    const speaking = [...this.#heard.keys()]
      .map((userID) => ({ userID, db: this.#speech(userID) }))
      .filter(({ db }) => db > -Infinity)
      .sort((a, b) => b.db - a.db);
    const loudest = speaking[0];
    if (!loudest) {
      return current;
    }
    const present = speaking.find(({ userID }) => userID === current);
    return present && loudest.db < present.db + MARGIN_DB ? current : loudest.userID;
  }

  /**
   * @param {string} userID
   * @returns {number} how loud he speaks, dB; −Infinity when he does not
   */
  #speech(userID) {
    const samples = this.#heard.get(userID) ?? [];
    const loud = samples.filter(({ db }) => db > SPEECH_DB);
    return loud.length > 0 && loud.length >= samples.length * SHARE
      ? loud.reduce((sum, { db }) => sum + db, 0) / loud.length
      : -Infinity;
  }
}

/** @param {number} level linear, 0..1 */
export function decibels(level) {
  return level > 0 ? 20 * Math.log10(Math.min(1, level)) : -Infinity;
}
