/**
 * @import { Limit, Slot } from './protocol.js'
 *
 * @typedef {object} LimitedView
 * @property {string | null} userID null for the picture of all
 * @property {"screen" | "mix"} [stream] absent for his camera
 * @property {Limit | null} limit
 */

/** Which pictures this device's link limits, and what has become different. */
export class ViewLimits {
  /** @type {Map<string, LimitedView>} by what is shown */
  #limited = new Map();
  #onChange;

  /** @param {(view: LimitedView) => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** @param {Slot[]} slots the whole list */
  follow(slots) {
    const before = this.#limited;
    const now = limited(slots);
    this.#limited = now;
    for (const [key, view] of new Map([...before, ...now])) {
      const limit = now.get(key)?.limit ?? null;
      if (limit !== (before.get(key)?.limit ?? null)) {
        this.#onChange({ ...view, limit });
      }
    }
  }
}

/** @param {Slot[]} slots */
function limited(slots) {
  /** @type {Map<string, LimitedView>} */
  const views = new Map();
  for (const { kind, userID, stream, limit } of slots) {
    if (kind === 'video' && limit) {
      const view = { userID: userID ?? null, ...(stream && { stream }), limit };
      views.set(`${userID ?? ''}/${stream ?? ''}`, view);
    }
  }
  return views;
}
