import { MediaType } from './protocol.js';

/**
 * @import { MediaTypeValue } from './protocol.js'
 *
 * @typedef {{mic: boolean, camera: boolean}} Devices
 */

/** What this user sends: as he wants it, and as the platform was told. */
export class OwnDevices {
  /** @type {Devices} */
  #wish = { mic: true, camera: true };
  /** @type {Devices} */
  #told = { mic: true, camera: true };

  /** @returns {Readonly<Devices>} */
  get wish() {
    return this.#wish;
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
  }

  /** @param {Partial<Devices>} change */
  want(change) {
    this.#wish = { ...this.#wish, ...change };
  }

  /**
   * The platform has decided it, for this user or all.
   *
   * @param {Partial<Devices>} change
   */
  decided(change) {
    this.want(change);
    this.#told = { ...this.#told, ...change };
  }

  /** @returns {string[]} the commands that tell what the platform does not know yet */
  tell() {
    const { mic, camera } = this.#wish;
    const told = this.#told;
    this.#told = this.#wish;
    return [
      ...(told.mic === mic ? [] : [mic ? 'openMicrophone' : 'closeMicrophone']),
      ...(told.camera === camera ? [] : [camera ? 'openCamera' : 'closeCamera']),
    ];
  }
}
