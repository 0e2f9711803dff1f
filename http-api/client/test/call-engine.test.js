import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { RingroomCallEngine } from '../sdk/index.js';
import { FakePlatform } from './fake-platform.js';
import { RecordedMedia } from './recorded-media.js';
import { VirtualClock, settle } from './virtual-clock.js';

/** @import { CallMediaOwner } from '../sdk/call-media.js' */

describe('RingroomCallEngine', () => {
  let clock = new VirtualClock();
  let platform = new FakePlatform(clock);
  let media = new RecordedMedia();
  /** @type {CallMediaOwner} */
  let mediaOwner;
  /** @type {[string, any][]} */
  let told = [];
  /** @type {string | null} */
  let remembered = null;
  /** @type {RingroomCallEngine} */
  let engine;

  beforeEach(async () => {
    clock = new VirtualClock();
    platform = new FakePlatform(clock);
    media = new RecordedMedia();
    told = [];
    remembered = null;
  });

  const logIn = async () => {
    engine = new RingroomCallEngine({
      open: platform.dial,
      clock,
      deviceId: async () => 'd1',
      memory: { remembered: () => remembered, remember: (callId) => (remembered = callId) },
      media: (owner) => {
        mediaOwner = owner;
        return /** @type {any} */ (media);
      },
    });
    for (const name of /** @type {const} */ ([
      'onCallReceived',
      'onCallBegin',
      'onCallEnd',
      'onCallNotConnected',
      'onCallRestored',
      'onUserRinging',
      'onUserJoin',
      'onError',
      'onKickedOffline',
    ])) {
      engine.on(name, (payload) => told.push([name, payload]));
    }
    const done = engine.login({ userID: 'alice', userSig: 'sig', sdkAppID: 1 });
    await Promise.all([done, clock.advance(10)]);
  };

  const place = async () => {
    platform.replies.calls = () => ({ callId: 'c1', roomId: 'r', accepted: ['bob'], refused: [] });
    const done = engine.calls({ userIDList: ['bob'], timeout: 30 });
    await clock.advance(1);
    return done;
  };

  const ring = async () => {
    platform.event('onCallReceived', 'c1', {
      callerId: 'bob',
      calleeIdList: ['alice'],
      mediaType: 2,
      roomId: 'r',
      deadline: clock.now() + 35_000,
    });
    await settle();
  };

  const names = () => told.map(([name]) => name);

  test('media_is_prepared_while_it_rings_and_connected_when_the_call_begins', async () => {
    await logIn();
    await place();
    assert.deepEqual(media.done, ['prepare']);
    platform.event('onCallBegin', 'c1', { mediaType: 2, roomId: 'r', beganAt: 1 });
    assert.equal(media.done.at(-1), 'connect c1');
    assert.equal(engine.currentCall?.phase, 'active');
  });

  test('nothing_is_opened_while_a_call_only_rings_here', async () => {
    await logIn();
    await ring();
    assert.deepEqual([engine.currentCall?.phase, media.done], ['ringing', []]);
  });

  test('accepting_twice_asks_once_and_connects_with_the_reply', async () => {
    await logIn();
    await ring();
    await Promise.all([engine.accept(), engine.accept(), clock.advance(1)]);
    assert.equal(platform.count('accept'), 1);
    assert.deepEqual(media.done, ['prepare', 'connect c1']);
  });

  test('who_has_answered_is_no_longer_rung_and_joins_when_the_platform_confirms', async () => {
    await logIn();
    await ring();
    const done = engine.accept();
    assert.equal(engine.currentCall?.phase, 'joining');
    platform.event('onCallBegin', 'c1', { mediaType: 2, roomId: 'r', beganAt: 1 });
    await done;
    assert.equal(engine.currentCall?.phase, 'active');
  });

  test('an_answer_the_platform_refuses_rings_on', async () => {
    await logIn();
    await ring();
    platform.replies.accept = () => ({ code: 70002, name: 'BAD_PARAMETER' });
    await assert.rejects(engine.accept(), { name: 'BAD_PARAMETER' });
    assert.deepEqual([engine.currentCall?.phase, media.done.at(-1)], ['ringing', 'close']);
  });

  test('calling_twice_places_one_call', async () => {
    await logIn();
    await Promise.all([place(), engine.calls({ userIDList: ['bob'] })]);
    assert.equal(platform.count('calls'), 1);
    await assert.rejects(engine.calls({ userIDList: ['bob'] }), { name: 'ALREADY_IN_CALL' });
  });

  test('a_ring_that_overtakes_the_reply_is_not_lost', async () => {
    await logIn();
    platform.replies.calls = () => {
      queueMicrotask(() => platform.event('onUserRinging', 'c1', { userID: 'bob' }));
      return { callId: 'c1', roomId: 'r', accepted: ['bob'], refused: [] };
    };
    await engine.calls({ userIDList: ['bob'] });
    assert.equal(engine.currentCall?.members[1]?.state, 'ringing');
    assert.deepEqual(names(), ['onUserRinging']);
  });

  test('a_refused_call_frees_the_devices', async () => {
    await logIn();
    platform.replies.calls = () => ({ code: 70111, name: 'SELF_CALL' });
    await assert.rejects(engine.calls({ userIDList: ['alice'] }), { name: 'SELF_CALL' });
    assert.deepEqual([media.done.at(-1), engine.currentCall], ['close', null]);
  });

  test('hanging_up_frees_the_devices_at_once_and_for_good', async () => {
    await logIn();
    await place();
    platform.event('onCallBegin', 'c1', { mediaType: 2, roomId: 'r', beganAt: 1 });
    const done = engine.hangup();
    assert.equal(media.done.at(-1), 'close');
    platform.event('onUserLeave', 'c1', { userID: 'bob', reason: 0 });
    platform.event('onCallEnd', 'c1', { mediaType: 2, reason: 1, userId: 'alice', totalTime: 3 });
    await done;
    assert.deepEqual(media.done.slice(-2), ['close', 'close']);
    assert.deepEqual([engine.currentCall, names().at(-1)], [null, 'onCallEnd']);
  });

  test('a_hang_up_pressed_while_the_platform_is_away_is_done_when_it_is_back', async () => {
    await logIn();
    await place();
    platform.event('onCallBegin', 'c1', { mediaType: 2, roomId: 'r', beganAt: 1 });
    platform.reachable = false;
    platform.cut();
    const done = engine.hangup();
    await clock.advance(120_000);
    platform.reachable = true;
    await clock.advance(6_000);
    await done;
    assert.equal(platform.count('hangup'), 1);
  });

  test('a_reloaded_page_is_back_in_its_call_and_connects_anew', async () => {
    remembered = 'c1';
    platform.sync = {
      call: {
        callId: 'c1',
        roomId: 'r',
        phase: 'active',
        mediaType: 2,
        callerId: 'bob',
        calleeIdList: ['alice'],
        role: 'callee',
        state: 'joined',
        device: 'd1',
        beganAt: 1,
        members: [
          { userID: 'bob', state: 'joined', audio: true, video: true },
          { userID: 'alice', state: 'joined', audio: false, video: true },
        ],
      },
      ended: [],
    };
    await logIn();
    assert.deepEqual(platform.commands[0]?.p.resume.callIds, ['c1']);
    assert.deepEqual([names(), media.done], [['onCallRestored'], ['prepare', 'connect c1']]);
    assert.equal(engine.currentCall?.members[1]?.audio, false);
  });

  test('a_call_that_ended_while_the_platform_forgot_us_is_told', async () => {
    await logIn();
    await place();
    platform.resumes = false;
    platform.sync = {
      call: null,
      ended: [
        { callId: 'c1', mediaType: 2, reason: 2, userId: 'bob', began: false, totalTime: 0, cause: '' },
      ],
    };
    platform.cut();
    await clock.advance(10);
    assert.deepEqual(platform.commands.at(-1)?.p.resume.callIds, ['c1']);
    assert.deepEqual([names(), engine.currentCall], [['onCallNotConnected'], null]);
  });

  test('a_calls_reply_lost_with_the_socket_is_found_in_the_snapshot', async () => {
    await logIn();
    platform.replies.calls = () => null;
    const done = engine.calls({ userIDList: ['bob'] });
    await settle();
    platform.resumes = false;
    platform.sync = {
      call: {
        callId: 'c7',
        roomId: 'r',
        phase: 'inviting',
        mediaType: 2,
        callerId: 'alice',
        calleeIdList: ['bob'],
        role: 'caller',
        state: 'joined',
        device: 'd1',
        members: [],
      },
    };
    platform.cut();
    await clock.advance(10);
    assert.equal((await done).callId, 'c7');
    assert.equal(engine.currentCall?.callId, 'c7');
    assert.equal(platform.count('calls'), 1);
  });

  test('a_ring_nobody_ends_is_asked_about_ten_seconds_after_its_deadline', async () => {
    await logIn();
    await place();
    await clock.advance(39_000);
    assert.equal(platform.count('login'), 1);
    platform.sync = { call: null, ended: [] };
    await clock.advance(1_500);
    assert.equal(platform.count('login'), 2);
    assert.deepEqual([names(), engine.currentCall], [['onCallNotConnected'], null]);
  });

  test('a_missing_camera_is_told_to_the_others_and_the_call_goes_on', async () => {
    await logIn();
    await place();
    mediaOwner.onDeviceProblem({ kind: 'video', reason: 'notFound' });
    await settle();
    assert.deepEqual(platform.commands.at(-1)?.cmd, 'closeCamera');
    assert.deepEqual([engine.currentCall?.members[0]?.video, names()], [false, []]);
  });

  test('a_microphone_closed_and_opened_is_told_each_time', async () => {
    await logIn();
    await place();
    await engine.closeMicrophone();
    await engine.closeMicrophone();
    await engine.openMicrophone();
    const sent = platform.commands.map(({ cmd }) => cmd).filter((cmd) => cmd.endsWith('phone'));
    assert.deepEqual(sent, ['closeMicrophone', 'openMicrophone']);
  });

  test('media_the_platform_has_lost_is_connected_anew', async () => {
    await logIn();
    await place();
    platform.event('onCallBegin', 'c1', { mediaType: 2, roomId: 'r', beganAt: 1 });
    platform.event('onMediaLost', 'c1', {}, false);
    platform.event('onMediaLost', 'c0', {}, false);
    assert.deepEqual(media.done.slice(-2), ['connect c1', 'reconnect']);
  });

  test('an_event_of_a_call_on_another_device_is_not_told', async () => {
    await logIn();
    platform.event('onCallEnd', 'c5', { mediaType: 2, reason: 1, totalTime: 3 });
    assert.deepEqual(told, []);
  });

  test('commands_without_a_call_say_so', async () => {
    await logIn();
    await assert.rejects(engine.hangup(), { name: 'NOT_IN_CALL' });
    await assert.rejects(engine.accept(), { name: 'NOT_IN_CALL' });
    await assert.rejects(engine.openCamera(), { name: 'NOT_IN_CALL' });
  });

  test('a_refused_login_is_told_to_who_asked', async () => {
    platform.replies.login = () => ({ code: 70101, name: 'BAD_SIGNATURE' });
    const refused = assert.rejects(logIn(), { name: 'BAD_SIGNATURE' });
    await refused;
    assert.equal(engine.connectionState, 'offline');
  });

  test('a_page_that_was_replaced_is_told_and_holds_nothing', async () => {
    await logIn();
    await place();
    platform.cut(4001);
    assert.deepEqual([names(), engine.currentCall, engine.self], [['onKickedOffline'], null, '']);
  });

  test('who_is_online_is_asked_again_on_a_new_socket', async () => {
    await logIn();
    platform.replies.listUsers = () => ({
      users: [{ userID: 'bob', kind: 'person', name: 'bob', busy: false }],
    });
    await engine.watchUsers();
    const room = { userID: 'room-1', kind: 'room', name: 'Hall', online: true, busy: false };
    platform.event('onUserPresence', undefined, room, false);
    assert.deepEqual(
      engine.users.map(({ userID }) => userID),
      ['room-1', 'bob'],
    );
    platform.cut();
    await clock.advance(10);
    assert.equal(platform.count('listUsers'), 2);
  });

  test('a_page_that_is_woken_asks_for_the_truth_though_its_socket_seems_well [row 17]', async () => {
    const listeners = /** @type {((event: any) => void)[]} */ ([]);
    const worker = {
      addEventListener: (/** @type {string} */ _, /** @type {any} */ listener) =>
        listeners.push(listener),
      removeEventListener: () => {},
      startMessages: () => {},
    };
    Object.defineProperty(globalThis, 'navigator', {
      configurable: true,
      value: { serviceWorker: worker },
    });
    await logIn();
    const wake = () => listeners.forEach((listen) => listen({ data: { ringroom: 'wake' } }));
    wake();
    await clock.advance(10);
    assert.deepEqual([platform.count('login'), engine.connectionState], [2, 'connected']);
    await ring();
    wake();
    await clock.advance(10);
    assert.deepEqual([platform.count('login'), engine.currentCall?.phase], [2, 'ringing']);
    Reflect.deleteProperty(globalThis, 'navigator');
  });

  test('a_new_name_is_told_with_a_login_that_misses_nothing', async () => {
    await logIn();
    engine.setSelfInfo({ nickName: 'Alice A.' });
    await clock.advance(10);
    const [first, second] = platform.commands.filter(({ cmd }) => cmd === 'login');
    assert.deepEqual([first?.p.nickname, second?.p.nickname], [undefined, 'Alice A.']);
    assert.ok(second?.p.resume.sessionId);
    assert.equal(engine.connectionState, 'connected');
  });
});
