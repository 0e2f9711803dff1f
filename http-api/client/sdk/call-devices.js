import { isHeldBy, withMember } from './call-model.js';
import { OwnDevices } from './own-devices.js';
import { MediaType } from './protocol.js';

/**
 * @import { CallMedia } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { DeviceProblem } from './local-media.js'
 * @import { Devices } from './own-devices.js'
 *
 * @typedef {object} CallDevicesOwner
 * @property {() => string} self
 * @property {() => Call | null} call
 * @property {() => Call} required
 * @property {(callId: string) => boolean} hasLeft
 * @property {(call: Call) => void} become
 * @property {(cmd: string, p: object) => void} send
 * @property {() => CallMedia} media
 */

/**
 * What this user sends into his call: microphone and camera, and that the platform and the page know
 * of them. While he has the call on hold both are closed, whatever he wishes for afterwards.
 */
export class CallDevices {
  /** What he wishes for. */
  own;
  #owner;

  /** @param {CallDevicesOwner} owner */
  constructor(owner) {
    this.#owner = owner;
    this.own = new OwnDevices(owner.media);
  }

  /** @returns {Devices} what is to be open now */
  get open() {
    return this.#held(this.#owner.call()) ? { mic: false, camera: false } : this.own.wish;
  }

  /** @param {boolean} on */
  async setCamera(on) {
    // Asked for in the handler of an event, it is about the call as that event leaves it.
    await null;
    const call = this.#owner.required();
    if (call.mediaType === MediaType.video) {
      await (this.#held(call) ? this.own.want({ camera: on }) : this.own.setCamera(on));
      this.tell();
    }
  }

  /** @param {boolean} on */
  async setMicrophone(on) {
    const call = this.#owner.required();
    await (this.#held(call) ? this.own.want({ mic: on }) : this.own.setMicrophone(on));
    this.tell();
  }

  /**
   * @param {boolean} on
   * @returns {Promise<boolean>} whether a screen is shared now; false when the person said no
   */
  async setScreen(on) {
    const call = this.#owner.required();
    const shared = await this.#owner.media().setScreen(
      on && call.mediaType === MediaType.video && !this.#held(call),
    );
    this.own.wantScreen(shared);
    this.tell();
    return shared;
  }

  /** @param {DeviceProblem} problem */
  lost({ kind }) {
    this.own.want(kind === 'audio' ? { mic: false } : { camera: false });
    this.tell();
  }

  /**
   * Closes what is open when the call is put on hold, and opens it when it is taken up again.
   *
   * @param {Call | null} before
   * @param {Call | null} after
   */
  follow(before, after) {
    if (before !== null && after !== null && this.#held(before) !== this.#held(after)) {
      const { mic, camera } = this.open;
      const media = this.#owner.media();
      void media.setMicrophone(mic);
      void media.setCamera(camera);
      if (this.own.screen && this.#held(after)) {
        void media.setScreen(false);
        this.own.wantScreen(false);
      }
    }
  }

  /** Makes what the platform and the page know of the own devices true. */
  tell() {
    const call = this.#owner.call();
    const here = call?.phase === 'inviting' || call?.phase === 'active';
    if (call === null || !here || this.#owner.hasLeft(call.callId)) {
      return;
    }
    const { mic, camera } = this.own.wish;
    this.own.tell().forEach((cmd) => this.#owner.send(cmd, { callId: call.callId }));
    this.#owner.become(
      withMember(call, this.#owner.self(), { audio: mic, video: camera, screen: this.own.screen }),
    );
  }

  /** @param {Call | null} call */
  #held(call) {
    return call !== null && isHeldBy(call, this.#owner.self());
  }
}
