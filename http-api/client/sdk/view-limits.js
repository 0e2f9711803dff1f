/**
 * @import { Limit, Slot } from './protocol.js'
 */

/** Which cameras this device's link limits, and what has become different. */
export class ViewLimits {
  /** @type {Map<string, Limit>} by user */
  #limits = new Map();
  #onChange;

  /** @param {(userID: string, limit: Limit | null) => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** @param {Slot[]} slots the whole list */
  follow(slots) {
    /** @type {Map<string, Limit>} */
    const now = new Map();
    for (const { kind, userID, stream, limit } of slots) {
      if (kind === 'video' && userID && !stream && limit) {
        now.set(userID, limit);
      }
    }
    const before = this.#limits;
    this.#limits = now;
    for (const userID of new Set([...before.keys(), ...now.keys()])) {
      const limit = now.get(userID) ?? null;
      if (limit !== (before.get(userID) ?? null)) {
        this.#onChange(userID, limit);
      }
    }
  }
}
