/**
 * The screen, window or tab this user shares beside his camera. The browser asks him which; he may
 * end it there as well.
 */

/** A screen is read: sharp at few frames rather than fluent. */
const PICTURE = { frameRate: { ideal: 15, max: 30 } };

export class ScreenShare {
  /** @type {MediaStreamTrack | null} */
  #track = null;
  #onTrack;
  #onEnded;
  /** Whoever stops while the browser still asks does not want the answer. */
  #generation = 0;

  /**
   * @param {{onTrack: (track: MediaStreamTrack | null) => void, onEnded: () => void}} owner
   *     `onEnded`: the person has ended it in the browser
   */
  constructor({ onTrack, onEnded }) {
    this.#onTrack = onTrack;
    this.#onEnded = onEnded;
  }

  get track() {
    return this.#track;
  }

  /** @returns {Promise<boolean>} whether it is shared now; false when the person has said no */
  async start() {
    if (this.#track !== null) {
      return true;
    }
    const generation = ++this.#generation;
    const stream = await navigator.mediaDevices
      ?.getDisplayMedia({ video: PICTURE, audio: false })
      .catch(() => null);
    const track = stream?.getVideoTracks()[0] ?? null;
    if (track === null || generation !== this.#generation) {
      track?.stop();
      return false;
    }
    track.contentHint = 'detail';
    track.onended = () => {
      this.stop();
      this.#onEnded();
    };
    this.#set(track);
    return true;
  }

  stop() {
    this.#generation++;
    const track = this.#track;
    if (track !== null) {
      track.onended = null;
      track.stop();
      this.#set(null);
    }
  }

  /** @param {MediaStreamTrack | null} track */
  #set(track) {
    this.#track = track;
    this.#onTrack(track);
  }
}
