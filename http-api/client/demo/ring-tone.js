/**
 * The two sounds of a telephone, made by the browser: somebody rings you, and it rings there.
 *
 * @typedef {{hertz: number[], on: number, every: number, bursts: number}} Pattern
 */

/** @type {Record<"ring" | "ringBack", Pattern>} */
const PATTERNS = {
  ring: { hertz: [587, 740], on: 0.35, every: 2.4, bursts: 2 },
  ringBack: { hertz: [425], on: 1, every: 4, bursts: 1 },
};

/** Quiet enough not to frighten somebody with headphones. */
const LOUDNESS = { ring: 0.12, ringBack: 0.035 };

const MUTE_KEY = 'ringroom.ring-muted';

export class RingTone {
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {"ring" | "ringBack" | null} */
  #playing = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  get muted() {
    return localStorage.getItem(MUTE_KEY) === 'yes';
  }

  set muted(muted) {
    localStorage.setItem(MUTE_KEY, muted ? 'yes' : 'no');
  }

  /** @param {"ring" | "ringBack" | null} sound null is silence */
  play(sound) {
    if (sound === this.#playing) {
      return;
    }
    this.#playing = sound;
    clearInterval(this.#timer);
    if (sound !== null) {
      const burst = () => this.#burst(sound);
      burst();
      this.#timer = setInterval(burst, PATTERNS[sound].every * 1_000);
    } else {
      // Closing cuts a burst short: the tone must not go on into the call.
      void this.#context?.close();
      this.#context = null;
    }
  }

  /** @param {"ring" | "ringBack"} sound */
  #burst(sound) {
    if (this.muted && sound === 'ring') {
      return;
    }
    const { hertz, on, bursts } = PATTERNS[sound];
    const context = (this.#context ??= new AudioContext());
    for (let i = 0; i < bursts; i++) {
      const at = context.currentTime + i * on * 1.4;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUDNESS[sound], at + 0.03);
      gain.gain.setValueAtTime(LOUDNESS[sound], at + on - 0.05);
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
