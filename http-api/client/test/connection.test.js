import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { Connection } from '../sdk/connection.js';
import { FakePlatform } from './fake-platform.js';
import { VirtualClock } from './virtual-clock.js';

/** @import { ConnectionState } from '../sdk/connection.js' */

describe('Connection', () => {
  let clock = new VirtualClock();
  let platform = new FakePlatform(clock);
  /** @type {string[]} */
  let heard = [];
  /** @type {ConnectionState[]} */
  let states = [];
  /** @type {string[]} */
  let givenUp = [];
  /** @type {boolean[]} */
  let renewals = [];
  /** @type {Connection} */
  let connection;

  beforeEach(async () => {
    clock = new VirtualClock();
    platform = new FakePlatform(clock);
    [heard, states, givenUp, renewals] = [[], [], [], []];
    connection = new Connection({
      open: platform.dial,
      clock,
      owner: {
        credentials: async (renew) => {
          renewals.push(renew);
          return { userID: 'alice', userSig: 'sig' };
        },
        knownCalls: () => [],
        onState: (state) => states.push(state),
        onLogin: () => heard.push('login'),
        onEvent: ({ ev }) => heard.push(ev),
        onGivenUp: (error) => givenUp.push(error.name),
      },
    });
    connection.start();
  });

  const connected = async () => {
    await clock.advance(10);
    assert.equal(connection.state, 'connected');
  };

  test('events_are_heard_once_and_acknowledged', async () => {
    await connected();
    const seq = platform.event('onUserJoin', 'c');
    platform.say({ v: 1, seq, ev: 'onUserJoin', callId: 'c', p: {} });
    await clock.advance(0);
    assert.deepEqual(heard, ['login', 'onUserJoin']);
    assert.deepEqual(platform.acks, [seq, seq]);
  });

  test('an_event_of_the_present_is_heard_and_not_acknowledged', async () => {
    await connected();
    platform.event('onSlots', 'c', { slots: [] }, false);
    assert.deepEqual([heard.at(-1), platform.acks], ['onSlots', []]);
  });

  test('a_cut_socket_is_dialled_again_at_once_with_a_resume', async () => {
    await connected();
    const seq = platform.event('onUserJoin', 'c');
    platform.cut();
    assert.equal(connection.state, 'reconnecting');
    await connected();
    assert.deepEqual(platform.commands.at(-1)?.p.resume, {
      sessionId: 's-2',
      lastSeq: seq,
      callIds: [],
    });
    assert.deepEqual(states, ['connecting', 'connected', 'reconnecting', 'connected']);
  });

  test('a_platform_that_stays_away_is_dialled_for_ever', async () => {
    await connected();
    platform.reachable = false;
    platform.cut();
    await clock.advance(60_000);
    const dials = platform.dials;
    assert.ok(dials > 10, `${dials} dials in a minute`);
    await clock.advance(3_600_000);
    assert.ok(platform.dials > dials + 500, 'still dialling after an hour');
    platform.reachable = true;
    await clock.advance(5_100);
    assert.equal(connection.state, 'connected');
  });

  test('a_command_whose_reply_was_lost_goes_out_again_under_the_same_id', async () => {
    await connected();
    platform.replies.hangup = () => null;
    const done = connection.command('hangup', { callId: 'c' });
    platform.replies.hangup = () => ({});
    platform.cut();
    await clock.advance(10);
    await done;
    const ids = platform.commands.filter(({ cmd }) => cmd === 'hangup').map(({ id }) => id);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
  });

  test('a_command_given_while_away_waits_for_the_platform', async () => {
    await connected();
    platform.reachable = false;
    platform.cut();
    const done = connection.command('hangup');
    await clock.advance(3_000);
    assert.equal(platform.count('hangup'), 0);
    platform.reachable = true;
    await clock.advance(5_000);
    await done;
    assert.equal(platform.count('hangup'), 1);
  });

  test('a_retryable_refusal_is_tried_again_and_a_plain_one_is_told', async () => {
    await connected();
    let tries = 0;
    platform.replies.accept = () =>
      ++tries < 3 ? { code: 70006, name: 'NOT_AVAILABLE', retryable: true } : { callId: 'c' };
    const accepted = connection.command('accept');
    await clock.advance(1_000);
    assert.deepEqual(await accepted, { callId: 'c' });

    platform.replies.accept = () => ({ code: 70105, name: 'CALL_ENDED' });
    await assert.rejects(connection.command('accept'), { name: 'CALL_ENDED', code: 70105 });
  });

  test('a_command_nobody_answers_is_given_up', async () => {
    await connected();
    platform.replies.calls = () => null;
    const refused = assert.rejects(connection.command('calls'), { name: 'TIMEOUT' });
    await clock.advance(30_000);
    await refused;
  });

  test('a_socket_without_a_sign_of_life_is_replaced', async () => {
    await connected();
    platform.answersPings = false;
    await clock.advance(14_000);
    assert.equal(platform.dials, 1);
    await clock.advance(2_000);
    assert.equal(platform.dials, 2);
    assert.equal(connection.state, 'connected');
  });

  test('a_login_without_an_answer_is_tried_again', async () => {
    platform.answersLogin = false;
    await clock.advance(4_000);
    platform.answersLogin = true;
    await clock.advance(1_500);
    assert.equal(connection.state, 'connected');
    assert.equal(platform.count('login'), 2);
  });

  test('an_expired_signature_is_renewed_once_and_then_given_up', async () => {
    platform.replies.login = () => ({ code: 70102, name: 'EXPIRED' });
    await clock.advance(10_000);
    assert.deepEqual(renewals, [false, true]);
    assert.deepEqual(givenUp, ['EXPIRED']);
    assert.equal(connection.state, 'offline');
  });

  test('a_replaced_session_stays_away', async () => {
    await connected();
    platform.cut(4001);
    await clock.advance(60_000);
    assert.deepEqual([givenUp, platform.dials, connection.state], [['REPLACED'], 1, 'offline']);
    await assert.rejects(connection.command('hangup'), { name: 'LOGGED_OUT' });
  });

  test('the_platforms_clock_is_known_from_the_login', async () => {
    await connected();
    assert.equal(connection.serverNow() - clock.now(), 5_000);
  });
});
