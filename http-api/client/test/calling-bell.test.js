import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { CallingBell } from '../sdk/calling-bell.js';

/** @import { Call } from '../sdk/call-model.js' */

describe('the bell', () => {
  /** @type {string[]} */
  let heard = [];
  /** @type {Map<string, string>} */
  let kept = new Map();
  /** @type {CallingBell} */
  let bell;

  const tone = {
    play: (/** @type {string} */ sound, /** @type {string} */ file = '') =>
      void heard.push(`${sound} ${file}`.trim()),
    stop: () => void (heard.at(-1) !== 'stop' && heard.push('stop')),
  };
  const storage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
  };
  const call = (/** @type {Call["phase"]} */ phase) => /** @type {Call} */ (/** @type {any} */ ({ phase }));

  beforeEach(() => {
    heard = [];
    kept = new Map();
    bell = new CallingBell(tone, storage);
  });

  test('a_page_that_hung_up_no_bell_is_silent', () => {
    bell.follow(call('ringing'), null);
    assert.deepEqual(heard, ['stop']);
  });

  test('a_call_that_comes_is_heard_by_its_file_until_it_is_answered', () => {
    bell.hang('/bell.mp3');
    bell.follow(call('ringing'), null);
    bell.follow(call('ringing'), null);
    bell.follow(call('joining'), null);
    assert.deepEqual(heard, ['stop', 'ring /bell.mp3', 'stop']);
  });

  test('the_own_call_and_one_that_waits_sound_otherwise', () => {
    bell.hang('/bell.mp3');
    bell.follow(call('inviting'), null);
    bell.follow(call('active'), call('ringing'));
    bell.follow(call('active'), null);
    assert.deepEqual(heard, ['stop', 'ringBack', 'stop', 'waiting', 'stop']);
  });

  test('who_wants_silence_has_it_at_once_and_from_then_on', () => {
    bell.hang('');
    bell.follow(call('ringing'), null);
    bell.mute(true);
    assert.deepEqual(heard, ['stop', 'ring', 'stop']);
    const again = new CallingBell(tone, storage);
    again.hang('');
    again.follow(call('ringing'), null);
    assert.deepEqual([again.muted, heard.at(-1)], [true, 'stop']);
    again.mute(false);
    assert.equal(heard.at(-1), 'ring');
  });
});
