/**
 * The list of past calls, as much of it as was looked at.
 *
 * @import { RingroomCallEngine } from '../sdk/index.js'
 * @import { CallRecord, RecordPlace } from '../sdk/protocol.js'
 */

const PAGE = 8;

export class Recents {
  #engine;
  #show;
  /** @type {CallRecord[]} */
  #records = [];
  /** @type {RecordPlace | undefined} */
  #next;

  /**
   * @param {RingroomCallEngine} engine
   * @param {(records: ReadonlyArray<CallRecord>, hasMore: boolean) => void} show
   */
  constructor(engine, show) {
    this.#engine = engine;
    this.#show = show;
  }

  /** The newest page anew. */
  async refresh() {
    this.#follow([], await this.#engine.queryRecentCalls({ limit: PAGE }));
  }

  async more() {
    const page = { limit: PAGE, after: this.#next };
    this.#follow(this.#records, await this.#engine.queryRecentCalls(page));
  }

  /** @param {string} callId */
  async forget(callId) {
    await this.#engine.deleteRecordCalls([callId]);
    this.#records = this.#records.filter((record) => record.callId !== callId);
    this.#show(this.#records, this.#next !== undefined);
  }

  /**
   * @param {CallRecord[]} known
   * @param {{records: CallRecord[], next?: RecordPlace}} page
   */
  #follow(known, { records, next }) {
    this.#records = [...known, ...records];
    this.#next = next;
    this.#show(this.#records, next !== undefined);
  }
}
