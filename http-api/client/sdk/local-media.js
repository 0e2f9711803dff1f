/**
 * The own microphone and camera. A missing or forbidden device never breaks a call: it is told, and
 * the call goes on without it.
 *
 * @typedef {"audio" | "video"} Kind
 * @typedef {"notAllowed" | "notFound" | "inUse" | "insecure" | "unplugged" | "failed"} DeviceReason
 * @typedef {{kind: Kind, reason: DeviceReason}} DeviceProblem
 */

/** What is asked of a camera; a smaller one gives what it has. */
const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30 } };

const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** @type {Record<string, DeviceReason>} */
const REASONS = {
  NotAllowedError: 'notAllowed',
  SecurityError: 'notAllowed',
  NotFoundError: 'notFound',
  OverconstrainedError: 'notFound',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
};

export class LocalMedia {
  /** @type {Record<Kind, MediaStreamTrack | null>} */
  #tracks = { audio: null, video: null };
  /** @type {Record<Kind, string | undefined>} */
  #deviceIds = { audio: undefined, video: undefined };
  #onProblem;
  #onTrack;
  /** Later wishes make earlier, slower answers of the device void. */
  #generation = 0;

  /**
   * @param {{onProblem: (problem: DeviceProblem) => void,
   *     onTrack: (kind: Kind, track: MediaStreamTrack | null) => void}} owner
   */
  constructor({ onProblem, onTrack }) {
    this.#onProblem = onProblem;
    this.#onTrack = onTrack;
  }

  /**
   * @param {Kind[]} kinds
   * @returns {Promise<void>} settles when the person has allowed all of these, now or long ago;
   *     never, when the browser cannot tell
   */
  static async permitted(kinds) {
    const asked = kinds.map(async (kind) => {
      const name = kind === 'audio' ? 'microphone' : 'camera';
      const status = await navigator.permissions.query({ name });
      return status.state === 'granted';
    });
    const granted = await Promise.all(asked).catch(() => [false]);
    if (!granted.every(Boolean)) {
      await new Promise(() => {});
    }
  }

  /** @param {Kind} kind */
  track(kind) {
    return this.#tracks[kind];
  }

  /**
   * Opens what is not open yet; both in one request, so that the browser asks once.
   *
   * @param {Kind[]} kinds
   * @returns {Promise<Kind[]>} what is open now, of those asked for
   */
  async open(kinds) {
    const generation = this.#generation;
    const missing = kinds.filter((kind) => this.#tracks[kind] === null);
    if (missing.length > 1 && !(await this.#acquire(missing, generation, false))) {
      // One of the two is missing or forbidden: the other one may still be had.
      for (const kind of missing) {
        await this.#acquire([kind], generation, true);
      }
    } else if (missing.length === 1) {
      await this.#acquire(missing, generation, true);
    }
    return kinds.filter((kind) => this.#tracks[kind] !== null);
  }

  /**
   * Uses another device from now on, at once when this kind is open.
   *
   * @param {Kind} kind
   * @param {string} deviceId
   */
  async use(kind, deviceId) {
    this.#deviceIds[kind] = deviceId;
    if (this.#tracks[kind] !== null) {
      this.close(kind);
      await this.open([kind]);
    }
  }

  /** @param {Kind} kind */
  close(kind) {
    const track = this.#tracks[kind];
    if (track) {
      track.onended = null;
      track.stop();
      this.#set(kind, null);
    }
  }

  closeAll() {
    this.#generation++;
    this.close('audio');
    this.close('video');
  }

  /**
   * @param {Kind[]} kinds
   * @param {number} generation
   * @param {boolean} tell whether a failure is reported
   */
  async #acquire(kinds, generation, tell) {
    try {
      if (!navigator.mediaDevices) {
        throw new DOMException('needs https or localhost', 'InsecureError');
      }
      const stream = await navigator.mediaDevices.getUserMedia(this.#constraints(kinds));
      for (const track of stream.getTracks()) {
        this.#keep(track, generation);
      }
      return true;
    } catch (error) {
      if (tell && generation === this.#generation) {
        kinds.forEach((kind) => this.#onProblem({ kind, reason: reasonOf(error) }));
      }
      return false;
    }
  }

  /** @param {Kind[]} kinds */
  #constraints(kinds) {
    const { audio, video } = this.#deviceIds;
    return {
      audio: kinds.includes('audio') && { ...SOUND, ...(audio && { deviceId: { exact: audio } }) },
      video:
        kinds.includes('video') && { ...PICTURE, ...(video && { deviceId: { exact: video } }) },
    };
  }

  /**
   * @param {MediaStreamTrack} track
   * @param {number} generation
   */
  #keep(track, generation) {
    const kind = /** @type {Kind} */ (track.kind);
    if (generation !== this.#generation || this.#tracks[kind] !== null) {
      track.stop();
      return;
    }
    track.onended = () => {
      if (this.#tracks[kind] === track) {
        this.#set(kind, null);
        this.#onProblem({ kind, reason: 'unplugged' });
      }
    };
    this.#set(kind, track);
  }

  /**
   * @param {Kind} kind
   * @param {MediaStreamTrack | null} track
   */
  #set(kind, track) {
    this.#tracks[kind] = track;
    this.#onTrack(kind, track);
  }
}

/**
 * @param {unknown} error
 * @returns {DeviceReason}
 */
function reasonOf(error) {
  const name = error instanceof DOMException ? error.name : '';
  return name === 'InsecureError' ? 'insecure' : (REASONS[name] ?? 'failed');
}
