import { Connection } from './connection.js';
import { IceServers } from './ice-servers.js';
import { ClientError, RingroomError } from './protocol.js';

/**
 * @import { Clock } from './clock.js'
 * @import { ConnectionState } from './connection.js'
 * @import { SocketLike } from './current-socket.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { Emitter } from './events.js'
 * @import { LoginReply, ServerEvent } from './protocol.js'
 *
 * @typedef {object} Credentials
 * @property {number} [sdkAppID]
 * @property {string} userID
 * @property {string} [nickName] how others read his name; his userID unless told
 * @property {string | ((renew: boolean) => Promise<{userSig: string, sdkAppID: number}>)} userSig
 *     a signature, or where to get one: asked at each login, with `renew` when it has expired or is
 *     about to
 *
 * @typedef {object} SessionOwner
 * @property {() => string[]} knownCalls calls whose end must not be missed
 * @property {(reply: LoginReply) => void} onLogin
 * @property {(event: ServerEvent) => void} onEvent
 * @property {() => void} onEnd nobody is logged in any more
 */

/** Logging out must not wait long for a platform that is away. */
const LOGOUT_LIMIT = 2_000;

/** Who is logged in here, for as long as he wants to be. */
export class Session {
  /** @type {Connection} */
  connection;
  /** @type {IceServers} */
  iceServers;
  #events;
  #owner;
  #deviceId;
  #device = '';
  /** @type {Credentials | null} */
  #credentials = null;
  /** @type {{resolve: (value?: any) => void, reject: (error: Error) => void} | null} */
  #loggingIn = null;

  /**
   * @param {{open: () => SocketLike, clock: Clock, deviceId: () => Promise<string>,
   *     events: Emitter<EngineEvents>, owner: SessionOwner}} parts
   */
  constructor({ open, clock, deviceId, events, owner }) {
    this.#events = events;
    this.#owner = owner;
    this.#deviceId = deviceId;
    this.connection = new Connection({
      open,
      clock,
      owner: {
        credentials: (renew) => this.#loginWith(renew),
        knownCalls: owner.knownCalls,
        onState: (state) => events.emit('onConnectionStateChanged', { state }),
        onLogin: (reply) => this.#loggedIn(reply),
        onEvent: (event) => this.#heard(event),
        onGivenUp: (error) => this.#givenUp(error),
      },
    });
    this.iceServers = new IceServers(clock, {
      serverNow: () => this.connection.serverNow(),
      ask: () => this.connection.command('iceServers'),
    });
  }

  /** This user, or "" when logged out. */
  get self() {
    return this.#credentials?.userID ?? '';
  }

  get device() {
    return this.#device;
  }

  /** @returns {ConnectionState} */
  get state() {
    return this.connection.state;
  }

  /** @param {Credentials} credentials */
  async login(credentials) {
    await this.logout();
    this.#credentials = credentials;
    this.#device ||= await this.#deviceId();
    await new Promise((resolve, reject) => {
      this.#loggingIn = { resolve, reject };
      this.connection.start();
    });
  }

  async logout() {
    if (this.#credentials === null) {
      return;
    }
    if (this.connection.state === 'connected') {
      // A platform that does not answer finds out by the closing socket.
      await this.connection.command('logout', {}, LOGOUT_LIMIT).catch(() => {});
    }
    this.close();
  }

  close() {
    this.#forget();
    this.connection.stop();
  }

  /**
   * Goes on with another signature of the same user, without leaving anything.
   *
   * @param {string} userSig
   */
  async renew(userSig) {
    await this.connection.command('updateToken', { userSig });
    if (this.#credentials && typeof this.#credentials.userSig === 'string') {
      this.#credentials = { ...this.#credentials, userSig };
    }
  }

  /** @param {string} nickName told with a login, for which the socket is changed */
  rename(nickName) {
    if (this.#credentials && this.#credentials.nickName !== nickName) {
      this.#credentials = { ...this.#credentials, nickName };
      this.connection.redial();
    }
  }

  /** @param {boolean} renew */
  async #loginWith(renew) {
    const credentials = this.#credentials;
    if (credentials === null) {
      throw new RingroomError(ClientError.loggedOut);
    }
    const { userSig, sdkAppID, userID, nickName: nickname } = credentials;
    const signature = typeof userSig === 'string' ? { userSig, sdkAppID } : await userSig(renew);
    return { ...signature, userID, nickname, deviceId: this.#device, platform: 'web' };
  }

  /** @param {LoginReply} reply */
  #loggedIn(reply) {
    this.#loggingIn?.resolve();
    this.#loggingIn = null;
    this.iceServers.told(reply);
    this.#owner.onLogin(reply);
  }

  /** @param {ServerEvent} event */
  #heard(event) {
    if (event.ev === 'onTokenWillExpire') {
      const { roomId, expiresAt } = event.p;
      this.#events.emit('onTokenWillExpire', { expiresAt, roomId });
      if (roomId) {
        this.#owner.onEvent(event);
      } else {
        this.#renewByItself();
      }
    } else {
      this.#owner.onEvent(event);
    }
  }

  /** Without a source of signatures the page is the one who can do something about it. */
  #renewByItself() {
    const source = this.#credentials?.userSig;
    if (typeof source === 'function') {
      source(true)
        .then(({ userSig }) => this.renew(userSig))
        .catch(({ code = 0, name = 'Error', message = '', hint = '' }) =>
          this.#events.emit('onError', { code, name, message, hint }),
        );
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
    this.iceServers.askNoMore();
    this.#credentials = null;
    this.#owner.onEnd();
  }
}
