/**
 * A platform in the test's own process that speaks ops/docs/PROTOCOL.md and does as it is told. It
 * is for what the real one cannot show at will: silence, lost replies, a cut at a given moment.
 *
 * @import { SocketLike } from '../sdk/current-socket.js'
 * @import { Sync } from '../sdk/protocol.js'
 * @import { VirtualClock } from './virtual-clock.js'
 *
 * @typedef {{code: number, name: string, retryable?: boolean}} Refusal
 * @typedef {{id: string, cmd: string, p: any}} Command
 */
export class FakePlatform {
  /** @type {Command[]} every command that arrived, repetitions included */
  commands = [];
  /** @type {number[]} */
  acks = [];
  /** How often a page dialled. */
  dials = 0;
  reachable = true;
  /** Whether a login is answered. */
  answersLogin = true;
  resumes = true;
  answersPings = true;
  /** @type {Sync} */
  sync = { call: null, ended: [] };
  /** @type {Record<string, (command: Command) => object | Refusal | null>} null gives no reply */
  replies = {};
  #seq = 100;
  #session = 1;
  /** @type {Set<FakeSocket>} */
  #sockets = new Set();
  #clock;

  /** @param {VirtualClock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @returns {SocketLike} */
  dial = () => {
    this.dials++;
    const socket = new FakeSocket(this);
    this.#clock.setTimeout(() => {
      if (this.reachable) {
        this.#sockets.add(socket);
        socket.onopen?.({});
      } else {
        socket.onclose?.({ code: 1006 });
      }
    }, 1);
    return socket;
  };

  /**
   * @param {string} ev
   * @param {string | undefined} callId
   * @param {object} [p]
   * @param {boolean} [numbered]
   */
  event(ev, callId, p = {}, numbered = true) {
    const seq = numbered ? ++this.#seq : null;
    this.say({ v: 1, seq, ts: this.#clock.now(), ev, callId, p });
    return seq;
  }

  /** @param {object} frame */
  say(frame) {
    this.#sockets.forEach((socket) => socket.onmessage?.({ data: JSON.stringify(frame) }));
  }

  /**
   * Cuts every socket.
   *
   * @param {number} [code]
   */
  cut(code = 1006) {
    const sockets = [...this.#sockets];
    this.#sockets.clear();
    sockets.forEach((socket) => socket.onclose?.({ code }));
  }

  /** @param {string} cmd */
  count(cmd) {
    return this.commands.filter((command) => command.cmd === cmd).length;
  }

  /**
   * @param {FakeSocket} socket
   * @param {any} frame
   */
  heard(socket, frame) {
    if (frame.ack !== undefined) {
      this.acks.push(frame.ack);
    } else if (frame.ping !== undefined) {
      if (this.answersPings) {
        socket.reply({ pong: frame.ping, now: this.#clock.now() });
      }
    } else {
      this.commands.push(frame);
      this.#answer(socket, frame);
    }
  }

  /** @param {FakeSocket} socket */
  left(socket) {
    this.#sockets.delete(socket);
  }

  /**
   * @param {FakeSocket} socket
   * @param {Command} command
   */
  #answer(socket, command) {
    const scripted = this.replies[command.cmd];
    const p = scripted ? scripted(command) : command.cmd === 'login' ? this.#login(command) : {};
    if (p !== null) {
      const ok = !('code' in p);
      socket.reply({ v: 1, id: command.id, ok, ...(ok ? { p } : { msg: 'no', ...p }) });
    }
  }

  /** @param {Command} command */
  #login({ p }) {
    const resumed = this.resumes && p.resume?.sessionId === `s-${this.#session}`;
    return this.answersLogin
      ? {
          sessionId: resumed ? p.resume.sessionId : `s-${resumed ? 0 : ++this.#session}`,
          userID: p.userID,
          serverNow: this.#clock.now() + 5_000,
          seq: this.#seq,
          joinType: 0,
          resumed,
          sync: this.sync,
        }
      : null;
  }
}

/** @implements {SocketLike} */
class FakeSocket {
  /** @type {((event: any) => void) | null} */
  onopen = null;
  /** @type {((event: any) => void) | null} */
  onmessage = null;
  /** @type {((event: any) => void) | null} */
  onclose = null;
  #platform;

  /** @param {FakePlatform} platform */
  constructor(platform) {
    this.#platform = platform;
  }

  /** @param {string} text */
  send(text) {
    this.#platform.heard(this, JSON.parse(text));
  }

  close() {
    this.#platform.left(this);
  }

  /** @param {object} frame */
  reply(frame) {
    queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(frame) }));
  }
}
