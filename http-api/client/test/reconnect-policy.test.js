import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconnectDelay } from '../sdk/reconnect-policy.js';

test('the_first_tries_come_at_once_whatever_chance_says', () => {
  assert.deepEqual(
    [0, 1, 2].map((attempt) => reconnectDelay(attempt, 0.99)),
    [0, 200, 500],
  );
});

test('later_tries_come_at_most_five_seconds_apart_and_never_end', () => {
  for (let attempt = 3; attempt < 10_000; attempt++) {
    const delay = reconnectDelay(attempt, 0);
    assert.ok(delay >= 1_000 && delay <= 5_000, `try ${attempt} waits ${delay}`);
  }
});

test('chance_spreads_the_later_tries', () => {
  assert.ok(reconnectDelay(20, 0.99) < reconnectDelay(20, 0) * 0.7);
});
