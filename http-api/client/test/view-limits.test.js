import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ViewLimits } from '../sdk/view-limits.js';

/**
 * @import { Limit, Slot } from '../sdk/protocol.js'
 * @import { LimitedView } from '../sdk/view-limits.js'
 */

/**
 * @param {Limit} [limit]
 * @param {"screen"} [stream]
 * @returns {Slot}
 */
const bob = (limit, stream) => ({
  mid: '2',
  kind: 'video',
  userID: 'bob',
  ...(stream && { stream }),
  ...(limit && { limit }),
});

function watched() {
  /** @type {LimitedView[]} */
  const told = [];
  return { told, limits: new ViewLimits((view) => told.push(view)) };
}

test('each_change_of_what_the_link_does_to_a_picture_is_told_once [row 54]', () => {
  const { told, limits } = watched();
  limits.follow([bob()]);
  limits.follow([bob('low')]);
  limits.follow([bob('low')]);
  limits.follow([bob('paused')]);
  limits.follow([bob()]);
  assert.deepEqual(told, [
    { userID: 'bob', limit: 'low' },
    { userID: 'bob', limit: 'paused' },
    { userID: 'bob', limit: null },
  ]);
});

test('a screen and the picture of all are told apart from cameras', () => {
  const { told, limits } = watched();
  limits.follow([bob(), bob('low', 'screen')]);
  limits.follow([{ mid: '2', kind: 'video', stream: 'mix', limit: 'paused' }]);
  assert.deepEqual(told, [
    { userID: 'bob', stream: 'screen', limit: 'low' },
    { userID: 'bob', stream: 'screen', limit: null },
    { userID: null, stream: 'mix', limit: 'paused' },
  ]);
});

test('a picture that is no longer wanted is limited no more', () => {
  const { told, limits } = watched();
  limits.follow([bob('paused')]);
  limits.follow([]);
  assert.deepEqual(
    told.map(({ limit }) => limit),
    ['paused', null],
  );
});
