/**
 * @import { Connection } from './connection.js'
 * @import { CallRecord, Preferences, RecordFilter, RecordPlace } from './protocol.js'
 *
 * @typedef {{records: CallRecord[], next?: RecordPlace}} RecordPage
 */

/** What a user has beside calls: his list of past ones, and who may disturb him. */
export class Account {
  #connection;

  /** @param {Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /**
   * @param {{filter?: RecordFilter, limit?: number, after?: RecordPlace}} page
   * @returns {Promise<RecordPage>}
   */
  recent(page) {
    return this.#connection.command('queryRecentCalls', page);
  }

  /** @param {string[]} callIdList */
  async forget(callIdList) {
    await this.#connection.command('deleteRecordCalls', { callIdList });
  }

  /**
   * @param {"setDnd" | "setBusyPolicy" | "enableMultiDeviceAbility" | "blockUser" | "unblockUser"
   *     | "queryBlockList"} cmd
   * @param {object} [p]
   * @returns {Promise<Preferences>} as they are now
   */
  prefer(cmd, p = {}) {
    return this.#connection.command(cmd, p);
  }
}
