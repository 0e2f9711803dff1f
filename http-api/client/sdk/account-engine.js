import { EngineBase } from './engine-base.js';

/**
 * @import { BusyPolicy, RecordFilter, RecordPlace } from './protocol.js'
 * @import { PushWish } from './push.js'
 */

/** What a user has beside calls: past ones, who may disturb him, rooms, and being woken. */
export class AccountEngine extends EngineBase {
  /**
   * This user's past calls, the newest first.
   *
   * @param {{filter?: RecordFilter, limit?: number, after?: RecordPlace}} [page] `after`: `next` of
   *     the page before
   */
  queryRecentCalls(page = {}) {
    return this._account.recent(page);
  }

  /** @param {string[]} callIdList taken out of this user's list; the others keep theirs */
  deleteRecordCalls(callIdList) {
    return this._account.forget(callIdList);
  }

  /** @param {{on: boolean, until?: number}} dnd on: nothing rings; `until` epoch milliseconds */
  setDnd(dnd) {
    return this._account.prefer('setDnd', dnd);
  }

  /** @param {BusyPolicy} policy `waiting`: a second call waits, where the tenant offers it */
  setBusyPolicy(policy) {
    return this._account.prefer('setBusyPolicy', { policy });
  }

  /** @param {boolean} enable false: from the next login on, this user is logged in on one device */
  enableMultiDeviceAbility(enable) {
    return this._account.prefer('enableMultiDeviceAbility', { enable });
  }

  /** @param {string} userID who may not call this user any more */
  blockUser(userID) {
    return this._account.prefer('blockUser', { userID });
  }

  /** @param {string} userID */
  unblockUser(userID) {
    return this._account.prefer('unblockUser', { userID });
  }

  /** Who is blocked, and whether this user wants to be disturbed. */
  queryBlockList() {
    return this._account.prefer('queryBlockList');
  }

  /**
   * How this user is called on the pages of others.
   *
   * @param {{nickName: string}} info at most 128 characters
   */
  setSelfInfo({ nickName }) {
    this._session.rename(nickName);
  }

  /**
   * Calls are heard from now on: one that comes, one that waits, and the own one until it is
   * answered. Without it a page makes no sound of its own.
   *
   * @param {string} [filePath] of the sound of a call that comes; a built-in one unless told
   */
  setCallingBell(filePath = '') {
    this._bell.hang(filePath);
  }

  /** Whether calls that come are silent in this browser. */
  get muteMode() {
    return this._bell.muted;
  }

  /** @param {boolean} enable calls that come are silent in this browser, until told otherwise */
  enableMuteMode(enable) {
    this._bell.mute(enable);
  }

  /**
   * A room that users join by themselves, with a room token each; nobody rings.
   *
   * @param {string} roomId
   * @returns the same object for the same room
   */
  createRTCRoom(roomId) {
    return this._rooms.named(roomId);
  }

  /**
   * Has this browser woken when somebody calls and none of its pages is connected. Asks the person,
   * so call it from a click the first time, and after each login from then on.
   *
   * @param {PushWish} wish
   */
  registerPush(wish) {
    return this._push.register(wish);
  }

  /** This browser is not woken any more. */
  unregisterPush() {
    return this._push.unregister();
  }
}
