import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { IceServers } from '../sdk/ice-servers.js';
import { VirtualClock } from './virtual-clock.js';

const HOUR = 3_600_000;

/** @param {string} credential */
const turn = (credential) => [{ urls: ['turn:turn.example'], username: '1:ann', credential }];

describe('turn servers', () => {
  test('are_asked_for_again_half_way_to_their_end_and_kept_where_nobody_answers', async () => {
    const clock = new VirtualClock();
    /** @type {any[]} */
    const answers = [{ iceServers: turn('second'), iceServersExpireAt: clock.now() + 3 * HOUR }];
    const servers = new IceServers(clock, {
      serverNow: clock.now,
      ask: async () => answers.shift() ?? Promise.reject(new Error('away')),
    });
    servers.told({ iceServers: turn('first'), iceServersExpireAt: clock.now() + 2 * HOUR });
    await clock.advance(HOUR - 1);
    assert.deepEqual(servers.list, turn('first'));
    await clock.advance(1);
    assert.deepEqual(servers.list, turn('second'));
    await clock.advance(2 * HOUR);
    assert.deepEqual(servers.list, turn('second'));
  });

  test('are_none_where_the_platform_names_none', () => {
    const servers = new IceServers(new VirtualClock(), {
      serverNow: () => 0,
      ask: () => Promise.reject(new Error('nobody asks')),
    });
    servers.told({ iceServers: [] });
    assert.deepEqual(servers.list, []);
  });
});
