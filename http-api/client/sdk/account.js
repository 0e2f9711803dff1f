/**
 * @import { Connection } from './connection.js'
 * @import { CallRecord, RecordFilter, RecordPlace } from './protocol.js'
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

  /** @param {{on: boolean, until?: number}} dnd */
  async disturb(dnd) {
    await this.#connection.command('setDnd', dnd);
  }

  /**
   * @param {"blockUser" | "unblockUser"} cmd
   * @param {string} userID
   */
  async block(cmd, userID) {
    await this.#connection.command(cmd, { userID });
  }
}
