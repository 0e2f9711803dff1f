import { LocalMedia } from './local-media.js';
import { showTrack } from './remote-views.js';
import { ScreenShare } from './screen-share.js';

/**
 * @import { DeviceProblem, Kind } from './local-media.js'
 *
 * @typedef {object} OwnMediaOwner
 * @property {(problem: DeviceProblem) => void} onProblem
 * @property {(kind: Kind, track: MediaStreamTrack | null) => void} onTrack what is to be sent now
 * @property {(track: MediaStreamTrack | null) => void} onScreen what is to be sent beside it
 * @property {() => void} onScreenEnded the person has ended it in the browser
 */

/** The own side of a call: what is sent of this user, and his own picture. */
export class OwnMedia {
  /** Microphone and camera. */
  local;
  screen;
  #micOn = true;
  #onTrack;
  /** @type {HTMLVideoElement | null} */
  #preview = null;

  /** @param {OwnMediaOwner} owner */
  constructor({ onProblem, onTrack, onScreen, onScreenEnded }) {
    this.#onTrack = onTrack;
    this.screen = new ScreenShare({ onTrack: onScreen, onEnded: onScreenEnded });
    this.local = new LocalMedia({
      onProblem,
      onTrack: (kind, track) => this.#changed(kind, track),
    });
  }

  /** Whether the microphone is to be heard. */
  get micOn() {
    return this.#micOn;
  }

  /**
   * @param {{mic: boolean, camera: boolean}} wish
   * @returns {Promise<unknown>} settled when the devices are open, or were allowed long ago
   */
  open({ mic, camera }) {
    this.#micOn = mic;
    /** @type {Kind[]} */
    const kinds = [];
    if (mic) {
      kinds.push('audio');
    }
    if (camera) {
      kinds.push('video');
    }
    return Promise.race([this.local.open(kinds), LocalMedia.permitted(kinds)]);
  }

  closeAll() {
    this.local.closeAll();
    this.screen.stop();
  }

  /** @param {HTMLVideoElement | null} element shows the own camera, or nobody's */
  preview(element) {
    if (this.#preview && this.#preview !== element) {
      this.#preview.srcObject = null;
    }
    this.#preview = element;
    if (element) {
      element.muted = true;
      element.autoplay = true;
      element.playsInline = true;
      showTrack(element, this.local.track('video'));
    }
  }

  /**
   * @param {boolean} on
   * @returns {Promise<boolean>} whether the microphone is heard now
   */
  async setMicrophone(on) {
    this.#micOn = on;
    if (on) {
      await this.local.open(['audio']);
    }
    const track = this.local.track('audio');
    if (track) {
      // Muted, not closed: the next word after unmuting must not wait for the device.
      track.enabled = this.#micOn;
    }
    return track !== null && this.#micOn;
  }

  /**
   * @param {boolean} on
   * @returns {Promise<boolean>} whether the camera is on now
   */
  async setCamera(on) {
    if (on) {
      return (await this.local.open(['video'])).length > 0;
    }
    this.local.close('video');
    return false;
  }

  /**
   * @param {Kind} kind
   * @param {MediaStreamTrack | null} track
   */
  #changed(kind, track) {
    if (track && kind === 'audio') {
      track.enabled = this.#micOn;
    }
    this.#onTrack(kind, track);
    if (kind === 'video' && this.#preview) {
      showTrack(this.#preview, track);
    }
  }
}
