import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { PushNotices } from '../sdk/push-notices.js';
import { VirtualClock, settle } from './virtual-clock.js';

describe('pushes at a service worker', () => {
  let clock = new VirtualClock();
  /** @type {Map<string, {title: string, options: any, close: () => void}>} by tag */
  let shown = new Map();
  /** @type {any[]} */
  let pages = [];
  /** @type {string[]} */
  let opened = [];
  /** @type {PushNotices} */
  let notices;

  beforeEach(() => {
    clock = new VirtualClock();
    shown = new Map();
    pages = [];
    opened = [];
    notices = new PushNotices(
      {
        show: async (title, options) => {
          const tag = options.tag ?? '';
          shown.set(tag, { title, options, close: () => void shown.delete(tag) });
        },
        shown: async (tag) => [...shown].filter(([one]) => one === tag).map(([, it]) => it),
        pages: async () => pages,
        open: async (url) => void opened.push(url),
        now: async () => clock.now(),
        pause: (ms) => new Promise((resolve) => clock.setTimeout(() => resolve(), ms)),
      },
      { title: ({ inviter }) => `${inviter} rings`, body: () => 'a call' },
      '/',
    );
  });

  const push = async (/** @type {object} */ change = {}) => {
    const deadlineEpochMs = clock.now() + 30_000;
    const ring = { type: 'call', callId: 'c1', inviter: 'ann', mediaType: 2, attempt: 1 };
    void notices.pushed({ ...ring, deadlineEpochMs, ...change });
    await settle();
  };

  const page = (visibilityState = 'hidden') => {
    const one = {
      visibilityState,
      /** @type {any[]} */ heard: [],
      focused: 0,
      postMessage: (/** @type {any} */ message) => void one.heard.push(message),
      focus: async () => void one.focused++,
    };
    pages.push(one);
    return one;
  };

  test('a_ring_is_shown_until_its_deadline_and_no_longer [row 16]', async () => {
    await push();
    assert.deepEqual([...shown.values()].map(({ title }) => title), ['ann rings']);
    await clock.advance(29_000);
    assert.equal(shown.size, 1);
    await clock.advance(1_000);
    assert.equal(shown.size, 0);
  });

  test('a_ring_that_comes_after_its_deadline_shows_nothing [row 17]', async () => {
    await push({ deadlineEpochMs: clock.now() - 1 });
    assert.equal(shown.size, 0);
  });

  test('a_cancel_takes_the_notice_back_and_one_that_never_was_is_harmless [row 17]', async () => {
    await push();
    await push({ type: 'cancel' });
    await push({ type: 'cancel' });
    assert.equal(shown.size, 0);
  });

  test('a_call_nobody_answered_leaves_word_of_it_that_does_not_ring [row 17]', async () => {
    await push();
    await push({ type: 'cancel', missed: true });
    await clock.advance(60_000);
    assert.deepEqual(
      [...shown.values()].map(({ options }) => options.requireInteraction),
      [false],
    );
  });

  test('a_ring_that_was_overtaken_by_its_cancel_shows_nothing_and_the_next_attempt_does [row 17]', async () => {
    await push({ type: 'cancel' });
    await push();
    assert.equal(shown.size, 0);
    await push({ attempt: 2 });
    assert.equal(shown.size, 1);
  });

  test('a_ring_that_comes_twice_is_one_notice', async () => {
    await push();
    await push();
    assert.equal(shown.size, 1);
  });

  test('a_page_in_front_of_the_person_is_told_and_rings_by_itself', async () => {
    const open = page('visible');
    await push();
    assert.equal(shown.size, 0);
    assert.deepEqual(open.heard, [{ ringroom: 'wake', callId: 'c1' }]);
  });

  test('a_page_behind_others_is_told_and_the_notice_is_shown_as_well', async () => {
    const hidden = page();
    await push();
    assert.deepEqual([shown.size, hidden.heard.length], [1, 1]);
  });

  test('a_click_brings_an_open_page_to_the_front', async () => {
    const hidden = page();
    await notices.clicked({ callId: 'c1' });
    assert.deepEqual([hidden.focused, hidden.heard.length, opened], [1, 1, []]);
  });

  test('a_click_opens_a_page_that_knows_what_woke_it_where_none_is_open', async () => {
    await notices.clicked({ callId: 'c 1' });
    assert.deepEqual(opened, ['/?woken=c%201']);
  });

  test('what_is_none_of_ours_is_left_alone', async () => {
    for (const data of [null, 'text', {}, { type: 'news', callId: 'c1' }, { type: 'call' }]) {
      await notices.pushed(data);
    }
    assert.equal(shown.size, 0);
  });
});
