/**
 * @import { CallDevices } from './call-devices.js'
 * @import { CallMedia } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Connection } from './connection.js'
 * @import { Devices } from './own-devices.js'
 *
 * @typedef {object} AnswerOwner
 * @property {() => Call | null} call
 * @property {() => Call} required
 * @property {(call: Call) => void} become
 * @property {() => CallMedia} media
 */

/** Refusals that say that the platform knows nothing of us in this call. */
const GONE = ['CALL_ENDED', 'NOT_A_MEMBER', 'ANSWERED_ELSEWHERE'];

/** Whether this user is in the call: he accepts, he leaves, or the platform says that he is not. */
export class Answer {
  #connection;
  #devices;
  #owner;
  /** The call this user has left; its media must not come back before the platform confirms. */
  #left = '';

  /**
   * @param {Connection} connection
   * @param {CallDevices} devices
   * @param {AnswerOwner} owner
   */
  constructor(connection, devices, owner) {
    this.#connection = connection;
    this.#devices = devices;
    this.#owner = owner;
  }

  /** @param {string} callId */
  hasLeft(callId) {
    return this.#left === callId;
  }

  /** There is no call any more. */
  forget() {
    this.#left = '';
  }

  /** @param {Devices} devices */
  async accept(devices) {
    const call = this.#owner.required();
    if (call.phase !== 'ringing') {
      return;
    }
    this.#devices.own.plan(devices, call.mediaType);
    const p = { callId: call.callId, preJoin: this.#devices.own.wish };
    // The answer is on its way before this page begins to work: building a connection takes 20 ms.
    const answered = this.#connection.command('accept', p);
    this.#owner.become({ ...call, phase: 'joining' });
    try {
      await answered;
      if (this.#owner.call()?.callId === call.callId && !this.hasLeft(call.callId)) {
        this.#owner.media().connect(call.callId);
      }
    } catch (error) {
      const now = this.#owner.call();
      if (now?.callId === call.callId) {
        this.#owner.media().close();
        this.#owner.become({ ...now, phase: 'ringing' });
        this.gone(error);
      }
      throw error;
    }
  }

  /** @param {"reject" | "hangup"} cmd */
  async leave(cmd) {
    const { callId } = this.#owner.required();
    this.#left = callId;
    this.#owner.media().close();
    try {
      await this.#connection.command(cmd, { callId }, Infinity);
    } catch (error) {
      if (!this.gone(error)) {
        throw error;
      }
    }
  }

  /**
   * @param {any} error
   * @returns {boolean} whether the platform no longer knows us in this call; then we ask how it is
   */
  gone(error) {
    const gone = GONE.includes(error?.name);
    if (gone && this.#owner.call() !== null) {
      this.#connection.resync();
    }
    return gone;
  }
}
