/**
 * How this page receives the others, and what the platform was told of it. Nobody listens before a
 * connection is answered; with the next one it is said again.
 *
 * @typedef {"individual" | "mixedAudio" | "mixed"} ReceptionValue the streams of each; all voices as
 *     one stream and the pictures of each; all voices and all pictures as one stream each
 * @typedef {{reception: ReceptionValue, adaptive?: boolean}} ReceptionWish `adaptive` false: however
 *     weak the link is; true: more cheaply while it carries no more; absent: as the tenant has it
 *
 * @typedef {object} ReceptionOwner
 * @property {(wish: ReceptionWish) => void} tellReception
 * @property {(limit: ReceptionValue | null) => void} onReceptionLimited
 */
export class Reception {
  #owner;
  /** @type {ReceptionWish} */
  #wanted = { reception: 'individual' };
  /** @type {ReceptionWish | null} */
  #told = null;
  /** @type {ReceptionValue | null} */
  #limit = null;

  /** @param {ReceptionOwner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  get wanted() {
    return this.#wanted;
  }

  /** @param {ReceptionWish} wish from now on */
  want(wish) {
    this.#wanted = wish;
    if (this.#told !== null && !same(this.#told, wish)) {
      this.#told = wish;
      this.#owner.tellReception(wish);
    }
  }

  /** @param {ReceptionWish} told with the offer; what was wanted meanwhile is told now */
  begin(told) {
    this.#told = told;
    this.want(this.#wanted);
  }

  /** @param {ReceptionValue} [limit] what the link affords, where that is less than is wanted */
  follow(limit) {
    const now = limit ?? null;
    if (now !== this.#limit) {
      this.#limit = now;
      this.#owner.onReceptionLimited(now);
    }
  }

  /** Another connection, which knows nothing. */
  end() {
    this.#told = null;
    this.follow();
  }
}

/**
 * @param {ReceptionWish} one
 * @param {ReceptionWish} other
 */
function same(one, other) {
  return one.reception === other.reception && one.adaptive === other.adaptive;
}
