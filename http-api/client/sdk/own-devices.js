import { MediaType } from './protocol.js';

/**
 * @import { CallMedia } from './call-media.js'
 * @import { MediaTypeValue, ServerEvent } from './protocol.js'
 *
 * @typedef {{mic: boolean, camera: boolean}} Devices
 */

/** What this user sends: as he wants it, and as the platform was told. */
export class OwnDevices {
  /** @type {Devices} */
  #wish = { mic: true, camera: true };
  /** @type {Devices} */
  #told = { mic: true, camera: true };
  #screen = false;
  #screenTold = false;
  #media;

  /** @param {() => CallMedia} media where microphone and camera are opened */
  constructor(media) {
    this.#media = media;
  }

  /** @returns {Readonly<Devices>} */
  get wish() {
    return this.#wish;
  }

  /** Whether this user shares a screen. */
  get screen() {
    return this.#screen;
  }

  /** @param {boolean} on */
  wantScreen(on) {
    this.#screen = on;
  }

  /**
   * What the platform learns with the call or the answer itself.
   *
   * @param {Devices} devices
   * @param {MediaTypeValue} mediaType
   */
  plan({ mic, camera }, mediaType) {
    this.#wish = { mic, camera: camera && mediaType === MediaType.video };
    this.#told = this.#wish;
    this.#screen = this.#screenTold = false;
  }

  /** @param {Partial<Devices>} change */
  want(change) {
    this.#wish = { ...this.#wish, ...change };
  }

  /** @param {boolean} on */
  async setCamera(on) {
    this.want({ camera: on });
    this.want({ camera: await this.#media().setCamera(on) });
  }

  /** @param {boolean} on */
  async setMicrophone(on) {
    this.want({ mic: on });
    this.want({ mic: await this.#media().setMicrophone(on) });
  }

  /**
   * Closes what the platform has closed, which needs not be told.
   *
   * @param {ServerEvent} event
   */
  obey({ ev, p }) {
    const muted = ev === 'onMutedByModerator';
    if (muted && p.audio) {
      this.#decided({ mic: false });
      void this.#media().setMicrophone(false);
    }
    const type = ev === 'onCallMediaTypeChanged' ? p.newMediaType : ev === 'onCallBegin' && p.mediaType;
    if (type === MediaType.audio || (muted && p.video)) {
      this.#decided({ camera: false });
      void this.#media().setCamera(false);
      if (this.#screen) {
        this.#screen = this.#screenTold = false;
        void this.#media().setScreen(false);
      }
    }
  }

  /** @param {Partial<Devices>} change */
  #decided(change) {
    this.want(change);
    this.#told = { ...this.#told, ...change };
  }

  /** @returns {string[]} the commands that tell what the platform does not know yet */
  tell() {
    const { mic, camera } = this.#wish;
    const told = this.#told;
    const screen = this.#screen;
    const screenTold = this.#screenTold;
    this.#told = this.#wish;
    this.#screenTold = screen;
    return [
      ...(told.mic === mic ? [] : [mic ? 'openMicrophone' : 'closeMicrophone']),
      ...(told.camera === camera ? [] : [camera ? 'openCamera' : 'closeCamera']),
      ...(screenTold === screen ? [] : [screen ? 'startScreenShare' : 'stopScreenShare']),
    ];
  }
}
