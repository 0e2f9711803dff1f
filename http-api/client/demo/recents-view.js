import { MediaType } from '../sdk/index.js';
import { avatar, h, icon, keyed } from './dom.js';
import { recordWords, timeWords } from './words.js';

/**
 * @import { CallRecord } from '../sdk/protocol.js'
 *
 * @typedef {object} RecentsOwner
 * @property {(users: string[], mediaType: 1 | 2) => Promise<void>} call
 * @property {(callId: string) => Promise<void>} forget
 * @property {() => void} more
 * @property {(userID: string) => string} nameOf
 */

/** Past calls, each with a way to call again. */
export class RecentsView {
  #self;
  #owner;
  #list = h('ul', { class: 'recents', 'data-test': 'recents' });
  #more = h('button', { class: 'small', hidden: true, click: () => this.#owner.more() }, 'Earlier calls');
  element = h(
    'section',
    { class: 'recents-section', hidden: true },
    h('div', { class: 'lobby-title' }, h('h1', {}, 'Recent calls')),
    this.#list,
    this.#more,
  );

  /**
   * @param {string} self
   * @param {RecentsOwner} owner
   */
  constructor(self, owner) {
    this.#self = self;
    this.#owner = owner;
  }

  /**
   * @param {ReadonlyArray<CallRecord>} records the newest first
   * @param {boolean} hasMore
   */
  show(records, hasMore) {
    this.element.hidden = records.length === 0;
    this.#more.hidden = !hasMore;
    const now = Date.now();
    keyed(this.#list, records, {
      key: ({ callId }) => callId,
      create: (record) => this.#row(record),
      update: (row, { createdAt }) => {
        const time = row.querySelector('time');
        if (time) {
          time.textContent = timeWords(createdAt, now);
        }
      },
    });
  }

  /** @param {CallRecord} record */
  #row(record) {
    const others = record.users.map(({ userID }) => userID).filter((one) => one !== this.#self);
    const names = others.map(this.#owner.nameOf).join(', ');
    const { direction, missed, text } = recordWords(record, this.#self);
    const video = record.mediaType === MediaType.video;
    return h(
      'li',
      {
        class: missed ? 'recent missed' : 'recent',
        'data-test': 'recent',
        'data-call': record.callId,
        'data-result': record.result,
      },
      avatar(others[0] ?? this.#self),
      h(
        'span',
        { class: 'names' },
        h('span', { class: 'name' }, names),
        h(
          'span',
          { class: 'quiet what' },
          icon(direction),
          h('span', { 'data-test': 'recent-text' }, text),
        ),
      ),
      h('time', { class: 'quiet', datetime: new Date(record.createdAt).toISOString() }),
      h(
        'button',
        {
          class: 'plain forget',
          title: 'Delete from this list',
          'aria-label': `Delete the call with ${names}`,
          'data-test': 'recent-delete',
          click: () => this.#owner.forget(record.callId),
        },
        icon('trash'),
      ),
      h(
        'button',
        {
          class: 'round',
          title: `Call ${names} again`,
          'aria-label': `Call ${names} again`,
          'data-test': 'recent-call',
          click: () => this.#owner.call(others, record.mediaType),
        },
        icon(video ? 'camera' : 'phone'),
      ),
    );
  }
}
