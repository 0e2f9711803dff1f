import { MediaConnection } from './media.js';
import { OwnMedia } from './own-media.js';
import { Reception } from './reception.js';
import { reconnectDelay } from './reconnect-policy.js';
import { RemoteMedia } from './remote-media.js';

/**
 * @import { DeviceProblem, Kind } from './local-media.js'
 * @import { MediaState } from './media.js'
 * @import { Slot } from './protocol.js'
 * @import { ReceptionValue, ReceptionWish } from './reception.js'
 * @import { LimitedView } from './view-limits.js'
 * @import { Volumes } from './volume.js'
 *
 * @typedef {{video: boolean, many: boolean}} Shape what kind of call it is
 *
 * @typedef {object} CallMediaOwner
 * @property {(callId: string, sdp: string, views: string[], wish: ReceptionWish) =>
 *     Promise<{sdp: string}>} connect
 * @property {(wish: ReceptionWish) => void} tellReception
 * @property {(limit: ReceptionValue | null) => void} onReceptionLimited
 * @property {(cmd: "startRemoteView" | "stopRemoteView", view: string) => void} tellView
 * @property {(state: MediaState) => void} onState
 * @property {(problem: DeviceProblem) => void} onDeviceProblem
 * @property {(kind: Kind, track: MediaStreamTrack | null) => void} onLocalTrack
 * @property {() => void} onScreenEnded the person has ended in the browser what he shared
 * @property {(view: LimitedView) => void} onViewLimited
 * @property {() => string} self this user
 * @property {(volumes: Volumes) => void} onVolumes
 * @property {(userID: string | null) => void} onActiveSpeaker
 * @property {() => void} onAutoplayBlocked
 * @property {(error: any) => void} onRefused the platform will not connect this call's media
 */

/**
 * How long the offer waits for somebody who is being asked for his devices: with their permission
 * ICE may use every interface, without it only the default route.
 */
const DEVICE_PATIENCE = 400;

/** The media of one call at a time: prepared while it rings, connected when it begins. */
export class CallMedia {
  #owner;
  #ice;
  #own;
  #remote;
  #reception;
  /** @type {Shape} */
  #shape = { video: false, many: false };
  /** @type {string | null} the call whose media is wanted now */
  #callId = null;
  /** Grows with every connection; what belongs to an earlier one is void. */
  #generation = 0;
  #attempt = 0;
  /** @type {MediaConnection | null} */
  #connection = null;
  /** @type {Promise<string> | null} */
  #offer = null;
  /** @type {Promise<unknown>} settled when the offer need not wait for the devices any more */
  #permitted = Promise.resolve();

  /**
   * @param {CallMediaOwner} owner
   * @param {() => RTCConfiguration} ice how the next connection finds its way
   */
  constructor(owner, ice) {
    this.#owner = owner;
    this.#ice = ice;
    this.#remote = new RemoteMedia({
      ...owner,
      connection: () => this.#connection,
      hasPictures: () => this.#shape.video,
      micOn: () => this.#own.micOn,
    });
    this.#reception = new Reception(owner);
    this.#own = new OwnMedia({
      onProblem: owner.onDeviceProblem,
      onTrack: (kind, track) => {
        void this.#connection?.setTrack(kind, track);
        owner.onLocalTrack(kind, track);
      },
      onScreen: (track) => void this.#connection?.setTrack('screen', track),
      onScreenEnded: owner.onScreenEnded,
    });
  }

  get local() {
    return this.#own.local;
  }

  /**
   * Opens the devices and makes the offer, so that nothing is left to do when the call begins.
   *
   * @param {Shape} shape
   * @param {{mic: boolean, camera: boolean}} wish
   */
  prepare(shape, wish) {
    if (this.#connection !== null) {
      this.#grow(shape);
      return;
    }
    this.#shape = shape;
    this.#permitted = this.#own.open({ ...wish, camera: wish.camera && shape.video });
    this.#renew();
    const generation = this.#generation;
    void this.#permitted.then(() => {
      if (generation === this.#generation) {
        void this.#offered();
      }
    });
  }

  /**
   * Connects, and stays connected until {@link close}.
   *
   * @param {string} callId
   */
  connect(callId) {
    if (this.#callId !== callId) {
      this.#callId = callId;
      this.#attempt = 0;
      void this.#establish();
    }
  }

  /** The media node has lost the connection, or the browser has: a new one with the same views. */
  reconnect() {
    if (this.#callId !== null) {
      this.#renew();
      void this.#establish();
    }
  }

  /**
   * More people, or pictures where there were none: lines cannot be added to a connection.
   *
   * @param {Shape} shape
   */
  #grow({ video, many }) {
    const known = this.#shape;
    this.#shape = { video: known.video || video, many: known.many || many };
    if (this.#shape.video !== known.video || this.#shape.many !== known.many) {
      if (this.#callId === null) {
        this.#renew();
      } else {
        this.reconnect();
      }
    }
  }

  /**
   * @param {Slot[]} slots
   * @param {ReceptionValue} [reception] what the link affords, where that is less than is wanted
   */
  bind(slots, reception) {
    this.#remote.bind(slots);
    this.#reception.follow(reception);
  }

  /** @param {import('./mix-levels.js').UserLevel[]} levels of all who are heard in the mix */
  hearMix(levels) {
    this.#remote.hearMix(levels);
  }

  /**
   * @param {string} view as `viewOf` says it
   * @param {Element} target
   */
  show(view, target) {
    this.#remote.show(view, target);
  }

  /** @param {string} view */
  hide(view) {
    this.#remote.hide(view);
  }

  /** @param {ReceptionWish} wish how the others are received, also after a reconnect */
  receive(wish) {
    this.#reception.want(wish);
  }

  /** @param {number} milliseconds between two tellings of the volumes; 0 for none */
  tellVolumesEvery(milliseconds) {
    this.#remote.tellVolumesEvery(milliseconds);
  }

  /** Starts sound the browser has held back. */
  play() {
    this.#remote.play();
  }

  /** @param {HTMLVideoElement | null} element shows the own camera, or nobody's */
  preview(element) {
    this.#own.preview(element);
  }

  /**
   * @param {boolean} on
   * @returns {Promise<boolean>} whether the microphone is heard now
   */
  setMicrophone(on) {
    return this.#own.setMicrophone(on);
  }

  /**
   * @param {boolean} on
   * @returns {Promise<boolean>} whether the camera is on now
   */
  setCamera(on) {
    return this.#own.setCamera(on);
  }

  /**
   * @param {boolean} on
   * @returns {Promise<boolean>} whether a screen is shared now
   */
  async setScreen(on) {
    if (on) {
      return this.#own.screen.start();
    }
    this.#own.screen.stop();
    return false;
  }

  getStats() {
    return this.#connection?.getStats() ?? Promise.resolve(null);
  }

  /** The call is over: devices off, connection gone. */
  close() {
    this.#callId = null;
    this.#generation++;
    this.#own.closeAll();
    this.#connection?.close();
    this.#connection = null;
    this.#offer = null;
    this.#remote.end();
    this.#reception.end();
    this.#reception.want({ reception: 'individual' });
  }

  #renew() {
    this.#generation++;
    this.#connection?.close();
    const generation = this.#generation;
    const connection = new MediaConnection({
      ...this.#shape,
      ice: this.#ice(),
      onState: (state) => {
        if (generation === this.#generation) {
          this.#follow(state);
        }
      },
    });
    this.#connection = connection;
    this.#offer = null;
    this.#remote.renewed();
    this.#reception.end();
    for (const kind of /** @type {Kind[]} */ (['audio', 'video'])) {
      void connection.setTrack(kind, this.#own.local.track(kind));
    }
    void connection.setTrack('screen', this.#own.screen.track);
  }

  /** @returns {Promise<string>} made once per connection */
  #offered() {
    this.#offer ??= this.#connection?.offer() ?? Promise.reject(new Error('closed'));
    // The one who connects awaits it; a preparation that is closed meanwhile has nobody to tell.
    this.#offer.catch(() => {});
    return this.#offer;
  }

  async #establish() {
    const callId = this.#callId;
    const connection = this.#connection;
    const generation = this.#generation;
    if (callId === null || connection === null) {
      return;
    }
    try {
      await Promise.race([this.#permitted, pause(DEVICE_PATIENCE)]);
      if (generation !== this.#generation) {
        return;
      }
      const offer = await this.#offered();
      const views = this.#remote.views();
      const wish = this.#reception.wanted;
      const { sdp } = await this.#owner.connect(callId, offer, views, wish);
      if (generation === this.#generation) {
        this.#remote.answered(views);
        this.#reception.begin(wish);
        await connection.answer(sdp);
        this.#remote.connected();
      }
    } catch (error) {
      if (generation === this.#generation) {
        this.#failed(error);
      }
    }
  }

  /** @param {any} error */
  #failed(error) {
    if (error?.retryable === false && error.name !== 'TIMEOUT') {
      this.#owner.onRefused(error);
      return;
    }
    const generation = this.#generation;
    // Not at once even the first time: the platform has just tried for us.
    void pause(reconnectDelay(++this.#attempt, Math.random())).then(() => {
      if (generation === this.#generation) {
        this.reconnect();
      }
    });
  }

  /** @param {MediaState} state */
  #follow(state) {
    this.#owner.onState(state);
    if (state === 'connected') {
      this.#attempt = 0;
    } else if (state === 'failed') {
      this.#failed({ retryable: true });
    }
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
