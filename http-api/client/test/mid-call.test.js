import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { RingroomCallEngine } from '../sdk/index.js';
import { FakePlatform } from './fake-platform.js';
import { VirtualClock, settle } from './virtual-clock.js';

/** The media as far as these tests ask of it; the real one runs in ops/browser-tests. */
class QuietMedia {
  /** @type {any[]} */
  shapes = [];
  /** @type {any[]} */
  set = [];
  local = { use: async () => {} };
  prepare = (/** @type {any} */ shape) => void this.shapes.push(shape);
  connect = () => {};
  reconnect = () => {};
  bind = () => {};
  close = () => {};
  setCamera = async (/** @type {boolean} */ on) => (this.set.push({ camera: on }), on);
  setMicrophone = async (/** @type {boolean} */ on) => (this.set.push({ mic: on }), on);
}

describe('a running call', () => {
  let clock = new VirtualClock();
  let platform = new FakePlatform(clock);
  let media = new QuietMedia();
  /** @type {[string, any][]} */
  let told = [];
  /** @type {RingroomCallEngine} */
  let engine;
  /** @type {boolean[]} */
  let renewals = [];

  beforeEach(async () => {
    clock = new VirtualClock();
    platform = new FakePlatform(clock);
    media = new QuietMedia();
    told = [];
    renewals = [];
    engine = new RingroomCallEngine({
      open: platform.dial,
      clock,
      deviceId: async () => 'd1',
      memory: { remembered: () => null, remember: () => {} },
      media: () => /** @type {any} */ (media),
    });
    for (const name of /** @type {const} */ ([
      'onCallElsewhereChanged',
      'onCallMediaTypeChanged',
      'onCallNotConnected',
      'onMediaTypeRequest',
      'onRecordingStateChanged',
      'onUserInviting',
    ])) {
      engine.on(name, (payload) => told.push([name, payload]));
    }
    const userSig = async (/** @type {boolean} */ renew) => {
      renewals.push(renew);
      return { userSig: `sig-${renewals.length}`, sdkAppID: 1 };
    };
    await Promise.all([engine.login({ userID: 'alice', userSig }), clock.advance(10)]);
  });

  const talk = async (mediaType = 2) => {
    platform.replies.calls = () => ({ callId: 'c1', roomId: 'r', accepted: ['bob'], refused: [] });
    await engine.calls({ userIDList: ['bob'], mediaType: mediaType === 2 ? 2 : 1 });
    platform.event('onCallBegin', 'c1', { mediaType, roomId: 'r', beganAt: 1 });
    platform.event('onUserJoin', 'c1', { userID: 'bob' });
    platform.event('onUserVideoAvailable', 'c1', { userID: 'bob', isVideoAvailable: true });
    await settle();
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

  const stateOf = (/** @type {string} */ userID) =>
    engine.currentCall?.members.find((member) => member.userID === userID)?.state;

  const sent = () => platform.commands.slice(1).map(({ cmd }) => cmd);

  test('who_is_asked_in_is_awaited_and_the_media_gets_room_for_him [row 20]', async () => {
    await talk();
    platform.replies.inviteUser = () => ({ accepted: ['eve'], alreadyInvited: [], refused: [] });
    const reply = await engine.inviteUser({ userIDList: ['eve'] });
    assert.deepEqual(reply.accepted, ['eve']);
    assert.equal(stateOf('eve'), 'calling');
    assert.deepEqual(media.shapes.at(-1), { video: true, many: true });
    assert.deepEqual(platform.commands.at(-1)?.p, {
      callId: 'c1',
      userIDList: ['eve'],
      params: { timeout: 30 },
    });
  });

  test('who_rang_before_the_reply_came_goes_on_ringing', async () => {
    await talk();
    platform.replies.inviteUser = () => {
      platform.event('onUserRinging', 'c1', { userID: 'eve' });
      return { accepted: ['eve'], alreadyInvited: [], refused: [] };
    };
    await engine.inviteUser({ userIDList: ['eve'] });
    assert.equal(stateOf('eve'), 'ringing');
  });

  test('somebody_another_member_asks_in_appears_and_may_be_taken_back', async () => {
    await talk();
    platform.event('onUserInviting', 'c1', { userID: 'eve', inviterId: 'bob' });
    assert.equal(stateOf('eve'), 'calling');
    platform.event('onUserUnreachable', 'c1', { userID: 'eve', pushSentAt: 7 });
    assert.equal(engine.currentCall?.members.at(-1)?.pushSentAt, 7);
    platform.event('onUserInviteCancelled', 'c1', { userID: 'eve' });
    assert.equal(stateOf('eve'), 'cancelled');
  });

  test('a_recording_is_begun_and_ended_and_known_until_then_whatever_else_is_told_anew [row 62]', async () => {
    await talk();
    await engine.startRecording({ form: 'mixed' });
    assert.deepEqual(platform.commands.at(-1)?.p, { callId: 'c1', form: 'mixed' });
    platform.event('onRecordingStateChanged', 'c1', { isRecording: true }, false);
    assert.equal(engine.currentCall?.isRecording, true);
    platform.event('onRecordingStateChanged', 'c1', { isRecording: true }, false);
    platform.event('onUserLeave', 'c1', { userID: 'bob', reason: 0 });
    assert.equal(engine.currentCall?.isRecording, true);
    assert.equal(told.filter(([name]) => name === 'onRecordingStateChanged').length, 1);

    await engine.stopRecording();
    assert.equal(platform.commands.at(-1)?.cmd, 'stopRecording');
    platform.event('onRecordingStateChanged', 'c1', { isRecording: false }, false);
    assert.equal(engine.currentCall?.isRecording, false);
  });

  test('a_room_that_rings_is_seen_before_it_is_answered', async () => {
    await ring();
    platform.replies.previewCall = () => ({ mimeType: 'image/webp', data: 'UklGRg==' });
    assert.equal(await engine.previewCall('bob'), 'data:image/webp;base64,UklGRg==');
    assert.deepEqual(platform.commands.at(-1)?.p, { callId: 'c1', userID: 'bob' });
  });

  test('the_devices_of_a_room_are_seen_and_used_for_the_call_in_front [row 94]', async () => {
    await talk();
    const devices = { userID: 'bob', online: true, devices: [], use: {}, inForce: true };
    platform.replies.listRoomDevices = () => devices;
    platform.replies.useRoomDevices = () => ({ ...devices, inForce: false });
    assert.deepEqual(await engine.getRoomDevices('bob'), devices);
    const wish = { use: { camera: 'camera:door' }, muteMicrophone: true };
    assert.equal((await engine.useRoomDevices('bob', wish)).inForce, false);
    assert.deepEqual(platform.commands.at(-1)?.p, { callId: 'c1', userID: 'bob', ...wish });
  });

  test('a_switch_to_audio_closes_the_camera_without_telling_the_platform_so [row 22]', async () => {
    await talk();
    platform.event('onCallMediaTypeChanged', 'c1', { oldMediaType: 2, newMediaType: 1, userID: 'bob' });
    await settle();
    assert.equal(engine.currentCall?.mediaType, 1);
    assert.deepEqual(
      engine.currentCall?.members.map(({ video }) => video),
      [false, false],
    );
    assert.deepEqual(media.set, [{ camera: false }]);
    assert.equal(platform.count('closeCamera'), 0);
  });

  test('a_request_for_video_waits_for_the_answer_and_the_camera_for_its_user [row 22]', async () => {
    await talk(1);
    platform.event('onMediaTypeRequest', 'c1', { userID: 'bob', mediaType: 2 });
    assert.deepEqual(engine.currentCall?.mediaRequest, { userID: 'bob', mediaType: 2 });
    await engine.respondMediaType(true);
    assert.equal(engine.currentCall?.mediaRequest, null);
    platform.event('onCallMediaTypeChanged', 'c1', { oldMediaType: 1, newMediaType: 2, userID: 'bob' });
    assert.deepEqual(media.shapes.at(-1), { video: true, many: false });
    assert.deepEqual(sent().slice(-1), ['respondMediaType']);
    await engine.openCamera();
    assert.deepEqual(sent().slice(-1), ['openCamera']);
  });

  test('the_camera_may_be_opened_in_the_very_handler_of_the_change_to_video [row 22]', async () => {
    await talk(1);
    engine.on('onCallMediaTypeChanged', () => void engine.openCamera());
    platform.event('onCallMediaTypeChanged', 'c1', { oldMediaType: 1, newMediaType: 2, userID: 'bob' });
    await settle();
    assert.equal(platform.count('openCamera'), 1);
    assert.equal(engine.currentCall?.members[0]?.video, true);
  });

  test('a_moderator_closes_the_microphone_and_its_user_opens_it_again [row 43]', async () => {
    await talk();
    platform.event('onMutedByModerator', 'c1', { audio: true, video: false });
    await settle();
    assert.equal(engine.currentCall?.members[0]?.audio, false);
    assert.equal(platform.count('closeMicrophone'), 0);
    await engine.openMicrophone();
    assert.deepEqual(sent().slice(-1), ['openMicrophone']);
  });

  test('a_running_call_is_joined_though_its_events_overtake_the_reply [row 21]', async () => {
    platform.replies.join = () => {
      queueMicrotask(() => {
        platform.event('onCallBegin', 'c4', { mediaType: 1, roomId: 'r', beganAt: 5 });
        platform.event('onUserJoin', 'c4', { userID: 'bob' });
      });
      return { callId: 'c4', roomId: 'r' };
    };
    await engine.join({ callId: 'c4' });
    assert.deepEqual(
      [engine.currentCall?.phase, engine.currentCall?.mediaType, stateOf('bob')],
      ['active', 1, 'joined'],
    );
    assert.equal(platform.count('closeCamera'), 0);
  });

  test('an_ignored_call_is_gone_here_and_its_later_events_are_not_told [row 12]', async () => {
    await ring();
    await engine.ignore();
    platform.event('onCallNotConnected', 'c1', { mediaType: 2, reason: 6, userId: 'bob' });
    assert.deepEqual([engine.currentCall, told], [null, []]);
    assert.deepEqual(sent(), ['ignore']);
  });

  test('a_call_answered_on_another_device_can_be_moved_here [row 15]', async () => {
    await ring();
    platform.event('onCallNotConnected', 'c1', { mediaType: 2, reason: 7, userId: 'alice' });
    assert.equal(engine.callElsewhere, 'c1');
    platform.replies.moveToThisDevice = () => ({ callId: 'c1', roomId: 'r' });
    await engine.moveToThisDevice({ callId: 'c1' });
    assert.deepEqual([engine.currentCall?.phase, engine.callElsewhere], ['joining', null]);
    platform.event('onCallMovedToDevice', 'c1', {});
    assert.deepEqual([engine.currentCall, engine.callElsewhere], [null, 'c1']);
  });

  test('a_signature_is_renewed_by_itself_before_it_expires [row 40]', async () => {
    await talk();
    platform.event('onTokenWillExpire', undefined, { expiresAt: 9 }, false);
    await settle();
    await settle();
    assert.deepEqual(renewals, [false, true]);
    assert.deepEqual(platform.commands.at(-1), {
      ...platform.commands.at(-1),
      cmd: 'updateToken',
      p: { userSig: 'sig-2' },
    });
    assert.equal(engine.currentCall?.phase, 'active');
  });

  test('past_calls_are_asked_for_page_by_page_and_deleted [row 27]', async () => {
    const next = { createdAt: 5, callId: 'c0' };
    platform.replies.queryRecentCalls = ({ p }) =>
      p.after ? { records: [] } : { records: [{ callId: 'c1' }], next };
    const first = await engine.queryRecentCalls({ limit: 1 });
    const second = await engine.queryRecentCalls({ limit: 1, after: first.next });
    assert.deepEqual([first.records.length, second.records.length], [1, 0]);
    await engine.deleteRecordCalls(['c1']);
    assert.deepEqual(platform.commands.at(-1)?.p, { callIdList: ['c1'] });
  });
});
