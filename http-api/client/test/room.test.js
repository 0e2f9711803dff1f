import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { RingroomCallEngine, RoomMedia } from '../sdk/index.js';
import { FakePlatform } from './fake-platform.js';
import { RecordedMedia } from './recorded-media.js';
import { VirtualClock, settle } from './virtual-clock.js';

/**
 * @import { CallMediaOwner } from '../sdk/call-media.js'
 * @import { RingroomRoom } from '../sdk/index.js'
 * @import { RoomWish } from '../sdk/room-stay.js'
 */

const BOB = { userID: 'bob', extraInfo: 'B', state: 'joined', audio: true, video: false };

describe('a room that nobody is called into', () => {
  let clock = new VirtualClock();
  let platform = new FakePlatform(clock);
  let media = new RecordedMedia();
  /** @type {CallMediaOwner} */
  let owner;
  /** @type {[string, any][]} */
  let told = [];
  /** @type {RingroomCallEngine} */
  let engine;
  /** @type {RingroomRoom} */
  let room;
  /** @type {object[]} */
  let users = [];

  beforeEach(async () => {
    clock = new VirtualClock();
    platform = new FakePlatform(clock);
    told = [];
    users = [];
    engine = new RingroomCallEngine({
      open: platform.dial,
      clock,
      deviceId: async () => 'd1',
      memory: { remembered: () => null, remember: () => {} },
      media: (given) => {
        owner = given;
        media = new RecordedMedia();
        return /** @type {any} */ (media);
      },
    });
    platform.replies.joinRoom = ({ p }) => view({ visible: p.visible, users });
    const done = engine.login({ userID: 'alice', userSig: 'sig', sdkAppID: 1 });
    await Promise.all([done, clock.advance(10)]);
    room = engine.createRTCRoom('r1');
    for (const name of /** @type {const} */ ([
      'onRoomStateChanged',
      'onUserJoined',
      'onUserLeave',
      'onUserPublishStream',
      'onUserUnpublishStream',
      'onUserConnectionState',
      'onRoomMessageReceived',
      'onTokenWillExpire',
      'onError',
    ])) {
      room.on(name, (payload) => told.push([name, payload]));
    }
  });

  const view = (/** @type {object} */ change = {}) => ({
    roomId: 'r1',
    joinType: 0,
    visible: true,
    audio: true,
    video: true,
    users: [],
    ...change,
  });

  const join = async (/** @type {Partial<RoomWish>} */ wish = {}) => {
    const done = room.joinRoom({ token: 'token', ...wish });
    await clock.advance(1);
    return done;
  };

  const say = async (/** @type {string} */ ev, /** @type {object} */ p) => {
    platform.event(ev, undefined, { roomId: 'r1', ...p });
    await settle();
  };

  const names = () => told.map(([name]) => name);

  const sent = (/** @type {string} */ cmd) =>
    platform.commands.filter((command) => command.cmd === cmd).map(({ p }) => p);

  test('who_joins_is_told_who_is_there_and_is_connected [row 46]', async () => {
    users = [BOB];
    await join();
    assert.deepEqual(names(), ['onUserJoined', 'onUserPublishStream']);
    assert.equal(told[1]?.[1].media, RoomMedia.audio);
    assert.deepEqual(media.done, ['prepare', 'connect r1']);
    const [p] = sent('joinRoom');
    assert.deepEqual([p.token, p.visible, p.roomConfig], ['token', true, {}]);
  });

  test('is_recorded_and_its_picture_divided_by_command_and_known_to_be_recorded [row 61] [row 62]', async () => {
    await join();
    const layout = /** @type {const} */ ({ kind: 'speaker' });
    await Promise.all([room.setMixLayout(layout), room.startRecording(), clock.advance(1)]);
    assert.deepEqual(sent('setMixLayout'), [{ roomId: 'r1', layout }]);
    assert.deepEqual(sent('startRecording'), [{ roomId: 'r1', form: 'tracks' }]);
    await say('onRecordingStateChanged', { isRecording: true });
    assert.equal(room.room?.isRecording, true);
    const extraInfo = { join_type: 1, elapsed: 3 };
    await say('onRoomStateChanged', { uid: 'alice', state: 0, extraInfo, room: view() });
    assert.equal(room.room?.isRecording, true);
    await say('onRecordingStateChanged', { isRecording: false });
    assert.equal(room.room?.isRecording, false);
  });

  test('what_the_reply_and_the_events_say_alike_is_told_once', async () => {
    users = [BOB];
    await join();
    const extraInfo = { join_type: 0, elapsed: 3 };
    await say('onRoomStateChanged', { uid: 'alice', state: 0, extraInfo, room: view({ users }) });
    await say('onUserJoined', { userID: 'bob', extraInfo: 'B' });
    await say('onUserPublishStream', { userID: 'bob', media: 1 });
    assert.deepEqual(names(), ['onUserJoined', 'onUserPublishStream', 'onRoomStateChanged']);
  });

  test('others_come_publish_lose_their_connection_and_leave', async () => {
    await join();
    await say('onUserJoined', { userID: 'bob', extraInfo: '' });
    await say('onUserPublishStream', { userID: 'bob', media: 3 });
    await say('onUserUnpublishStream', { userID: 'bob', media: 2 });
    await say('onUserConnectionState', { userID: 'bob', state: 'reconnecting' });
    assert.deepEqual(room.room?.users, [{ ...BOB, extraInfo: '', state: 'reconnecting' }]);
    await say('onUserLeave', { userID: 'bob', reason: 1 });
    assert.deepEqual(told.at(-1), ['onUserLeave', { roomId: 'r1', userID: 'bob', reason: 1 }]);
    assert.deepEqual(room.room?.users, []);
  });

  test('after_a_cut_that_could_not_be_resumed_the_room_is_joined_again_and_what_was_missed_is_told', async () => {
    await join();
    await say('onUserJoined', { userID: 'bob', extraInfo: '' });
    platform.resumes = false;
    platform.cut();
    await clock.advance(10);
    assert.equal(sent('joinRoom').length, 2);
    const extraInfo = { join_type: 1, elapsed: 3 };
    const carol = { ...BOB, userID: 'carol', audio: false };
    const now = view({ joinType: 1, users: [carol] });
    await say('onRoomStateChanged', { uid: 'alice', state: 0, extraInfo, room: now });
    assert.deepEqual(
      told.slice(1).map(([name, { userID }]) => [name, userID]),
      [
        ['onUserLeave', 'bob'],
        ['onUserJoined', 'carol'],
        ['onRoomStateChanged', undefined],
      ],
    );
  });

  test('after_a_cut_that_was_resumed_nothing_is_asked', async () => {
    await join();
    platform.cut();
    await clock.advance(10);
    assert.equal(sent('joinRoom').length, 1);
  });

  test('who_has_muted_himself_stays_muted_though_he_was_away_for_too_long', async () => {
    await join();
    await Promise.all([room.unpublishStream(RoomMedia.audio), clock.advance(1)]);
    const extraInfo = { join_type: 0, elapsed: 0 };
    await say('onRoomStateChanged', { uid: 'alice', state: 1, extraInfo });
    assert.equal(sent('joinRoom').length, 2);
    assert.deepEqual(
      sent('unpublishStream').map((p) => p.media),
      [RoomMedia.audio, RoomMedia.audio],
    );
  });

  test('who_is_put_out_does_not_come_back_by_himself', async () => {
    await join();
    const extraInfo = { join_type: 0, elapsed: 0 };
    await say('onRoomStateChanged', { uid: 'alice', state: -1006, extraInfo });
    assert.deepEqual([room.room, media.done.at(-1)], [null, 'close']);
    platform.resumes = false;
    platform.cut();
    await clock.advance(10);
    assert.equal(sent('joinRoom').length, 1);
  });

  test('a_token_that_ends_is_renewed_without_leaving_where_one_can_be_had [row 40]', async () => {
    let asked = 0;
    await join({ token: async () => `token-${++asked}` });
    await say('onTokenWillExpire', { expiresAt: 5 });
    await clock.advance(1);
    assert.deepEqual(sent('updateToken'), [{ roomId: 'r1', token: 'token-2' }]);
    assert.deepEqual(names(), ['onTokenWillExpire']);
  });

  test('a_device_that_is_missing_is_no_longer_published', async () => {
    await join();
    owner.onDeviceProblem({ kind: 'video', reason: 'notFound' });
    await clock.advance(1);
    assert.deepEqual(sent('unpublishStream'), [{ roomId: 'r1', media: RoomMedia.video }]);
  });

  test('slots_lost_media_and_messages_of_a_room_reach_it [row 66]', async () => {
    await join();
    await say('onSlots', { slots: [] });
    await say('onMediaLost', {});
    assert.deepEqual(media.done.slice(2), ['bind', 'reconnect']);
    await say('onRoomMessageReceived', { userID: 'bob', message: 'hello' });
    assert.equal(told.at(-1)?.[1].message, 'hello');
    assert.equal(engine.currentCall, null);
  });

  test('who_is_muted_by_a_moderator_sends_nothing_until_he_publishes_again [row 43]', async () => {
    await join();
    await say('onMutedByModerator', { audio: true, video: false });
    assert.deepEqual([media.devices, room.room?.audio, room.room?.video], [{ mic: false }, false, true]);
    assert.equal(platform.count('unpublishStream'), 0);
    platform.replies.publishStream = () => view();
    await Promise.all([room.publishStream(RoomMedia.audio), clock.advance(1)]);
    assert.deepEqual([media.devices, room.room?.audio], [{ mic: true }, true]);
  });

  test('a_refused_joining_leaves_nothing', async () => {
    platform.replies.joinRoom = () => ({ code: 70121, name: 'NO_PERMISSION' });
    const refused = assert.rejects(room.joinRoom({ token: 'token' }), { code: 70121 });
    await Promise.all([refused, clock.advance(1)]);
    assert.deepEqual([room.room, media.done], [null, []]);
  });

  test('who_leaves_while_he_joins_has_left', async () => {
    const joining = room.joinRoom({ token: 'token' });
    const leaving = room.leaveRoom();
    await clock.advance(1);
    await Promise.all([joining, leaving]);
    assert.deepEqual([room.room, media.done, platform.count('leaveRoom')], [null, [], 1]);
  });
});
