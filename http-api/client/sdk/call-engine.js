import { Account } from './account.js';
import { CallMedia } from './call-media.js';
import { systemClock } from './clock.js';
import { claimDeviceId, rememberCall, rememberedCall } from './device-id.js';
import { Emitter } from './events.js';
import { OngoingCall } from './ongoing-call.js';
import { MediaType } from './protocol.js';
import { Session } from './session.js';
import { UserList } from './user-list.js';

/**
 * @import { CallMediaOwner } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Clock } from './clock.js'
 * @import { ConnectionState, SocketLike } from './connection.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { Memory } from './ongoing-call.js'
 * @import { Devices } from './own-devices.js'
 * @import { LoginReply, MediaTypeValue, RecordFilter, RecordPlace, ServerEvent, Sync }
 *     from './protocol.js'
 * @import { Credentials } from './session.js'
 *
 * @typedef {object} CallWish
 * @property {string[]} userIDList
 * @property {MediaTypeValue} [mediaType] video unless told otherwise
 * @property {number} [timeout] seconds the others may take to answer, 5 to 180
 * @property {string} [userData] handed to whoever is called, at most 4 KiB
 * @property {string} [chatGroupId] the chat the call is made in; its members may join
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
  #session;
  #account;
  /** @type {OngoingCall} */
  #ongoing;
  #watching = false;

  /** @param {Partial<EngineParts> & {url?: string}} [options] `url` of the platform's socket */
  constructor({ url = defaultUrl(), clock = systemClock, ...parts } = {}) {
    this.#session = new Session({
      open: parts.open ?? (() => /** @type {SocketLike} */ (new WebSocket(url))),
      clock,
      deviceId: parts.deviceId ?? claimDeviceId,
      events: this.#events,
      owner: {
        knownCalls: () => this.#ongoing.known(),
        onLogin: (reply) => this.#loggedIn(reply),
        onEvent: (event) => this.#heard(event),
        onEnd: () => this.#forget(),
      },
    });
    this.#account = new Account(this.#session.connection);
    this.#ongoing = new OngoingCall({
      connection: this.#session.connection,
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
    return this.#session.self;
  }

  /** @returns {Call | null} the call this device rings for or is in; a value, replaced on change */
  get currentCall() {
    return this.#ongoing.call;
  }

  /** @returns {string | null} a call this user is in on another device; {@link moveToThisDevice} */
  get callElsewhere() {
    return this.#ongoing.elsewhere;
  }

  /** @returns {ConnectionState} */
  get connectionState() {
    return this.#session.state;
  }

  /** Who is online, once {@link watchUsers} was asked for. */
  get users() {
    return this.#users.all();
  }

  /** The platform's clock, for a call timer that agrees with the duration told at the end. */
  serverNow() {
    return this.#session.connection.serverNow();
  }

  /**
   * @param {Credentials} credentials
   * @returns {Promise<void>} settles with the first answer; afterwards reconnects go on for ever
   */
  login(credentials) {
    return this.#session.login(credentials);
  }

  /** Hangs up or rejects what this device is in, and ends the session. */
  logout() {
    return this.#session.logout();
  }

  /**
   * Goes on with a fresh signature; the call is not touched. Not needed where `login` was given a
   * function.
   *
   * @param {{userSig: string}} token
   */
  updateToken({ userSig }) {
    return this.#session.renew(userSig);
  }

  /** Asks for the list of who is online and for every change of it. */
  async watchUsers() {
    this.#watching = true;
    const { users } = await this.#session.connection.command('listUsers');
    this.#users.replace(users);
    this.#events.emit('onUserListChanged', { users: this.users });
  }

  /**
   * Rings one or several users.
   *
   * @param {CallWish} wish
   * @returns what became of each: `accepted` are rung, `refused` are not, with a code
   */
  calls({ userIDList, mediaType, timeout, userData, chatGroupId, mic, camera }) {
    return this.#ongoing.place({
      userIDList,
      mediaType: mediaType ?? MediaType.video,
      timeout: timeout ?? DEFAULT_RING_SECONDS,
      userData: userData ?? '',
      chatGroupId: chatGroupId ?? '',
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

  /** @param {Partial<Devices>} [preJoin] */
  async accept({ mic = true, camera = true } = {}) {
    await this.#ongoing.accept({ mic, camera });
  }

  async reject() {
    await this.#ongoing.leave('reject');
  }

  /** This device rings no more; the user's others ring on. */
  ignore() {
    return this.#ongoing.midCall.ignore();
  }

  /** Ends this user's part in the call; what rings is cancelled or rejected. */
  async hangup() {
    await this.#ongoing.leave(this.currentCall?.phase === 'ringing' ? 'reject' : 'hangup');
  }

  /**
   * Asks more users into the call.
   *
   * @param {{userIDList: string[], timeout?: number}} wish `timeout` in seconds
   * @returns what became of each; who rings already is in `alreadyInvited`
   */
  inviteUser({ userIDList, timeout = DEFAULT_RING_SECONDS }) {
    return this.#ongoing.midCall.invite(userIDList, timeout);
  }

  /**
   * Comes into a running call this user was asked into before, or whose chat group he names.
   *
   * @param {{callId: string, groupID?: string} & Partial<Devices>} which
   */
  join({ mic = true, camera = true, ...p }) {
    return this.#ongoing.enter('join', p, { mic, camera });
  }

  /**
   * The same by the room of the call.
   *
   * @param {{roomId: string, groupID: string, mediaType?: MediaTypeValue} & Partial<Devices>} which
   */
  joinInGroupCall({ mic = true, camera = true, ...p }) {
    return this.#ongoing.enter('joinInGroupCall', p, { mic, camera });
  }

  /**
   * Goes on here with the call this user is in on another device.
   *
   * @param {{callId: string} & Partial<Devices>} which
   */
  moveToThisDevice({ callId, mic = true, camera = true }) {
    return this.#ongoing.enter('moveToThisDevice', { callId }, { mic, camera });
  }

  /**
   * To audio at once: the platform closes every camera. To video, in a call of two, when the other
   * agrees.
   *
   * @param {MediaTypeValue} mediaType
   */
  switchCallMediaType(mediaType) {
    return this.#ongoing.midCall.switchTo(mediaType);
  }

  /** @param {boolean} agree the answer to `onMediaTypeRequest` */
  respondMediaType(agree) {
    return this.#ongoing.midCall.respond(agree);
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

  /**
   * This user's past calls, the newest first.
   *
   * @param {{filter?: RecordFilter, limit?: number, after?: RecordPlace}} [page] `after`: `next` of
   *     the page before
   */
  queryRecentCalls(page = {}) {
    return this.#account.recent(page);
  }

  /** @param {string[]} callIdList taken out of this user's list; the others keep theirs */
  deleteRecordCalls(callIdList) {
    return this.#account.forget(callIdList);
  }

  /** @param {{on: boolean, until?: number}} dnd on: nothing rings; `until` epoch milliseconds */
  setDnd(dnd) {
    return this.#account.prefer('setDnd', dnd);
  }

  /** @param {string} userID who may not call this user any more */
  blockUser(userID) {
    return this.#account.prefer('blockUser', { userID });
  }

  /** @param {string} userID */
  unblockUser(userID) {
    return this.#account.prefer('unblockUser', { userID });
  }

  /** Who is blocked, and whether this user wants to be disturbed. */
  queryBlockList() {
    return this.#account.prefer('queryBlockList');
  }

  /** Frees everything without hanging up: what a closing page does. */
  destroy() {
    globalThis.removeEventListener?.('online', this.#online);
    this.#events.clear();
    this.#session.close();
  }

  #online = () => this.#session.connection.hurry();

  /** @param {LoginReply} reply */
  #loggedIn({ resumed, sync }) {
    this.#ongoing.belongsTo(this.#session.self, this.#session.device);
    if (!resumed && sync) {
      const { connection } = this.#session;
      connection.answerFromSync((cmd) => (cmd === 'calls' ? placedIn(sync) : undefined));
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
    } else if (event.ev === 'onCallRecord') {
      const news = /** @type {any} */ ({ ...event.p, callId: event.callId });
      this.#events.emit('onCallRecord', news);
    } else {
      this.#ongoing.heard(event);
    }
  }

  #forget() {
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
