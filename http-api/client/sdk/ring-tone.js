/**
 * The sounds of a telephone, made by the browser: somebody rings you, it rings there, and somebody
 * waits while you talk.
 *
 * @typedef {{hertz: number[], on: number, every: number, bursts: number, gain: number}} Pattern
 * @typedef {"ring" | "ringBack" | "waiting"} Sound
 */

/**
 * Seconds. The gains are quiet enough not to frighten somebody with headphones.
 *
 * @type {Record<Sound, Pattern>}
 */
const PATTERNS = {
  ring: { hertz: [587, 740], on: 0.35, every: 2.4, bursts: 2, gain: 0.12 },
  ringBack: { hertz: [425], on: 1, every: 4, bursts: 1, gain: 0.035 },
  waiting: { hertz: [425], on: 0.2, every: 6, bursts: 1, gain: 0.05 },
};

export class RingTone {
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {HTMLAudioElement | null} */
  #file = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * Plays until {@link stop}.
   *
   * @param {Sound} sound
   * @param {string} [file] address of a sound to play instead
   */
  play(sound, file = '') {
    this.stop();
    if (file !== '') {
      this.#file = new Audio(file);
      this.#file.loop = true;
      // A browser that wants a click first shows the call all the same.
      this.#file.play().catch(() => {});
      return;
    }
    const burst = () => this.#burst(PATTERNS[sound]);
    burst();
    this.#timer = setInterval(burst, PATTERNS[sound].every * 1_000);
  }

  stop() {
    clearInterval(this.#timer);
    this.#file?.pause();
    this.#file = null;
    // Closing cuts a burst short: the tone must not go on into the call.
    void this.#context?.close();
    this.#context = null;
  }

  /** @param {Pattern} pattern */
  #burst({ hertz, on, bursts, gain: loudness }) {
    const context = (this.#context ??= new AudioContext());
    for (let i = 0; i < bursts; i++) {
      const at = context.currentTime + i * on * 1.4;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(loudness, at + 0.03);
      gain.gain.setValueAtTime(loudness, at + on - 0.05);
      gain.gain.linearRampToValueAtTime(0, at + on);
      gain.connect(context.destination);
      for (const frequency of hertz) {
        const tone = new OscillatorNode(context, { frequency });
        tone.connect(gain);
        tone.start(at);
        tone.stop(at + on);
      }
    }
  }
}
