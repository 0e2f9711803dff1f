import { withMember } from './call-model.js';
import { ClientError, RingroomError } from './protocol.js';

/**
 * @import { Call } from './call-model.js'
 * @import { Connection } from './connection.js'
 * @import { MediaTypeValue, MixLayout, RecordingForm, RoomDevices, RoomWish } from './protocol.js'
 *
 * @typedef {{accepted: string[], alreadyInvited: string[],
 *   refused: {userID: string, code: number}[]}} InviteReply
 */

/** What members do to their call while it runs. */
export class MidCall {
  #connection;
  #call;
  #become;

  /**
   * @param {Connection} connection
   * @param {{call: () => Call | null, become: (call: Call | null) => void}} owner
   */
  constructor(connection, { call, become }) {
    this.#connection = connection;
    this.#call = call;
    this.#become = become;
  }

  /**
   * @param {string[]} userIDList
   * @param {number} timeout seconds
   * @returns {Promise<InviteReply>}
   */
  async invite(userIDList, timeout) {
    const { callId } = this.#required();
    const p = { callId, userIDList, params: { timeout } };
    const reply = await this.#connection.command('inviteUser', p);
    for (const userID of reply.accepted) {
      this.#change(callId, (call) => invited(call, userID));
    }
    return reply;
  }

  /** @param {MediaTypeValue} mediaType */
  async switchTo(mediaType) {
    const { callId } = this.#required();
    await this.#connection.command('switchCallMediaType', { callId, mediaType });
  }

  /** @param {MixLayout} layout */
  async divide(layout) {
    const { callId } = this.#required();
    await this.#connection.command('setMixLayout', { callId, layout });
  }

  /** @param {RecordingForm | null} form null to end it */
  async record(form) {
    const { callId } = this.#required();
    await (form === null
      ? this.#connection.command('stopRecording', { callId })
      : this.#connection.command('startRecording', { callId, form }));
  }

  /**
   * @param {string} userID
   * @returns {Promise<RoomDevices>}
   */
  async roomDevices(userID) {
    const { callId } = this.#required();
    return this.#connection.command('listRoomDevices', { callId, userID });
  }

  /**
   * @param {string} userID
   * @returns {Promise<string>}
   */
  async preview(userID) {
    const { callId } = this.#required();
    const { mimeType, data } = await this.#connection.command('previewCall', { callId, userID });
    return `data:${mimeType};base64,${data}`;
  }

  /**
   * @param {string} userID
   * @param {RoomWish} wish
   * @returns {Promise<RoomDevices>}
   */
  async useRoomDevices(userID, wish) {
    const { callId } = this.#required();
    return this.#connection.command('useRoomDevices', { callId, userID, ...wish });
  }

  /** @param {boolean} agree */
  async respond(agree) {
    const { callId } = this.#required();
    this.#change(callId, (call) => ({ ...call, mediaRequest: null }));
    await this.#connection.command('respondMediaType', { callId, agree });
  }

  async hold() {
    await this.#connection.command('hold', { callId: this.#required().callId });
  }

  async unhold() {
    await this.#connection.command('unhold', { callId: this.#required().callId });
  }

  /** The call rings on elsewhere; here it is no longer shown. */
  async ignore() {
    const { callId } = this.#required();
    await this.#connection.command('ignore', { callId });
    if (this.#call()?.callId === callId) {
      this.#become(null);
    }
  }

  #required() {
    const call = this.#call();
    if (call === null) {
      throw new RingroomError(ClientError.notInCall);
    }
    return call;
  }

  /**
   * @param {string} callId
   * @param {(call: Call) => Call} step
   */
  #change(callId, step) {
    const call = this.#call();
    if (call?.callId === callId) {
      this.#become(step(call));
    }
  }
}

/**
 * What was heard of him meanwhile stays true.
 *
 * @param {Call} call
 * @param {string} userID
 */
function invited(call, userID) {
  const known = call.members.find((member) => member.userID === userID);
  const isThere = known && ['ringing', 'joined', 'reconnecting'].includes(known.state);
  return isThere ? call : withMember(call, userID, { state: 'calling', pushSentAt: undefined });
}
