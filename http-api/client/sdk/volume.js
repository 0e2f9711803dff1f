/**
 * Who speaks, measured where it is heard: from the level the sender wrote into each packet
 * (RFC 6464) or the decoded sound, without a message to anybody.
 */

/** How often volumes are told, milliseconds. A speaking ring that lags more looks broken. */
const EVERY = 200;

/** Volumes below are told as silence; breathing and fans stay below it. */
const FLOOR_DB = -60;

export class VolumeMeter {
  #sources;
  #onVolumes;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {() => Promise<Map<string, number>>} sources linear level 0..1 by user, read now
   * @param {(volumes: Record<string, number>) => void} onVolumes 0..100 by user
   */
  constructor(sources, onVolumes) {
    this.#sources = sources;
    this.#onVolumes = onVolumes;
  }

  start() {
    this.#timer ??= setInterval(() => void this.#measure(), EVERY);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #measure() {
    const levels = await this.#sources();
    if (this.#timer !== undefined) {
      const volumes = [...levels].map(([userID, level]) => [userID, volumeOf(level)]);
      this.#onVolumes(Object.fromEntries(volumes));
    }
  }
}

/**
 * @param {number} level linear, 0..1
 * @returns {number} 0..100, even steps of loudness
 */
export function volumeOf(level) {
  if (!(level > 0)) {
    return 0;
  }
  const db = 20 * Math.log10(Math.min(1, level));
  return Math.max(0, Math.round((1 - db / FLOOR_DB) * 100));
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
