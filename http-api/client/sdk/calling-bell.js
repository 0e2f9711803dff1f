/**
 * @import { Call } from './call-model.js'
 * @import { Sound } from './ring-tone.js'
 *
 * @typedef {{play: (sound: Sound, file?: string) => void, stop: () => void}} Tone
 * @typedef {{getItem: (key: string) => string | null,
 *   setItem: (key: string, value: string) => void}} Storage
 */

const MUTE_KEY = 'ringroom.ring-muted';

/** What is heard of a call before anybody talks. Silent until {@link hang}. */
export class CallingBell {
  #tone;
  #storage;
  /** @type {string | null} null: no bell; "": the built-in tones */
  #file = null;
  /** What is heard, or would be if it were not muted. */
  #sound = '';

  /**
   * @param {Tone} tone
   * @param {Storage | undefined} storage keeps what this browser's person has chosen
   */
  constructor(tone, storage) {
    this.#tone = tone;
    this.#storage = storage;
  }

  /** Calls that come are silent; what the caller hears of his own call is not. */
  get muted() {
    return this.#storage?.getItem(MUTE_KEY) === 'yes';
  }

  /** @param {boolean} muted */
  mute(muted) {
    this.#storage?.setItem(MUTE_KEY, muted ? 'yes' : 'no');
    if (muted && this.#sound !== 'ringBack') {
      this.#tone.stop();
    }
    if (!muted) {
      this.#play();
    }
  }

  /** @param {string} file address of the sound of a call that comes; "": the built-in one */
  hang(file) {
    this.#file = file;
  }

  /**
   * @param {Call | null} call in front
   * @param {Call | null} other
   */
  follow(call, other) {
    const sound = soundOf(call, other);
    if (sound !== this.#sound) {
      this.#sound = sound;
      this.#tone.stop();
      this.#play();
    }
  }

  #play() {
    const sound = this.#sound;
    if (this.#file === null || sound === '' || (this.muted && sound !== 'ringBack')) {
      return;
    }
    this.#tone.play(/** @type {Sound} */ (sound), sound === 'ring' ? this.#file : '');
  }
}

/**
 * @param {Call | null} call
 * @param {Call | null} other
 * @returns {Sound | ""}
 */
function soundOf(call, other) {
  if (call?.phase === 'ringing') {
    return 'ring';
  }
  if (call?.phase === 'inviting') {
    return 'ringBack';
  }
  return other?.phase === 'ringing' ? 'waiting' : '';
}
