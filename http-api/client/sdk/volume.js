import { ActiveSpeaker, decibels } from './active-speaker.js';

/**
 * Who speaks, measured where it is heard: from the level the sender wrote into each packet
 * (RFC 6464) or the decoded sound, without a message to anybody.
 */

/** How often is measured, milliseconds; often enough to find out who speaks. */
const MEASURE_EVERY = 100;

/** How often volumes are told unless asked otherwise. A speaking ring that lags more looks broken. */
const USUAL_EVERY = 200;

/** Volumes below are told as silence; breathing and fans stay below it. */
const FLOOR_DB = -60;

/** What RFC 6464 calls silence. */
const SILENCE_DB = -127;

/** @typedef {{volumeMap: Record<string, number>, linear: Record<string, number>,
 *     dBFS: Record<string, number>}} Volumes by user: 0..100 in even steps of loudness, 0..255 linear,
 *     and −127..0 dB of full scale
 */

export class VolumeMeter {
  #sources;
  #listener;
  #every = USUAL_EVERY;
  #toldAt = 0;
  #speaker = new ActiveSpeaker();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {() => Promise<Map<string, number>>} sources linear level 0..1 by user, read now
   * @param {{onLevels: (levels: Map<string, number>) => void,
   *     onSpeaker: (userID: string | null) => void}} listener
   */
  constructor(sources, listener) {
    this.#sources = sources;
    this.#listener = listener;
  }

  /** @param {number} milliseconds between two tellings, 100 or more; 0 for none */
  tellEvery(milliseconds) {
    this.#every = milliseconds > 0 ? Math.max(MEASURE_EVERY, milliseconds) : Infinity;
  }

  start() {
    this.#timer ??= setInterval(() => void this.#measure(), MEASURE_EVERY);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#speaker = new ActiveSpeaker();
  }

  async #measure() {
    const levels = await this.#sources();
    if (this.#timer === undefined) {
      return;
    }
    const now = performance.now();
    if (this.#speaker.hear(levels, now)) {
      this.#listener.onSpeaker(this.#speaker.current);
    }
    // Half a step early is on time: timers are not exact.
    if (now - this.#toldAt > this.#every - MEASURE_EVERY / 2) {
      this.#toldAt = now;
      this.#listener.onLevels(levels);
    }
  }
}

/**
 * @param {Map<string, number>} levels linear, 0..1
 * @returns {Volumes}
 */
export function scales(levels) {
  const by = (/** @type {(level: number) => number} */ scale) =>
    Object.fromEntries([...levels].map(([userID, level]) => [userID, scale(level)]));
  return { volumeMap: by(volumeOf), linear: by(linearOf), dBFS: by(dBFSOf) };
}

/** @param {number} level */
function volumeOf(level) {
  return level > 0 ? Math.max(0, Math.round((1 - decibels(level) / FLOOR_DB) * 100)) : 0;
}

/** @param {number} level */
function linearOf(level) {
  return Math.round(Math.min(1, level) * 255);
}

/** @param {number} level */
function dBFSOf(level) {
  // Adding nothing makes a zero of a negative one.
  return Math.max(SILENCE_DB, Math.round(decibels(level))) + 0;
}

/**
 * @param {RTCRtpReceiver} receiver
 * @returns {number} linear, 0..1; 0 when nothing was heard lately
 */
export function levelOf(receiver) {
  const source = receiver.getSynchronizationSources?.()[0];
  return source?.audioLevel ?? 0;
}

/**
 * @param {RTCStatsReport} stats
 * @returns {number} linear level of the own microphone, 0..1
 */
export function ownLevel(stats) {
  for (const report of stats.values()) {
    if (report.type === 'media-source' && report.kind === 'audio') {
      return report.audioLevel ?? 0;
    }
  }
  return 0;
}
