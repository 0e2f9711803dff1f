/**
 * How this page receives the others, and what the platform was told of it. Nobody listens before a
 * connection is answered; with the next one it is said again.
 *
 * @typedef {"individual" | "mixedAudio" | "mixed"} ReceptionValue the streams of each; all voices as
 *     one stream and the pictures of each; all voices and all pictures as one stream each
 */
export class Reception {
  #tell;
  /** @type {ReceptionValue} */
  #wanted = 'individual';
  /** @type {ReceptionValue | null} */
  #told = null;

  /** @param {(reception: ReceptionValue) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  get wanted() {
    return this.#wanted;
  }

  /** @param {ReceptionValue} reception from now on */
  want(reception) {
    this.#wanted = reception;
    if (this.#told !== null && this.#told !== reception) {
      this.#told = reception;
      this.#tell(reception);
    }
  }

  /** @param {ReceptionValue} told with the offer; what was wanted meanwhile is told now */
  begin(told) {
    this.#told = told;
    this.want(this.#wanted);
  }

  /** Another connection, which knows nothing. */
  end() {
    this.#told = null;
  }
}
