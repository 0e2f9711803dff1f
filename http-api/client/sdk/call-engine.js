import { CallMedia } from './call-media.js';
import { systemClock } from './clock.js';
import { Connection } from './connection.js';
import { claimDeviceId, rememberCall, rememberedCall } from './device-id.js';
import { Emitter } from './events.js';
import { OngoingCall } from './ongoing-call.js';
import { ClientError, MediaType, RingroomError } from './protocol.js';
import { UserList } from './user-list.js';

/**
 * @import { CallMediaOwner } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Clock } from './clock.js'
 * @import { ConnectionState, SocketLike } from './connection.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { Memory } from './ongoing-call.js'
 * @import { LoginReply, MediaTypeValue, ServerEvent, Sync } from './protocol.js'
 *
 * @typedef {object} Credentials
 * @property {number} [sdkAppID]
 * @property {string} userID
 * @property {string | ((renew: boolean) => Promise<{userSig: string, sdkAppID: number}>)} userSig
 *     a signature, or where to get one: asked at each login, with `renew` when it has expired
 *
 * @typedef {object} CallWish
 * @property {string[]} userIDList
 * @property {MediaTypeValue} [mediaType] video unless told otherwise
 * @property {number} [timeout] seconds the others may take to answer, 5 to 180
 * @property {string} [userData] handed to whoever is called, at most 4 KiB
 * @property {boolean} [mic] whether to begin with an open microphone
 * @property {boolean} [camera] whether to begin with an open camera
 *
 * @typedef {object} EngineParts what tests replace
 * @property {() => SocketLike} open
 * @property {Clock} clock
 * @property {() => Promise<string>} deviceId
 * @property {Memory} memory
 * @property {(owner: CallMediaOwner) => CallMedia} media
 */

const DEFAULT_RING_SECONDS = 30;

/** Logging out must not wait long for a platform that is away. */
const LOGOUT_LIMIT = 2_000;

/**
 * Calls from a browser: log in, ring people and rooms, answer, see and hear each other.
 *
 * The names are TUICallEngine's. The engine holds one call at a time ({@link currentCall}) and keeps
 * it through lost sockets, page reloads and the death of the platform process. Commands reject with
 * a {@link RingroomError}.
 */
export class RingroomCallEngine {
  /** @type {Emitter<EngineEvents>} */
  #events = new Emitter();
  #users = new UserList();
  /** @type {Connection} */
  #connection;
  /** @type {OngoingCall} */
  #ongoing;
  #deviceId;
  #device = '';
  #watching = false;
  /** @type {Credentials | null} */
  #credentials = null;
  /** @type {{resolve: (value?: any) => void, reject: (error: Error) => void} | null} */
  #loggingIn = null;

  /** @param {Partial<EngineParts> & {url?: string}} [options] `url` of the platform's socket */
  constructor({ url = defaultUrl(), clock = systemClock, ...parts } = {}) {
    this.#deviceId = parts.deviceId ?? claimDeviceId;
    this.#connection = new Connection({
      open: parts.open ?? (() => /** @type {SocketLike} */ (new WebSocket(url))),
      clock,
      owner: {
        credentials: (renew) => this.#loginWith(renew),
        knownCalls: () => this.#ongoing.known(),
        onState: (state) => this.#events.emit('onConnectionStateChanged', { state }),
        onLogin: (reply) => this.#loggedIn(reply),
        onEvent: (event) => this.#heard(event),
        onGivenUp: (error) => this.#givenUp(error),
      },
    });
    this.#ongoing = new OngoingCall({
      connection: this.#connection,
      events: this.#events,
      clock,
      memory: parts.memory ?? { remembered: rememberedCall, remember: rememberCall },
      media: parts.media ?? ((owner) => new CallMedia(owner)),
    });
    globalThis.addEventListener?.('online', this.#online);
  }

  /** @type {Emitter<EngineEvents>["on"]} */
  on = (name, listener) => this.#events.on(name, listener);

  /** @type {Emitter<EngineEvents>["off"]} */
  off = (name, listener) => this.#events.off(name, listener);

  /** This user, or "" when logged out. */
  get self() {
    return this.#credentials?.userID ?? '';
  }

  /** @returns {Call | null} the call this device rings for or is in; a value, replaced on change */
  get currentCall() {
    return this.#ongoing.call;
  }

  /** @returns {ConnectionState} */
  get connectionState() {
    return this.#connection.state;
  }

  /** Who is online, once {@link watchUsers} was asked for. */
  get users() {
    return this.#users.all();
  }

  /** The platform's clock, for a call timer that agrees with the duration told at the end. */
  serverNow() {
    return this.#connection.serverNow();
  }

  /**
   * @param {Credentials} credentials
   * @returns {Promise<void>} settles with the first answer; afterwards reconnects go on for ever
   */
  async login(credentials) {
    await this.logout();
    this.#credentials = credentials;
    this.#device ||= await this.#deviceId();
    this.#ongoing.belongsTo(credentials.userID, this.#device);
    await new Promise((resolve, reject) => {
      this.#loggingIn = { resolve, reject };
      this.#connection.start();
    });
  }

  /** Hangs up or rejects what this device is in, and ends the session. */
  async logout() {
    if (this.#credentials === null) {
      return;
    }
    if (this.#connection.state === 'connected') {
      // A platform that does not answer finds out by the closing socket.
      await this.#connection.command('logout', {}, LOGOUT_LIMIT).catch(() => {});
    }
    this.#forget();
    this.#connection.stop();
  }

  /** Asks for the list of who is online and for every change of it. */
  async watchUsers() {
    this.#watching = true;
    const { users } = await this.#connection.command('listUsers');
    this.#users.replace(users);
    this.#events.emit('onUserListChanged', { users: this.users });
  }

  /**
   * Rings one or several users.
   *
   * @param {CallWish} wish
   * @returns what became of each: `accepted` are rung, `refused` are not, with a code
   */
  calls({ userIDList, mediaType, timeout, userData, mic, camera }) {
    return this.#ongoing.place({
      userIDList,
      mediaType: mediaType ?? MediaType.video,
      timeout: timeout ?? DEFAULT_RING_SECONDS,
      userData: userData ?? '',
      devices: { mic: mic ?? true, camera: camera ?? true },
    });
  }

  /**
   * Rings one user.
   *
   * @param {{userID: string} & Omit<CallWish, "userIDList">} wish
   */
  call({ userID, ...wish }) {
    return this.calls({ userIDList: [userID], ...wish });
  }

  /** @param {{mic?: boolean, camera?: boolean}} [preJoin] */
  async accept({ mic = true, camera = true } = {}) {
    await this.#ongoing.accept({ mic, camera });
  }

  async reject() {
    await this.#ongoing.leave('reject');
  }

  /** Ends this user's part in the call; what rings is cancelled or rejected. */
  async hangup() {
    await this.#ongoing.leave(this.currentCall?.phase === 'ringing' ? 'reject' : 'hangup');
  }

  /** @param {HTMLVideoElement} [preview] shows the own camera from now on */
  async openCamera(preview) {
    if (preview) {
      this.setLocalView(preview);
    }
    await this.#ongoing.setCamera(true);
  }

  async closeCamera() {
    await this.#ongoing.setCamera(false);
  }

  async openMicrophone() {
    await this.#ongoing.setMicrophone(true);
  }

  async closeMicrophone() {
    await this.#ongoing.setMicrophone(false);
  }

  /** @param {HTMLVideoElement | null} element shows the own camera from now on */
  setLocalView(element) {
    this.#ongoing.media.preview(element);
  }

  /**
   * Shows a user wherever and whenever he has a picture. His sound is played without being asked.
   *
   * @param {string} userID
   * @param {Element} target a video element, or a container that gets one
   */
  startRemoteView(userID, target) {
    this.#ongoing.media.show(userID, target);
  }

  /** @param {string} userID */
  stopRemoteView(userID) {
    this.#ongoing.media.hide(userID);
  }

  /** @param {"camera" | "microphone"} kind */
  async getDeviceList(kind) {
    const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    const wanted = kind === 'camera' ? 'videoinput' : 'audioinput';
    return devices.filter((device) => device.kind === wanted);
  }

  /** @param {string} deviceId */
  async switchCamera(deviceId) {
    await this.#ongoing.media.local.use('video', deviceId);
  }

  /** Starts sound the browser has held back; call it from a click. */
  resumeSound() {
    this.#ongoing.media.play();
  }

  /** @returns {Promise<RTCStatsReport | null>} of the current media connection */
  getStats() {
    return this.#ongoing.media.getStats();
  }

  /** Frees everything without hanging up: what a closing page does. */
  destroy() {
    globalThis.removeEventListener?.('online', this.#online);
    this.#events.clear();
    this.#forget();
    this.#connection.stop();
  }

  #online = () => this.#connection.hurry();

  /** @param {boolean} renew */
  async #loginWith(renew) {
    const credentials = this.#credentials;
    if (credentials === null) {
      throw new RingroomError(ClientError.loggedOut);
    }
    const { userSig, sdkAppID, userID } = credentials;
    const signature = typeof userSig === 'string' ? { userSig, sdkAppID } : await userSig(renew);
    return { ...signature, userID, deviceId: this.#device, platform: 'web' };
  }

  /** @param {LoginReply} reply */
  #loggedIn({ resumed, sync }) {
    this.#loggingIn?.resolve();
    this.#loggingIn = null;
    if (!resumed && sync) {
      this.#connection.answerFromSync((cmd) => (cmd === 'calls' ? placedIn(sync) : undefined));
      this.#ongoing.catchUp(sync);
    }
    if (this.#watching) {
      // A new socket has to ask anew; should this one die too, the next login asks again.
      this.watchUsers().catch(() => {});
    }
  }

  /** @param {ServerEvent} event */
  #heard(event) {
    if (event.ev === 'onUserPresence') {
      this.#users.change(/** @type {any} */ (event.p));
      this.#events.emit('onUserListChanged', { users: this.users });
    } else {
      this.#ongoing.heard(event);
    }
  }

  /** @param {RingroomError} error */
  #givenUp(error) {
    const { code, name, message, hint } = error;
    this.#forget();
    this.#loggingIn?.reject(error);
    this.#loggingIn = null;
    if (code === ClientError.replaced.code) {
      this.#events.emit('onKickedOffline', { reason: message });
    } else if (name === 'EXPIRED') {
      this.#events.emit('onUserSigExpired', {});
    } else {
      this.#events.emit('onError', { code, name, message, hint });
    }
  }

  #forget() {
    this.#credentials = null;
    this.#watching = false;
    this.#users.replace([]);
    this.#ongoing.forget();
  }
}

/**
 * @param {Sync} sync
 * @returns the reply `calls` had, when its call is there but the reply was lost with the socket
 */
function placedIn({ call }) {
  return call?.role === 'caller'
    ? { callId: call.callId, roomId: call.roomId, accepted: call.calleeIdList, refused: [] }
    : undefined;
}

function defaultUrl() {
  const { protocol, host } = globalThis.location ?? { protocol: 'http:', host: 'localhost' };
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws?v=1`;
}
