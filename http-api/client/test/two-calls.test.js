import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { RingroomCallEngine } from '../sdk/index.js';
import { FakePlatform } from './fake-platform.js';
import { RecordedMedia } from './recorded-media.js';
import { VirtualClock, settle } from './virtual-clock.js';

describe('a second call', () => {
  let clock = new VirtualClock();
  let platform = new FakePlatform(clock);
  /** @type {RecordedMedia[]} one a call */
  let media = [];
  /** @type {[string, any][]} */
  let told = [];
  /** @type {RingroomCallEngine} */
  let engine;

  beforeEach(async () => {
    clock = new VirtualClock();
    platform = new FakePlatform(clock);
    media = [];
    told = [];
    engine = new RingroomCallEngine({
      open: platform.dial,
      clock,
      deviceId: async () => 'd1',
      memory: { remembered: () => null, remember: () => {} },
      media: () => {
        const one = new RecordedMedia();
        media.push(one);
        return /** @type {any} */ (one);
      },
    });
    for (const name of /** @type {const} */ (['onCallReceived', 'onCallWaiting', 'onUserHold'])) {
      engine.on(name, (payload) => told.push([name, payload]));
    }
    const done = engine.login({ userID: 'alice', userSig: 'sig', sdkAppID: 1 });
    await Promise.all([done, clock.advance(10)]);
  });

  const say = async (
    /** @type {string} */ ev,
    /** @type {string} */ callId,
    /** @type {object} */ p,
  ) => {
    platform.event(ev, callId, p);
    await settle();
  };

  const talk = async () => {
    platform.replies.calls = () => ({ callId: 'c1', roomId: 'r', accepted: ['bob'], refused: [] });
    await engine.calls({ userIDList: ['bob'] });
    await say('onCallBegin', 'c1', { mediaType: 2, roomId: 'r', beganAt: 1 });
    await say('onUserJoin', 'c1', { userID: 'bob' });
  };

  const wait = () =>
    say('onCallWaiting', 'c2', {
      current: 'c1',
      callerId: 'carol',
      calleeIdList: ['alice'],
      mediaType: 2,
      roomId: 'r2',
      deadline: clock.now() + 35_000,
    });

  const shown = () => [
    engine.currentCall && `${engine.currentCall.callId} ${engine.currentCall.phase}`,
    engine.otherCall && `${engine.otherCall.callId} ${engine.otherCall.phase}`,
  ];

  const sent = (/** @type {string} */ cmd) =>
    platform.commands.filter((command) => command.cmd === cmd).map(({ p }) => p.callId);

  test('waits_beside_the_one_in_front_and_rings_by_itself_once_that_is_over [row 10]', async () => {
    await talk();
    await wait();
    assert.deepEqual(shown(), ['c1 active', 'c2 ringing']);
    assert.deepEqual(told.map(([name]) => name), ['onCallWaiting']);
    await say('onCallEnd', 'c1', { mediaType: 2, reason: 1, userId: 'bob', totalTime: 3 });
    assert.deepEqual(shown(), ['c2 ringing', null]);
  });

  test('that_is_answered_comes_to_the_front_and_the_first_is_silent_until_it_is_taken_up [row 11]', async () => {
    await talk();
    await wait();
    await Promise.all([engine.accept(), clock.advance(1)]);
    assert.deepEqual([sent('accept'), shown()], [['c2'], ['c2 joining', 'c1 active']]);
    await say('onCallBegin', 'c2', { mediaType: 2, roomId: 'r2', beganAt: 2 });
    await say('onUserHold', 'c1', { userID: 'alice', held: true });
    assert.deepEqual(shown(), ['c2 active', 'c1 active']);
    assert.deepEqual(media[0]?.devices, { mic: false, camera: false });
    assert.deepEqual(platform.count('closeMicrophone'), 0);

    await Promise.all([engine.unhold(), clock.advance(1)]);
    await say('onUserHold', 'c2', { userID: 'alice', held: true });
    await say('onUserHold', 'c1', { userID: 'alice', held: false });
    assert.deepEqual([sent('unhold'), shown()], [['c1'], ['c1 active', 'c2 active']]);
    assert.deepEqual(media[0]?.devices, { mic: true, camera: true });
    assert.deepEqual(media[1]?.devices, { mic: false, camera: false });
  });

  test('that_is_rejected_leaves_the_first_alone [row 10]', async () => {
    await talk();
    await wait();
    await Promise.all([engine.reject(), clock.advance(1)]);
    assert.deepEqual([sent('reject'), sent('hangup')], [['c2'], []]);
    await say('onCallNotConnected', 'c2', { mediaType: 2, reason: 2, userId: 'alice' });
    assert.deepEqual(shown(), ['c1 active', null]);
  });

  test('is_dialled_only_while_the_first_is_on_hold [row 11]', async () => {
    await talk();
    await assert.rejects(engine.calls({ userIDList: ['carol'] }), { code: 70107 });
    await say('onUserHold', 'c1', { userID: 'alice', held: true });
    platform.replies.calls = () => ({ callId: 'c2', roomId: 'r', accepted: ['carol'], refused: [] });
    await engine.calls({ userIDList: ['carol'] });
    assert.deepEqual(shown(), ['c2 inviting', 'c1 active']);
    await Promise.all([engine.hangup({ callId: 'c1' }), clock.advance(1)]);
    assert.deepEqual(sent('hangup'), ['c1']);
  });

  test('is_found_again_by_a_page_that_was_reloaded [row 11]', async () => {
    const view = (/** @type {string} */ callId, /** @type {boolean} */ held) => ({
      callId,
      roomId: 'r',
      phase: /** @type {const} */ ('active'),
      mediaType: /** @type {const} */ (2),
      callerId: 'alice',
      calleeIdList: ['bob'],
      role: /** @type {const} */ ('caller'),
      state: /** @type {const} */ ('joined'),
      device: 'd1',
      members: [
        { userID: 'alice', state: /** @type {const} */ ('joined'), audio: true, video: true, held },
      ],
    });
    platform.sync = { call: view('c1', true), otherCall: view('c2', false), ended: [] };
    platform.resumes = false;
    platform.cut();
    await clock.advance(10);
    assert.deepEqual(shown(), ['c2 active', 'c1 active']);
    platform.sync = { call: view('c2', false), ended: [] };
    platform.cut();
    await clock.advance(10);
    assert.deepEqual(shown(), ['c2 active', null]);
  });

  test('that_waits_is_told_as_waiting_to_a_page_that_comes_back [row 10]', async () => {
    await talk();
    const members = [
      { userID: 'carol', state: /** @type {const} */ ('joined'), audio: true, video: true },
      { userID: 'alice', state: /** @type {const} */ ('ringing'), audio: false, video: false },
    ];
    const about = { mediaType: /** @type {const} */ (2), roomId: 'r', calleeIdList: ['alice'] };
    platform.sync = {
      call: {
        ...about,
        callId: 'c1',
        phase: 'active',
        callerId: 'alice',
        role: 'caller',
        state: 'joined',
        device: 'd1',
        members: [{ userID: 'alice', state: 'joined', audio: true, video: true }],
      },
      otherCall: {
        ...about,
        callId: 'c2',
        phase: 'inviting',
        callerId: 'carol',
        role: 'callee',
        state: 'ringing',
        remainingMs: 9_000,
        members,
      },
    };
    platform.resumes = false;
    platform.cut();
    await clock.advance(10);
    assert.deepEqual(shown(), ['c1 active', 'c2 ringing']);
    assert.deepEqual(
      told.map(([name, { callId, current }]) => [name, callId, current]),
      [['onCallWaiting', 'c2', 'c1']],
    );
  });

  test('one_that_puts_the_other_side_on_hold_is_told_and_shown', async () => {
    await talk();
    await say('onUserHold', 'c1', { userID: 'bob', held: true });
    const bob = engine.currentCall?.members.find(({ userID }) => userID === 'bob');
    assert.equal(bob?.held, true);
    assert.deepEqual(told, [['onUserHold', { callId: 'c1', userID: 'bob', held: true }]]);
    assert.deepEqual(media[0]?.devices, {});
  });
});
