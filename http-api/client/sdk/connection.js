import { CurrentSocket } from './current-socket.js';
import { Heartbeat } from './heartbeat.js';
import { Login } from './login.js';
import { PendingCommands } from './pending-commands.js';
import {
  ClientError,
  CloseCode,
  RingroomError,
  decodeFrame,
  encodeAck,
  encodePing,
  encodePong,
} from './protocol.js';
import { reconnectDelay } from './reconnect-policy.js';
import { StreamPosition } from './stream-position.js';

/**
 * @import { Clock } from './clock.js'
 * @import { SocketLike } from './current-socket.js'
 * @import { CredentialSource } from './login.js'
 * @import { Incoming, LoginReply, ServerEvent } from './protocol.js'
 *
 * @typedef {"offline" | "connecting" | "connected" | "reconnecting"} ConnectionState
 *
 * @typedef {object} ConnectionOwner
 * @property {CredentialSource} credentials
 * @property {() => string[]} knownCalls calls whose end must not be missed
 * @property {(state: ConnectionState) => void} onState
 * @property {(reply: LoginReply) => void} onLogin before any event of this login
 * @property {(event: ServerEvent) => void} onEvent each event of the stream once, in order
 * @property {(error: RingroomError) => void} onGivenUp logged out by the platform; no more tries
 */

/** A dial or a login that takes longer is given up and tried again. The platform's limit is 5 s. */
const LOGIN_LIMIT = 5_000;

/** How long a command may wait for its answer, a reconnect included. */
const COMMAND_LIMIT = 30_000;

/** One session with the platform, over as many sockets as it takes. */
export class Connection {
  #clock;
  #socket;
  #owner;
  #pending;
  #heartbeat;
  #idPrefix;
  #commands = 0;
  #attempt = 0;
  #position = new StreamPosition();
  #clockOffset = 0;
  #wanted = false;
  #established = false;
  /** Logged in and caught up: commands may go out. */
  #ready = false;
  #login;
  /** @type {ConnectionState} */
  #state = 'offline';
  /** @type {any} */
  #dialTimer;
  /** @type {any} */
  #limitTimer;

  /**
   * @param {{open: () => SocketLike, clock: Clock, owner: ConnectionOwner}} parts `open` dials
   */
  constructor({ open, clock, owner }) {
    this.#socket = new CurrentSocket(open);
    this.#clock = clock;
    this.#owner = owner;
    this.#login = new Login(this.#socket, owner.credentials, () => this.#nextId());
    this.#idPrefix = Math.floor(clock.random() * 36 ** 4).toString(36);
    this.#heartbeat = new Heartbeat(clock, {
      ping: () => this.#socket.send(encodePing(clock.now())),
      silent: () => this.#lost(),
    });
    this.#pending = new PendingCommands(clock, (frame) => {
      if (this.#ready) {
        this.#socket.send(frame);
      }
    });
  }

  get state() {
    return this.#state;
  }

  /** The platform's clock as far as it is known, in milliseconds. */
  serverNow() {
    return this.#clock.now() + this.#clockOffset;
  }

  start() {
    this.#wanted = true;
    this.#attempt = 0;
    this.#dial('connecting');
  }

  /**
   * @param {string} cmd
   * @param {object} [p]
   * @param {number} [limitMs]
   * @returns {Promise<any>} the reply's `p`; rejects with a {@link RingroomError}
   */
  command(cmd, p = {}, limitMs = COMMAND_LIMIT) {
    if (!this.#wanted) {
      return Promise.reject(new RingroomError(ClientError.loggedOut));
    }
    return this.#pending.send(this.#nextId(), cmd, p, limitMs);
  }

  /**
   * Settles commands a snapshot has answered; see {@link PendingCommands.answerFromSync}.
   *
   * @param {(cmd: string, p: any) => any} answerOf
   */
  answerFromSync(answerOf) {
    this.#pending.answerFromSync(answerOf);
  }

  /** Dials at once instead of at the next planned try; the browser says the network is back. */
  hurry() {
    if (this.#wanted && !this.#socket.exists) {
      this.#attempt = 0;
      this.#dial('reconnecting');
    }
  }

  /** Forgets what was heard and asks for the truth: a login without a resume. */
  resync() {
    this.#position.forget();
    this.#lost();
  }

  /** Logs in again, and misses nothing. */
  redial() {
    this.#lost();
  }

  /** Ends the session on this side. Unanswered commands are rejected. */
  stop() {
    this.#end(new RingroomError(ClientError.loggedOut));
  }

  #nextId() {
    return `${this.#idPrefix}-${++this.#commands}`;
  }

  /** @param {ConnectionState} state */
  #become(state) {
    if (this.#state !== state) {
      this.#state = state;
      this.#owner.onState(state);
    }
  }

  /** @param {ConnectionState} state */
  #dial(state) {
    this.#clock.clearTimeout(this.#dialTimer);
    this.#become(state);
    this.#limitTimer = this.#clock.setTimeout(() => this.#lost(), LOGIN_LIMIT);
    this.#socket.dial({
      onOpen: () =>
        void this.#login.ask(
          () => this.#position.resume(this.#owner.knownCalls()),
          () => this.#lost(),
        ),
      onText: (text) => this.#receive(decodeFrame(text)),
      onClose: (code) => this.#closed(code),
    });
  }

  /** @param {Incoming} frame */
  #receive(frame) {
    this.#heartbeat.heard();
    switch (frame.kind) {
      case 'event':
        this.#event(frame.event);
        break;
      case 'reply':
        if (this.#login.isAnswered(frame.id)) {
          if (frame.ok) {
            this.#loggedIn(frame.p);
          } else {
            this.#loginRefused(frame.error);
          }
        } else {
          this.#pending.answered(frame);
        }
        break;
      case 'ping':
        this.#socket.send(encodePong(frame.t, this.#clock.now()));
        break;
      case 'pong':
        if (Number.isFinite(frame.now)) {
          this.#clockOffset = frame.now - this.#clock.now();
        }
        break;
      case 'unknown':
        break;
    }
  }

  /** @param {ServerEvent} event */
  #event(event) {
    if (this.#position.advance(event)) {
      this.#owner.onEvent(event);
    }
    if (typeof event.seq === 'number') {
      this.#socket.send(encodeAck(this.#position.lastSeq));
    }
  }

  /** @param {LoginReply} reply */
  #loggedIn(reply) {
    this.#clock.clearTimeout(this.#limitTimer);
    this.#attempt = 0;
    this.#login.succeeded();
    this.#established = true;
    this.#position.loggedIn(reply);
    this.#clockOffset = reply.serverNow - this.#clock.now();
    this.#heartbeat.start();
    this.#become('connected');
    this.#owner.onLogin(reply);
    this.#ready = true;
    this.#pending.resend();
  }

  /** @param {RingroomError} error */
  #loginRefused(error) {
    if (this.#login.refused(error)) {
      this.#lost();
    } else {
      this.#end(error);
    }
  }

  /** @param {number} code */
  #closed(code) {
    // Another device of this user has its place: dialling again would only throw that one out.
    if (code === CloseCode.replaced || code === CloseCode.kicked) {
      this.#end(new RingroomError(ClientError.replaced));
    } else {
      this.#lost();
    }
  }

  #lost() {
    this.#drop(CloseCode.silent);
    if (!this.#wanted) {
      return;
    }
    const state = this.#established ? 'reconnecting' : 'connecting';
    this.#become(state);
    const delay = reconnectDelay(this.#attempt++, this.#clock.random());
    this.#dialTimer = this.#clock.setTimeout(() => this.#dial(state), delay);
  }

  /** @param {RingroomError} error */
  #end(error) {
    const wasWanted = this.#wanted;
    this.#wanted = false;
    this.#established = false;
    this.#position.forget();
    this.#drop(CloseCode.normal);
    this.#become('offline');
    this.#pending.rejectAll(error);
    if (wasWanted && error.code !== ClientError.loggedOut.code) {
      this.#owner.onGivenUp(error);
    }
  }

  /** @param {number} code */
  #drop(code) {
    this.#clock.clearTimeout(this.#dialTimer);
    this.#clock.clearTimeout(this.#limitTimer);
    this.#heartbeat.stop();
    this.#ready = false;
    this.#socket.drop(code);
  }
}
