import { entered, placed } from './call-model.js';
import { ClientError, MediaType, RingroomError } from './protocol.js';

/**
 * @import { Call } from './call-model.js'
 * @import { Connection } from './connection.js'
 * @import { Devices, OwnDevices } from './own-devices.js'
 * @import { MediaTypeValue, ServerEvent } from './protocol.js'
 *
 * @typedef {object} Invitation
 * @property {string[]} userIDList
 * @property {MediaTypeValue} mediaType
 * @property {number} timeout seconds
 * @property {string} userData
 * @property {string} chatGroupId
 * @property {Devices} devices
 *
 * @typedef {{callId: string, roomId: string, accepted: string[],
 *   refused: {userID: string, code: number}[]}} CallsReply
 *
 * @typedef {object} EntranceOwner
 * @property {() => Call | null} call
 * @property {(call: Call) => void} become
 * @property {(event: ServerEvent) => void} heard
 * @property {(mediaType: MediaTypeValue, others: number) => void} prepare
 * @property {() => void} giveUp the media prepared is not needed
 */

/** How this device gets into a call by itself: it places one, or joins one that runs. */
export class Entrance {
  #connection;
  #own;
  #owner;
  /** @type {Promise<any> | null} */
  #under = null;
  /** @type {ServerEvent[]} events that overtook the reply */
  #early = [];

  /**
   * @param {Connection} connection
   * @param {OwnDevices} own
   * @param {EntranceOwner} owner
   */
  constructor(connection, own, owner) {
    this.#connection = connection;
    this.#own = own;
    this.#owner = owner;
  }

  /**
   * @param {ServerEvent} event of no call known here: it may be of the one being entered
   */
  overheard(event) {
    if (this.#under !== null) {
      this.#early.push(event);
    }
  }

  /**
   * @param {Invitation} invitation
   * @param {string} self
   * @returns {Promise<CallsReply>}
   */
  place(invitation, self) {
    return this.#once(() => this.#place(invitation, self));
  }

  /**
   * @param {"join" | "joinInGroupCall" | "moveToThisDevice"} cmd
   * @param {object} p
   * @param {Devices} devices
   * @param {string} self
   * @returns {Promise<{callId: string, roomId: string}>}
   */
  join(cmd, p, devices, self) {
    return this.#once(() => this.#join(cmd, p, devices, self));
  }

  /** @param {() => Promise<any>} how */
  #once(how) {
    if (this.#owner.call() !== null) {
      return Promise.reject(new RingroomError(ClientError.alreadyInCall));
    }
    this.#early = [];
    this.#under ??= how().finally(() => {
      this.#under = null;
    });
    return this.#under;
  }

  /**
   * @param {Invitation} invitation
   * @param {string} self
   */
  async #place({ userIDList, mediaType, timeout, userData, chatGroupId, devices }, self) {
    this.#own.plan(devices, mediaType);
    const preJoin = this.#own.wish;
    const params = { timeout, userData, chatGroupId };
    const asked = this.#connection.command('calls', { userIDList, mediaType, params, preJoin });
    this.#owner.prepare(mediaType, userIDList.length);
    try {
      const reply = await asked;
      const deadline = this.#connection.serverNow() + timeout * 1_000;
      this.#begin(placed(reply, { self, mediaType, deadline, ...preJoin }));
      return reply;
    } catch (error) {
      if (this.#owner.call() === null) {
        this.#owner.giveUp();
      }
      throw error;
    }
  }

  /**
   * @param {string} cmd
   * @param {object} p
   * @param {Devices} devices
   * @param {string} self
   */
  async #join(cmd, p, devices, self) {
    this.#own.plan(devices, MediaType.video);
    const preJoin = this.#own.wish;
    const reply = await this.#connection.command(cmd, { ...p, preJoin });
    this.#begin(entered(reply, { self, ...preJoin }));
    return reply;
  }

  /** @param {Call} call */
  #begin(call) {
    if (this.#owner.call() === null) {
      this.#owner.become(call);
      this.#early.forEach((event) => this.#owner.heard(event));
    }
  }
}
