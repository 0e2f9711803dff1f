import { AccountEngine } from './account-engine.js';
import { MediaType } from './protocol.js';
import { viewOf } from './streams.js';

/**
 * @import { Call } from './call-model.js'
 * @import { Devices } from './own-devices.js'
 * @import { MediaTypeValue, MixLayout, RecordingForm, RoomWish } from './protocol.js'
 * @import { Stream } from './streams.js'
 *
 * @typedef {object} CallWish
 * @property {string[]} userIDList
 * @property {MediaTypeValue} [mediaType] video unless told otherwise
 * @property {number} [timeout] seconds the others may take to answer, 5 to 180
 * @property {string} [userData] handed to whoever is called, at most 4 KiB
 * @property {string} [chatGroupId] the chat the call is made in; its members may join
 * @property {boolean} [mic] whether to begin with an open microphone
 * @property {boolean} [camera] whether to begin with an open camera
 */

const DEFAULT_RING_SECONDS = 30;

/**
 * Calls from a browser: log in, ring people and rooms, answer, see and hear each other.
 *
 * The names are TUICallEngine's. The engine holds one call at a time ({@link currentCall}) and keeps
 * it through lost sockets, page reloads and the death of the platform process. Commands reject with
 * a {@link RingroomError}.
 */
export class RingroomCallEngine extends AccountEngine {
  /** @returns {Call | null} the call this device rings for or is in; a value, replaced on change */
  get currentCall() {
    return this._lines.current;
  }

  /** @returns {Call | null} a second call, which waits or is on hold */
  get otherCall() {
    return this._lines.other;
  }

  /** @returns {string | null} a call this user is in on another device; {@link moveToThisDevice} */
  get callElsewhere() {
    return this._lines.elsewhere;
  }

  /**
   * Rings one or several users.
   *
   * @param {CallWish} wish
   * @returns what became of each: `accepted` are rung, `refused` are not, with a code
   */
  calls({ userIDList, mediaType, timeout, userData, chatGroupId, mic, camera }) {
    return this._lines.place({
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

  /**
   * Answers what rings or waits here. Who is in another call has that on hold from then on.
   *
   * @param {Partial<Devices> & {callId?: string}} [preJoin]
   */
  async accept({ callId, mic = true, camera = true } = {}) {
    await this.#ringing(callId).accept({ mic, camera });
  }

  /** @param {{callId?: string}} [which] what rings or waits here, unless told */
  async reject({ callId } = {}) {
    await this.#ringing(callId).leave('reject');
  }

  /** This device rings no more; the user's others ring on. */
  async ignore() {
    return this.#ringing().midCall.ignore();
  }

  /**
   * Ends this user's part in the call; what rings is cancelled or rejected.
   *
   * @param {{callId?: string}} [which] the call in front unless told
   */
  async hangup({ callId } = {}) {
    const line = this._lines.of(callId);
    await line.leave(line.call?.phase === 'ringing' ? 'reject' : 'hangup');
  }

  /**
   * Neither hears nor is heard until {@link unhold}; the call goes on. Only where the tenant offers
   * call waiting.
   *
   * @param {{callId?: string}} [which] the call in front unless told
   */
  async hold({ callId } = {}) {
    return this._lines.of(callId).midCall.hold();
  }

  /**
   * Takes a call up again. Of two calls the other one is on hold from then on.
   *
   * @param {{callId?: string}} [which] the one that is on hold, unless told
   */
  async unhold({ callId } = {}) {
    const held = this._lines.front.held ? this.currentCall : this.otherCall;
    return this._lines.of(callId ?? held?.callId).midCall.unhold();
  }

  /**
   * Asks more users into the call.
   *
   * @param {{userIDList: string[], timeout?: number}} wish `timeout` in seconds
   * @returns what became of each; who rings already is in `alreadyInvited`
   */
  async inviteUser({ userIDList, timeout = DEFAULT_RING_SECONDS }) {
    return this._lines.of(undefined).midCall.invite(userIDList, timeout);
  }

  /**
   * Comes into a running call this user was asked into before, or whose chat group he names.
   *
   * @param {{callId: string, groupID?: string} & Partial<Devices>} which
   */
  join({ mic = true, camera = true, ...p }) {
    return this._lines.enter('join', p, { mic, camera });
  }

  /**
   * The same by the room of the call.
   *
   * @param {{roomId: string, groupID: string, mediaType?: MediaTypeValue} & Partial<Devices>} which
   */
  joinInGroupCall({ mic = true, camera = true, ...p }) {
    return this._lines.enter('joinInGroupCall', p, { mic, camera });
  }

  /**
   * Goes on here with the call this user is in on another device.
   *
   * @param {{callId: string} & Partial<Devices>} which
   */
  moveToThisDevice({ callId, mic = true, camera = true }) {
    return this._lines.enter('moveToThisDevice', { callId }, { mic, camera });
  }

  /**
   * To audio at once: the platform closes every camera. To video, in a call of two, when the other
   * agrees.
   *
   * @param {MediaTypeValue} mediaType
   */
  async switchCallMediaType(mediaType) {
    return this._lines.of(undefined).midCall.switchTo(mediaType);
  }

  /** @param {boolean} agree the answer to `onMediaTypeRequest` */
  async respondMediaType(agree) {
    return this._lines.of(undefined).midCall.respond(agree);
  }

  /** @param {HTMLVideoElement} [preview] shows the own camera from now on */
  async openCamera(preview) {
    if (preview) {
      this.setLocalView(preview);
    }
    await this._lines.of(undefined).devices.setCamera(true);
  }

  async closeCamera() {
    await this._lines.of(undefined).devices.setCamera(false);
  }

  async openMicrophone() {
    await this._lines.of(undefined).devices.setMicrophone(true);
  }

  async closeMicrophone() {
    await this._lines.of(undefined).devices.setMicrophone(false);
  }

  /**
   * Shows the others a screen, window or tab beside the camera; call it from a click, the browser
   * asks which. In a video call only.
   *
   * @returns {Promise<boolean>} false when the person has chosen none
   */
  async startScreenShare() {
    return this._lines.of(undefined).devices.setScreen(true);
  }

  async stopScreenShare() {
    await this._lines.of(undefined).devices.setScreen(false);
  }

  /** @param {HTMLVideoElement | null} element shows the own camera from now on */
  setLocalView(element) {
    this._lines.preview(element);
  }

  /**
   * Shows a user wherever and whenever he has a picture. His sound is played without being asked.
   *
   * @param {string} userID
   * @param {Element} target a video element, or a container that gets one
   * @param {Stream} [stream] his camera, or the screen he shares; `mix` is the one picture of everybody,
   *     whoever is named, where the reception is `mixed`
   */
  startRemoteView(userID, target, stream) {
    this._lines.show(viewOf(userID, stream), target);
  }

  /**
   * @param {string} userID
   * @param {Stream} [stream]
   */
  stopRemoteView(userID, stream) {
    this._lines.hide(viewOf(userID, stream));
  }

  /**
   * How the others of the call in front are received from now on; nothing is renegotiated.
   *
   * @param {import('./reception.js').ReceptionValue} reception
   * @param {{adaptive?: boolean}} [how] `adaptive` false: as wanted however weak this device's link
   *     is; true: more cheaply while it carries no more (`onReceptionLimited`)
   */
  setReception(reception, how = {}) {
    this._lines.front.media.receive({ reception, ...how });
  }

  /**
   * How the mixed picture is divided from now on, for everybody who watches it.
   *
   * @param {MixLayout} layout
   */
  async setMixLayout(layout) {
    return this._lines.of(undefined).midCall.divide(layout);
  }

  /**
   * Has the call recorded from now on; everybody in it is told. For who made the call, unless the
   * tenant lets others.
   *
   * @param {{form?: RecordingForm}} [how] a file for each, unless told otherwise
   */
  async startRecording({ form = 'tracks' } = {}) {
    return this._lines.of(undefined).midCall.record(form);
  }

  /** Ends what {@link startRecording} has begun, whoever began it. */
  async stopRecording() {
    return this._lines.of(undefined).midCall.record(null);
  }

  /**
   * A picture of a camera room that rings here, or that this user rings; only where the room permits
   * it before an answer. Refused with 70224 otherwise.
   *
   * @param {string} userID the room
   * @returns {Promise<string>} an address for an `img`
   */
  async previewCall(userID) {
    return this._lines.of(undefined).midCall.preview(userID);
  }

  /**
   * The cameras, microphones and loudspeakers of a camera room in the call in front, and how it uses
   * them. For whoever has called the room, unless the tenant says otherwise.
   *
   * @param {string} userID the room
   */
  async getRoomDevices(userID) {
    return this._lines.of(undefined).midCall.roomDevices(userID);
  }

  /**
   * Has a camera room use its devices in another way, or closes and opens them for the call in
   * front. What somebody in the room has closed or set stays so: refused with 70220.
   *
   * @param {string} userID the room
   * @param {RoomWish} wish what shall be different
   */
  async useRoomDevices(userID, wish) {
    return this._lines.of(undefined).midCall.useRoomDevices(userID, wish);
  }

  /** @param {"camera" | "microphone"} kind */
  async getDeviceList(kind) {
    const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    const wanted = kind === 'camera' ? 'videoinput' : 'audioinput';
    return devices.filter((device) => device.kind === wanted);
  }

  /** @param {string} deviceId */
  async switchCamera(deviceId) {
    await this._lines.front.media.local.use('video', deviceId);
  }

  /**
   * How often `onUserVoiceVolumeChanged` comes; every 200 ms unless asked otherwise.
   *
   * @param {number} interval milliseconds, 100 or more; 0 for never
   */
  enableAudioVolumeEvaluation(interval) {
    this._lines.tellVolumesEvery(interval);
  }

  /** Starts sound the browser has held back; call it from a click. */
  resumeSound() {
    this._lines.play();
  }

  /** @returns {Promise<RTCStatsReport | null>} of the current media connection */
  getStats() {
    return this._lines.front.media.getStats();
  }

  /** @param {string} [callId] */
  #ringing(callId) {
    return (callId === undefined && this._lines.ringing) || this._lines.of(callId);
  }
}
