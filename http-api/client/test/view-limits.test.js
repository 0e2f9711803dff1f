import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ViewLimits } from '../sdk/view-limits.js';

/** @import { Limit, Slot } from '../sdk/protocol.js' */

/**
 * @param {Limit} [limit]
 * @returns {Slot}
 */
const bob = (limit) => ({ mid: '2', kind: 'video', userID: 'bob', ...(limit && { limit }) });

test('each_change_of_what_the_link_does_to_a_picture_is_told_once [row 54]', () => {
  /** @type {[string, Limit | null][]} */
  const told = [];
  const limits = new ViewLimits((userID, limit) => told.push([userID, limit]));
  limits.follow([bob()]);
  limits.follow([bob('low')]);
  limits.follow([bob('low')]);
  limits.follow([bob('paused')]);
  limits.follow([bob()]);
  assert.deepEqual(told, [
    ['bob', 'low'],
    ['bob', 'paused'],
    ['bob', null],
  ]);
});

test('a picture that is no longer wanted is limited no more', () => {
  /** @type {(Limit | null)[]} */
  const told = [];
  const limits = new ViewLimits((_, limit) => told.push(limit));
  limits.follow([bob('paused')]);
  limits.follow([]);
  assert.deepEqual(told, ['paused', null]);
});
