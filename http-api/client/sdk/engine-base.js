import { Account } from './account.js';
import { CallMedia } from './call-media.js';
import { CallingBell } from './calling-bell.js';
import { systemClock } from './clock.js';
import { claimDeviceId, rememberCall, rememberedCall } from './device-id.js';
import { Emitter } from './events.js';
import { Lines } from './lines.js';
import { Push } from './push.js';
import { RingTone } from './ring-tone.js';
import { Rooms } from './rooms.js';
import { Session } from './session.js';
import { UserList } from './user-list.js';

/**
 * @import { CallMediaOwner } from './call-media.js'
 * @import { Clock } from './clock.js'
 * @import { ConnectionState } from './connection.js'
 * @import { SocketLike } from './current-socket.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { Memory } from './ongoing-call.js'
 * @import { LoginReply, ServerEvent, Sync } from './protocol.js'
 * @import { Credentials } from './session.js'
 *
 * @typedef {object} EngineParts what tests replace
 * @property {() => SocketLike} open
 * @property {Clock} clock
 * @property {() => Promise<string>} deviceId
 * @property {Memory} memory
 * @property {(owner: CallMediaOwner) => CallMedia} media
 */

/** Who is logged in, who else is there, and whom the engine's parts hear of it. */
export class EngineBase {
  /**
   * @protected
   * @type {Emitter<EngineEvents>}
   */
  _events = new Emitter();
  /** @protected */
  _session;
  /** @protected */
  _account;
  /**
   * @protected
   * @type {Lines}
   */
  _lines;
  /** @protected */
  _rooms;
  /** @protected */
  _bell = new CallingBell(new RingTone(), storage());
  /** @protected */
  _push;
  #users = new UserList();
  #watching = false;

  /**
   * @param {Partial<EngineParts> & {url?: string, iceTransportPolicy?: RTCIceTransportPolicy}} [options]
   *     `url` of the platform's socket; `iceTransportPolicy`: "relay" lets media through TURN only
   */
  constructor({ url = defaultUrl(), iceTransportPolicy, clock = systemClock, ...parts } = {}) {
    this._session = new Session({
      open: parts.open ?? (() => /** @type {SocketLike} */ (new WebSocket(url))),
      clock,
      deviceId: parts.deviceId ?? claimDeviceId,
      events: this._events,
      owner: {
        knownCalls: () => this._lines.known(),
        onLogin: (reply) => this.#loggedIn(reply),
        onEvent: (event) => this.#heard(event),
        onEnd: () => this.#forget(),
      },
    });
    this._account = new Account(this._session.connection);
    const media =
      parts.media ??
      ((/** @type {CallMediaOwner} */ owner) =>
        new CallMedia(owner, () => ({
          iceServers: this._session.iceServers.list,
          iceTransportPolicy,
        })));
    this._lines = new Lines({
      connection: this._session.connection,
      events: this._events,
      clock,
      memory: parts.memory ?? { remembered: rememberedCall, remember: rememberCall },
      media,
    });
    this._rooms = new Rooms({
      connection: this._session.connection,
      self: () => this._session.self,
      media,
    });
    this._push = new Push(this._session.connection, {
      origin: url.replace(/^ws/, 'http').replace(/^(https?:\/\/[^/]*).*$/, '$1'),
      onWake: () => this.#woken(),
    });
    this._events.on('onCallChanged', ({ call, other }) => this._bell.follow(call, other));
    globalThis.addEventListener?.('online', this.#online);
  }

  /** @type {Emitter<EngineEvents>["on"]} */
  on = (name, listener) => this._events.on(name, listener);

  /** @type {Emitter<EngineEvents>["off"]} */
  off = (name, listener) => this._events.off(name, listener);

  /** This user, or "" when logged out. */
  get self() {
    return this._session.self;
  }

  /** @returns {ConnectionState} */
  get connectionState() {
    return this._session.state;
  }

  /** Who is online, once {@link watchUsers} was asked for. */
  get users() {
    return this.#users.all();
  }

  /** The platform's clock, for a call timer that agrees with the duration told at the end. */
  serverNow() {
    return this._session.connection.serverNow();
  }

  /**
   * @param {Credentials} credentials
   * @returns {Promise<void>} settles with the first answer; afterwards reconnects go on for ever
   */
  login(credentials) {
    return this._session.login(credentials);
  }

  /** Hangs up or rejects what this device is in, and ends the session. */
  logout() {
    return this._session.logout();
  }

  /**
   * Goes on with a fresh signature; the call is not touched. Not needed where `login` was given a
   * function.
   *
   * @param {{userSig: string}} token
   */
  updateToken({ userSig }) {
    return this._session.renew(userSig);
  }

  /** Asks for the list of who is online and for every change of it. */
  async watchUsers() {
    this.#watching = true;
    const { users } = await this._session.connection.command('listUsers');
    this.#users.replace(users);
    this._events.emit('onUserListChanged', { users: this.users });
  }

  /** Frees everything without hanging up: what a closing page does. */
  destroy() {
    globalThis.removeEventListener?.('online', this.#online);
    this._push.close();
    this._bell.follow(null, null);
    this._events.clear();
    this._session.close();
  }

  #online = () => this._session.connection.hurry();

  /** A push is sent to who is not connected: what we hold for a connection may be none. */
  #woken() {
    const { connection } = this._session;
    if (connection.state === 'connected' && this._lines.current === null) {
      connection.resync();
    } else {
      connection.hurry();
    }
  }

  /** @param {LoginReply} reply */
  #loggedIn({ resumed, sync }) {
    this._lines.belongsTo(this._session.self, this._session.device);
    if (!resumed && sync) {
      const { connection } = this._session;
      connection.answerFromSync((cmd) => (cmd === 'calls' ? placedIn(sync) : undefined));
      this._lines.catchUp(sync);
      this._rooms.rejoin();
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
      this._events.emit('onUserListChanged', { users: this.users });
    } else if (event.ev === 'onCallRecord') {
      const news = /** @type {any} */ ({ ...event.p, callId: event.callId });
      this._events.emit('onCallRecord', news);
    } else if (!this._rooms.heard(event)) {
      this._lines.heard(event);
    }
  }

  #forget() {
    this.#watching = false;
    this.#users.replace([]);
    this._lines.forget();
    this._rooms.forget();
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

/** @returns {Storage | undefined} none where the person's settings forbid it */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
