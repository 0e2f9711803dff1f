import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evolve, fromView, placed, received } from '../sdk/call-model.js';
import { catchUp } from '../sdk/catch-up.js';

/**
 * @import { CallView, ServerEvent } from '../sdk/protocol.js'
 */

/**
 * @param {string} ev
 * @param {Record<string, any>} [p]
 * @param {string} [callId]
 * @returns {ServerEvent}
 */
function event(ev, p = {}, callId = 'c1') {
  return { ev, callId, p };
}

const outgoing = placed(
  { callId: 'c1', roomId: 'r1', accepted: ['bob', 'carol'] },
  { self: 'alice', mediaType: 2, deadline: 1_000, mic: true, camera: true },
);

const incoming = received(
  event('onCallReceived', {
    callerId: 'alice',
    calleeIdList: ['bob', 'carol'],
    mediaType: 2,
    roomId: 'r1',
    deadline: 1_000,
  }),
  'bob',
);

/**
 * @param {Partial<CallView>} [change]
 * @returns {CallView}
 */
function view(change = {}) {
  return {
    callId: 'c1',
    roomId: 'r1',
    phase: 'active',
    mediaType: 2,
    callerId: 'alice',
    calleeIdList: ['bob', 'carol'],
    role: 'callee',
    state: 'joined',
    device: 'd1',
    beganAt: 500,
    members: [
      { userID: 'alice', state: 'joined', audio: true, video: true },
      { userID: 'bob', state: 'joined', audio: true, video: false },
      { userID: 'carol', state: 'ringing', audio: false, video: false },
    ],
    ...change,
  };
}

/**
 * @param {{members: ReadonlyArray<{userID: string, state: string}>} | null} call
 * @returns {Record<string, string>}
 */
function states(call) {
  return Object.fromEntries((call?.members ?? []).map(({ userID, state }) => [userID, state]));
}

test('the_caller_sees_what_becomes_of_each_invitee', () => {
  const call = [
    event('onUserRinging', { userID: 'bob' }),
    event('onUserRinging', { userID: 'carol' }),
    event('onUserReject', { userID: 'carol' }),
    event('onUserJoin', { userID: 'bob' }),
    event('onUserVideoAvailable', { userID: 'bob', isVideoAvailable: true }),
    event('onCallBegin', { mediaType: 2, roomId: 'r1', beganAt: 7 }),
  ].reduce((before, next) => evolve(before, next, 'alice') ?? assert.fail(), outgoing);
  assert.deepEqual(states(call), { alice: 'joined', bob: 'joined', carol: 'rejected' });
  assert.deepEqual([call.phase, call.beganAt, call.members[1]?.video], ['active', 7, true]);
});

test('the_callee_rings_until_the_call_begins_for_him', () => {
  assert.deepEqual(states(incoming), { alice: 'joined', bob: 'ringing', carol: 'calling' });
  const begun = evolve(incoming, event('onCallBegin', { beganAt: 7 }), 'bob');
  assert.deepEqual([begun?.phase, states(begun).bob], ['active', 'joined']);
});

test('a_call_of_another_id_changes_nothing', () => {
  assert.equal(evolve(outgoing, event('onCallEnd', { reason: 1 }, 'c9'), 'alice'), outgoing);
});

test('an_unknown_event_changes_nothing', () => {
  assert.equal(evolve(outgoing, event('onWhatEver', { userID: 'x' }), 'alice'), outgoing);
});

test('a_merged_call_goes_on_under_the_winners_id', () => {
  const merged = evolve(outgoing, event('onCallMerged', { from: 'c1', into: 'c2' }), 'alice');
  assert.equal(merged?.callId, 'c2');
  const begun = evolve(merged, event('onCallBegin', { beganAt: 7 }, 'c2'), 'alice');
  assert.equal(begun?.phase, 'active');
});

test('a_call_on_another_device_of_this_user_is_not_this_devices_call', () => {
  assert.equal(fromView(view({ device: 'd2' }), 'd1'), null);
  assert.equal(fromView(view({ state: 'rejected', device: null }), 'd1'), null);
});

test('a_ringing_call_is_every_devices_call', () => {
  const ringing = fromView(view({ state: 'ringing', device: null, phase: 'inviting' }), 'd1');
  assert.equal(ringing?.phase, 'ringing');
});

test('somebody_invited_to_a_running_call_still_rings', () => {
  assert.equal(fromView(view({ state: 'ringing', device: null }), 'd1')?.phase, 'ringing');
});

test('a_reloaded_page_is_back_in_its_call_without_an_event', () => {
  const { events, call, restored } = catchUp(null, { call: view() }, 'd1', 'bob');
  assert.deepEqual([events, call?.phase, restored], [[], 'active', true]);
});

test('a_call_that_rang_meanwhile_is_told_as_received', () => {
  const sync = { call: view({ state: 'ringing', device: null, phase: 'inviting', deadline: 9 }) };
  const { events, restored } = catchUp(null, sync, 'd1', 'bob');
  assert.equal(restored, false);
  assert.deepEqual(
    events.map(({ ev, p }) => [ev, p.callerId, p.redelivered]),
    [['onCallReceived', 'alice', true]],
  );
});

const summary = {
  callId: 'c1',
  mediaType: /** @type {2} */ (2),
  reason: 1,
  userId: 'alice',
  began: true,
  totalTime: 12,
  cause: '',
};

test('a_call_that_ended_meanwhile_is_told_with_its_reason_and_duration', () => {
  const { events, call } = catchUp(incoming, { call: null, ended: [summary] }, 'd1', 'bob');
  assert.equal(call, null);
  assert.deepEqual(
    events.map(({ ev, p }) => [ev, p.reason, p.totalTime]),
    [['onCallEnd', 1, 12]],
  );
});

test('a_ring_that_ended_meanwhile_never_connected', () => {
  const ended = [{ ...summary, reason: 6, began: false, totalTime: 0 }];
  const { events } = catchUp(incoming, { call: null, ended }, 'd1', 'bob');
  assert.deepEqual(
    events.map(({ ev, p }) => [ev, p.reason]),
    [['onCallNotConnected', 6]],
  );
});

test('a_reloaded_page_learns_how_the_call_it_remembers_ended', () => {
  const { events } = catchUp(null, { call: null, ended: [summary] }, 'd1', 'bob');
  assert.deepEqual(
    events.map(({ ev }) => ev),
    ['onCallEnd'],
  );
});

test('a_call_answered_on_another_device_meanwhile_is_over_here', () => {
  const { events, call } = catchUp(incoming, { call: view({ device: 'd2' }) }, 'd1', 'bob');
  assert.equal(call, null);
  assert.deepEqual(
    events.map(({ ev, p }) => [ev, p.reason]),
    [['onCallNotConnected', 7]],
  );
});

test('what_the_others_did_meanwhile_is_told_step_by_step', () => {
  const call = fromView(view(), 'd1');
  const after = view({
    members: [
      { userID: 'alice', state: 'reconnecting', audio: true, video: false },
      { userID: 'bob', state: 'joined', audio: true, video: false },
      { userID: 'carol', state: 'joined', audio: true, video: true },
    ],
  });
  const { events } = catchUp(call, { call: after }, 'd1', 'bob');
  assert.deepEqual(
    events.map(({ ev, p }) => [ev, p.userID]),
    [
      ['onUserConnectionState', 'alice'],
      ['onUserVideoAvailable', 'alice'],
      ['onUserJoin', 'carol'],
      ['onUserAudioAvailable', 'carol'],
      ['onUserVideoAvailable', 'carol'],
    ],
  );
});

test('a_call_that_began_meanwhile_is_told_as_begun', () => {
  const before = placed(
    { callId: 'c1', roomId: 'r1', accepted: ['bob'] },
    { self: 'alice', mediaType: 2, deadline: 1, mic: true, camera: true },
  );
  const sync = { call: view({ role: 'caller', calleeIdList: ['bob'] }) };
  const { events } = catchUp(before, sync, 'd1', 'alice');
  assert.equal(events[0]?.ev, 'onCallBegin');
  assert.equal(events[0]?.p.beganAt, 500);
});

test('an_answer_that_is_on_its_way_is_not_forgotten', () => {
  const answering = { ...incoming, phase: /** @type {const} */ ('joining') };
  const sync = { call: view({ state: 'ringing', device: null, phase: 'inviting' }) };
  assert.equal(catchUp(answering, sync, 'd1', 'bob').call?.phase, 'joining');
});

test('nothing_new_is_told_when_nothing_happened', () => {
  const call = fromView(view(), 'd1');
  assert.deepEqual(catchUp(call, { call: view() }, 'd1', 'bob').events, []);
});
