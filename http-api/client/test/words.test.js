import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, deviceWords, endWords, recordWords, waitingWords } from '../demo/words.js';

const toBob = { self: 'alice', callerId: 'alice', others: ['bob'] };
const fromAlice = { self: 'bob', callerId: 'alice', others: ['alice'] };

/** @type {[object, any, string][]} */
const ENDS = [
  [{ reason: 1, userId: 'alice' }, toBob, 'You hung up'],
  [{ reason: 1, userId: 'alice' }, fromAlice, 'alice hung up'],
  [{ reason: 1, userId: 'bob', cause: 'connectionLost' }, toBob, 'bob lost the connection'],
  [{ reason: 2, userId: 'bob' }, toBob, 'bob declined the call'],
  [{ reason: 2, userId: 'bob' }, fromAlice, 'You declined the call'],
  [{ reason: 3, userId: 'bob' }, toBob, 'bob did not answer'],
  [{ reason: 3, userId: 'bob' }, fromAlice, 'Missed call from alice'],
  [{ reason: 4, userId: 'bob' }, toBob, 'bob could not be reached'],
  [{ reason: 5, userId: 'bob' }, toBob, 'bob is in another call'],
  [{ reason: 6, userId: 'alice' }, toBob, 'You cancelled the call'],
  [{ reason: 6, userId: 'alice' }, fromAlice, 'Missed call from alice'],
  [{ reason: 7 }, fromAlice, 'Answered on another device'],
  [{ reason: 9 }, toBob, 'The call was ended by the server'],
  [{ reason: 77 }, toBob, 'The call is over'],
  [{ reason: 3, userId: 'carol' }, { ...toBob, others: ['bob', 'carol'] }, 'Nobody took the call'],
];

for (const [end, who, words] of ENDS) {
  test(`reason_${/** @type {any} */ (end).reason}_reads: ${words}`, () => {
    assert.equal(endWords({ .../** @type {any} */ (end), ...who }), words);
  });
}

test('durations_read_like_a_clock', () => {
  assert.deepEqual([0, 7, 61, 3_723].map(clock), ['0:00', '0:07', '1:01', '1:02:03']);
});

test('every_device_problem_says_what_it_means_for_the_call', () => {
  for (const kind of /** @type {const} */ (['audio', 'video'])) {
    for (const reason of ['notAllowed', 'notFound', 'inUse', 'unplugged', 'insecure', 'failed']) {
      assert.match(deviceWords({ kind, reason }), /[a-z]\.$/);
    }
  }
});

const texts = { caller: { english: 'Call declined' }, callee: { english: 'Missed call' } };

/** @type {[string, string, number | undefined, string, string, string][]} */
const RECORDS = [
  ['ann', 'Reject', 1, 'bob', 'incoming', 'You declined'],
  ['ann', 'Reject', undefined, 'bob', 'missed', 'Missed call'],
  ['ann', 'NotAnswer', 1, 'bob', 'missed', 'Missed call'],
  ['bob', 'Reject', undefined, 'bob', 'outgoing', 'Call declined'],
];

for (const [callerId, result, rangAt, self, direction, text] of RECORDS) {
  test(`a_past_call_reads_${text}_${direction} [row 28]`, () => {
    const users = [{ userID: self, result, rangAt }];
    const words = recordWords({ callerId, totalTime: 0, texts, users }, self);
    assert.deepEqual([words.direction, words.text], [direction, text]);
  });
}

test('silence_says_how_far_the_platform_has_come [row 19]', () => {
  assert.equal(waitingWords({ state: 'calling' }, 0), 'Reaching the phone…');
  assert.equal(waitingWords({ state: 'calling', pushSentAt: 1_000 }, 4_200), 'Push sent 3 s ago');
  assert.equal(waitingWords({ state: 'ringing', pushSentAt: 1_000 }, 4_200), 'Ringing…');
});
