import { Emitter } from './events.js';
import { RoomMedia } from './room-model.js';
import { RoomStay } from './room-stay.js';
import { viewOf } from './streams.js';

/**
 * @import { CallMedia, CallMediaOwner } from './call-media.js'
 * @import { Connection } from './connection.js'
 * @import { DeviceProblem } from './local-media.js'
 * @import { MixLayout, RecordingForm, ServerEvent } from './protocol.js'
 * @import { ReceptionValue } from './reception.js'
 * @import { RoomEvents } from './room-events.js'
 * @import { Room, RoomMediaValue } from './room-model.js'
 * @import { RoomWish } from './room-stay.js'
 * @import { Stream } from './streams.js'
 *
 * @typedef {object} RoomParts
 * @property {Connection} connection
 * @property {() => string} self
 * @property {(owner: CallMediaOwner) => CallMedia} media
 */

/** A media request that waits longer is repeated; the node's own limit is 2 s. */
const CONNECT_MEDIA_LIMIT = 5_000;

/**
 * A room that nobody is called into: who has a token joins. It is kept through lost sockets and the
 * death of the platform; a page that was reloaded joins again, and is where it was. The names are
 * Volcengine RTC's.
 */
export class RingroomRoom {
  /** @type {Emitter<RoomEvents>} */
  #events = new Emitter();
  #connection;
  #media;
  #stay;
  /** Its name. */
  roomId;

  /**
   * @param {string} roomId
   * @param {RoomParts} parts
   */
  constructor(roomId, { connection, self, media }) {
    this.roomId = roomId;
    this.#connection = connection;
    const events = this.#events;
    this.#stay = new RoomStay(roomId, { connection, events, media: () => this.#media });
    this.#media = media({
      connect: (_, sdp, __, wish) =>
        connection.command('connectMedia', { roomId, sdp, ...wish }, CONNECT_MEDIA_LIMIT),
      tellReception: (wish) => {
        connection
          .command('setReception', { roomId, ...wish })
          .catch((error) => this.#stay.failed(error));
      },
      onReceptionLimited: (reception) => events.emit('onReceptionLimited', { reception }),
      // What is received follows the subscriptions.
      tellView: () => {},
      onState: (state) => events.emit('onMediaStateChanged', { state }),
      onDeviceProblem: (problem) => this.#deviceProblem(problem),
      onLocalTrack: (kind, track) => events.emit('onLocalTrackChanged', { kind, track }),
      self,
      onVolumes: (volumes) => events.emit('onUserVoiceVolumeChanged', volumes),
      onActiveSpeaker: (userID) => events.emit('onActiveSpeaker', { userID }),
      onScreenEnded: () => {
        this.unpublishScreen().catch((error) => this.#stay.failed(error));
      },
      onViewLimited: (view) => events.emit('onRemoteViewLimited', view),
      onAutoplayBlocked: () => events.emit('onAutoplayBlocked', {}),
      onRefused: (error) => this.#stay.failed(error),
    });
  }

  /** @type {Emitter<RoomEvents>["on"]} */
  on = (name, listener) => this.#events.on(name, listener);

  /** @type {Emitter<RoomEvents>["off"]} */
  off = (name, listener) => this.#events.off(name, listener);

  /** @returns {Room | null} the room as this device sees it; a value, replaced on change */
  get room() {
    return this.#stay.room;
  }

  /**
   * @param {RoomWish} wish
   * @returns {Promise<Room>}
   */
  joinRoom(wish) {
    return this.#stay.join(wish);
  }

  async leaveRoom() {
    this.#stay.end();
    await this.#connection.command('leaveRoom', { roomId: this.roomId });
  }

  /** @param {RoomMediaValue} [media] opens what it publishes */
  async publishStream(media = RoomMedia.both) {
    await this.#stay.tell('publishStream', { media });
    await this.#stay.devices(media, true);
  }

  /** @param {RoomMediaValue} [media] closes what nobody is to have any more */
  async unpublishStream(media = RoomMedia.both) {
    await this.#stay.devices(media, false);
    await this.#stay.tell('unpublishStream', { media });
  }

  /**
   * Shows a screen beside the camera; call it from a click, the browser asks which.
   *
   * @returns {Promise<boolean>} false when the person has chosen none
   */
  async publishScreen() {
    const shared = await this.#media.setScreen(true);
    if (shared) {
      await this.#stay.tell('publishScreen', {});
    }
    return shared;
  }

  async unpublishScreen() {
    await this.#media.setScreen(false);
    await this.#stay.tell('unpublishScreen', {});
  }

  /**
   * @param {string} userID
   * @param {RoomMediaValue} [media]
   */
  subscribeStream(userID, media = RoomMedia.both) {
    return this.#stay.tell('subscribeStream', { userID, media });
  }

  /**
   * What is not subscribed is not sent to this device.
   *
   * @param {string} userID
   * @param {RoomMediaValue} [media]
   */
  unsubscribeStream(userID, media = RoomMedia.both) {
    return this.#stay.tell('unsubscribeStream', { userID, media });
  }

  /** @param {boolean} visible who is not is not announced and publishes nothing */
  async setUserVisibility(visible) {
    if (!visible) {
      await this.#stay.devices(RoomMedia.both, false);
    }
    await this.#stay.show(visible);
  }

  /**
   * Closes what somebody publishes; for moderators.
   *
   * @param {string} userID
   * @param {RoomMediaValue} [media]
   */
  muteUser(userID, media = RoomMedia.both) {
    return this.#stay.tell('muteUser', { userID, media });
  }

  /** @param {string} userID to be put out; for moderators */
  kickUser(userID) {
    return this.#stay.tell('kickUser', { userID });
  }

  /** @param {string} message for everybody, at most 4 KiB */
  sendRoomMessage(message) {
    return this.#stay.tell('sendRoomMessage', { message });
  }

  /**
   * @param {string} userID
   * @param {string} message at most 4 KiB
   */
  sendUserMessage(userID, message) {
    return this.#stay.tell('sendUserMessage', { userID, message });
  }

  /** @param {string} token takes the place of the one before; nothing is left */
  updateToken(token) {
    return this.#stay.renew(token);
  }

  /** @param {HTMLVideoElement | null} element shows the own camera from now on */
  setLocalView(element) {
    this.#media.preview(element);
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
    this.#media.show(viewOf(userID, stream), target);
  }

  /**
   * @param {string} userID
   * @param {Stream} [stream]
   */
  stopRemoteView(userID, stream) {
    this.#media.hide(viewOf(userID, stream));
  }

  /**
   * How the others are received from now on; nothing is renegotiated.
   *
   * @param {ReceptionValue} reception
   * @param {{adaptive?: boolean}} [how] as in a call
   */
  setReception(reception, how = {}) {
    this.#media.receive({ reception, ...how });
  }

  /**
   * How the mixed picture is divided from now on, for everybody who watches it.
   *
   * @param {MixLayout} layout
   */
  setMixLayout(layout) {
    return this.#stay.tell('setMixLayout', { layout });
  }

  /**
   * Has the room recorded from now on; everybody in it is told. For moderators, unless the tenant
   * lets others.
   *
   * @param {{form?: RecordingForm}} [how] a file for each, unless told otherwise
   */
  startRecording({ form = 'tracks' } = {}) {
    return this.#stay.tell('startRecording', { form });
  }

  /** Ends what {@link startRecording} has begun, whoever began it. */
  stopRecording() {
    return this.#stay.tell('stopRecording', {});
  }

  /** @param {{interval: number}} config milliseconds between volumes, 100 or more; 0 for none */
  enableAudioPropertiesReport({ interval }) {
    this.#media.tellVolumesEvery(interval);
  }

  /** Starts sound the browser has held back; call it from a click. */
  resumeSound() {
    this.#media.play();
  }

  /** @returns {Promise<RTCStatsReport | null>} of the current media connection */
  getStats() {
    return this.#media.getStats();
  }

  /** @param {ServerEvent} event of this room */
  heard(event) {
    this.#stay.heard(event);
  }

  rejoin() {
    this.#stay.rejoin();
  }

  /** Logged out: nothing of it stays. */
  forget() {
    this.#stay.end();
  }

  /** @param {DeviceProblem} problem */
  #deviceProblem(problem) {
    this.#events.emit('onDeviceProblem', problem);
    const media = problem.kind === 'audio' ? RoomMedia.audio : RoomMedia.video;
    this.unpublishStream(media).catch((error) => this.#stay.failed(error));
  }
}
