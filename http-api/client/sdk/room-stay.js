import { ROOM_MESSAGES } from './room-events.js';
import { RoomMedia, evolveRoom, newsBetween } from './room-model.js';

/**
 * @import { CallMedia } from './call-media.js'
 * @import { Connection } from './connection.js'
 * @import { Emitter } from './events.js'
 * @import { ServerEvent } from './protocol.js'
 * @import { RoomEvents } from './room-events.js'
 * @import { Room, RoomMediaValue } from './room-model.js'
 *
 * @typedef {object} RoomConfig each true unless told otherwise
 * @property {boolean} [isAutoPublish] microphone and camera are opened and published
 * @property {boolean} [isAutoSubscribeAudio] everybody is heard
 * @property {boolean} [isAutoSubscribeVideo] everybody can be seen
 *
 * @typedef {object} RoomWish
 * @property {string | (() => Promise<string>)} token a room token of this user, or where to get one:
 *     asked at each joining, and when it is about to expire
 * @property {{userId?: string, extraInfo?: string}} [userInfo] `extraInfo` ≤ 4 KiB, for the others
 * @property {boolean} [visible] false: neither announced nor publishing; true unless told otherwise
 * @property {RoomConfig} [roomConfig]
 */

/** `state` of onRoomStateChanged: the connection was gone for longer than the grace. */
const CONNECTION_LOST = 1;

/** This device's stay in a room: wanted or not, and where it stands. */
export class RoomStay {
  #roomId;
  #connection;
  #events;
  #media;
  /** @type {RoomWish | null} null when this device does not want to be in it */
  #wish = null;
  /** What of {@link RoomMedia} this user wants to publish; the platform is never to publish more. */
  #publishes = 0;
  /** @type {Room | null} */
  #room = null;

  /**
   * @param {string} roomId
   * @param {{connection: Connection, events: Emitter<RoomEvents>, media: () => CallMedia}} parts
   */
  constructor(roomId, { connection, events, media }) {
    this.#roomId = roomId;
    this.#connection = connection;
    this.#events = events;
    this.#media = media;
  }

  get room() {
    return this.#room;
  }

  /**
   * @param {RoomWish} wish
   * @returns {Promise<Room>}
   */
  async join(wish) {
    this.#wish = wish;
    try {
      const view = await this.#ask(wish);
      if (this.#wish !== wish) {
        return view;
      }
      this.#publishes = mediaOf(view);
      this.#media().prepare({ video: true, many: true }, { mic: view.audio, camera: view.video });
      this.#media().connect(this.#roomId);
      return view;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** After a connection that could not go on where it was: the same again, and we are where we were. */
  rejoin() {
    const wish = this.#wish;
    if (wish !== null) {
      this.#ask(wish)
        .then((view) => this.#closeAllBut(view))
        .catch((error) => {
          this.failed(error);
          this.end();
        });
    }
  }

  /**
   * Events may have overtaken the reply, so only what it says of this user is taken from it.
   *
   * @param {string} cmd
   * @param {object} p
   */
  async tell(cmd, p) {
    const view = await this.#connection.command(cmd, { roomId: this.#roomId, ...p });
    if (this.#room !== null && typeof view.visible === 'boolean') {
      const { visible, audio, video, screen } = view;
      this.#become({ ...this.#room, visible, audio, video, screen });
    }
  }

  /**
   * Opens or closes devices.
   *
   * @param {RoomMediaValue} media
   * @param {boolean} on
   */
  async devices(media, on) {
    this.#publishes = on ? this.#publishes | media : this.#publishes & ~media;
    await Promise.all([
      media & RoomMedia.audio ? this.#media().setMicrophone(on) : null,
      media & RoomMedia.video ? this.#media().setCamera(on) : null,
    ]);
  }

  /** @param {boolean} visible */
  async show(visible) {
    await this.tell('setUserVisibility', { visible });
    this.#wish = this.#wish && { ...this.#wish, visible };
  }

  /** @param {string} token */
  async renew(token) {
    await this.tell('updateToken', { token });
    if (typeof this.#wish?.token === 'string') {
      this.#wish = { ...this.#wish, token };
    }
  }

  /** @param {ServerEvent} event of this room */
  heard(event) {
    const { ev, p } = event;
    const message = ROOM_MESSAGES.find((known) => known === ev);
    if (this.#wish === null) {
      return;
    }
    if (ev === 'onSlots') {
      this.#media().bind(p.slots, p.reception);
    } else if (ev === 'onUserNetworkQualityChanged') {
      this.#events.emit(ev, { networkQualities: p.qualities });
    } else if (ev === 'onMixLevels') {
      this.#media().hearMix(p.levels);
    } else if (ev === 'onMediaLost') {
      this.#media().reconnect();
    } else if (ev === 'onTokenWillExpire') {
      this.#events.emit('onTokenWillExpire', /** @type {any} */ (p));
      this.#renewByItself();
    } else if (ev === 'onMutedByModerator') {
      this.#muted(p);
    } else if (message) {
      this.#events.emit(message, /** @type {any} */ (p));
    } else {
      const before = this.#room;
      this.#become(evolveRoom(before, event), p.reason);
      if (ev === 'onRecordingStateChanged' && before !== this.#room) {
        this.#events.emit(ev, /** @type {any} */ (p));
      }
      if (ev === 'onRoomStateChanged') {
        const { roomId, uid, state, extraInfo } = p;
        this.#events.emit('onRoomStateChanged', { roomId, uid, state, extraInfo });
        this.#stand(state);
      }
    }
  }

  end() {
    this.#wish = null;
    this.#media().close();
    this.#become(null);
  }

  /** @param {any} error */
  failed({ code = 0, name = 'Error', message = '', hint = '' }) {
    if (this.#wish !== null) {
      this.#events.emit('onError', { code, name, message, hint });
    }
  }

  /**
   * @param {RoomWish} wish
   * @returns {Promise<Room>}
   */
  async #ask({ token, userInfo, visible = true, roomConfig = {} }) {
    const p = { roomId: this.#roomId, token: await tokenOf(token), userInfo, visible, roomConfig };
    const view = await this.#connection.command('joinRoom', p);
    if (this.#room === null && this.#wish !== null) {
      this.#become(view);
    }
    return view;
  }

  /**
   * Who has muted himself stays muted, though the platform has forgotten it meanwhile.
   *
   * @param {Room} view
   */
  async #closeAllBut(view) {
    const media = mediaOf(view) & ~this.#publishes;
    if (media !== 0) {
      await this.tell('unpublishStream', { media });
    }
  }

  /**
   * @param {Room | null} room
   * @param {number} [reason]
   */
  #become(room, reason) {
    const before = this.#room;
    if (room === before) {
      return;
    }
    this.#room = room;
    const news = room === null ? [] : newsBetween(before, room, reason);
    news.forEach(({ name, payload }) => this.#events.emit(name, /** @type {any} */ (payload)));
    this.#events.emit('onRoomChanged', { room });
  }

  /**
   * The platform has closed it already.
   *
   * @param {any} p
   */
  #muted({ roomId, audio, video }) {
    const media = mediaOf({ audio, video });
    if (media !== 0 && this.#room !== null) {
      void this.devices(/** @type {RoomMediaValue} */ (media), false);
      const left = { audio: this.#room.audio && !audio, video: this.#room.video && !video };
      if (video) {
        void this.#media().setScreen(false);
        this.#room = { ...this.#room, screen: false };
      }
      this.#become({ ...this.#room, ...left });
    }
    this.#events.emit('onMutedByModerator', { roomId, audio, video });
  }

  /** @param {number} state of onRoomStateChanged */
  #stand(state) {
    if (state === CONNECTION_LOST) {
      this.rejoin();
    } else if (state !== 0) {
      this.end();
    }
  }

  #renewByItself() {
    const source = this.#wish?.token;
    if (typeof source === 'function') {
      source()
        .then((token) => this.renew(token))
        .catch((error) => this.failed(error));
    }
  }
}

/** @param {{audio: boolean, video: boolean}} tracks @returns {number} of {@link RoomMedia} */
function mediaOf({ audio, video }) {
  return (audio ? RoomMedia.audio : 0) | (video ? RoomMedia.video : 0);
}

/** @param {RoomWish["token"]} token */
async function tokenOf(token) {
  return typeof token === 'string' ? token : token();
}
