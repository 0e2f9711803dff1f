import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { RingroomCallEngine } from '../sdk/index.js';
import { ofView, separate, viewOf } from '../sdk/streams.js';
import { FakePlatform } from './fake-platform.js';
import { RecordedMedia } from './recorded-media.js';
import { VirtualClock, settle } from './virtual-clock.js';

/** @import { CallMediaOwner } from '../sdk/call-media.js' */

test('camera_and_screen_of_one_user_are_two_views [row 49]', () => {
  assert.equal(viewOf('bob'), 'bob');
  assert.deepEqual(ofView(viewOf('bob')), { userID: 'bob', stream: 'main' });
  assert.deepEqual(ofView(viewOf('bob', 'screen')), { userID: 'bob', stream: 'screen' });
  assert.deepEqual(separate(['bob', viewOf('bob', 'screen'), 'eve', viewOf('', 'mix')]), {
    views: ['bob', 'eve'],
    screens: ['bob'],
  });
});

describe('a screen beside the camera', () => {
  let clock = new VirtualClock();
  let platform = new FakePlatform(clock);
  let media = new RecordedMedia();
  /** @type {CallMediaOwner} */
  let owner;
  /** @type {RingroomCallEngine} */
  let engine;

  beforeEach(async () => {
    clock = new VirtualClock();
    platform = new FakePlatform(clock);
    media = new RecordedMedia();
    engine = new RingroomCallEngine({
      open: platform.dial,
      clock,
      deviceId: async () => 'd1',
      memory: { remembered: () => null, remember: () => {} },
      media: (asked) => {
        owner = asked;
        return /** @type {any} */ (media);
      },
    });
    await Promise.all([
      engine.login({ userID: 'alice', userSig: 's', sdkAppID: 1 }),
      clock.advance(10),
    ]);
    platform.replies.calls = () => ({ callId: 'c1', roomId: 'r1', accepted: ['bob'], refused: [] });
    await engine.calls({ userIDList: ['bob'] });
    platform.event('onCallBegin', 'c1', { mediaType: 2, roomId: 'r1', beganAt: 1_000 });
    platform.event('onUserJoin', 'c1', { userID: 'bob' });
  });

  const me = () => engine.currentCall?.members.find(({ userID }) => userID === 'alice');
  const bob = () => engine.currentCall?.members.find(({ userID }) => userID === 'bob');

  test('is_told_when_it_is_shared_and_when_it_is_not_any_more [row 49]', async () => {
    assert.equal(await engine.startScreenShare(), true);
    assert.equal(platform.count('startScreenShare'), 1);
    assert.deepEqual({ video: me()?.video, screen: me()?.screen }, { video: true, screen: true });
    await engine.stopScreenShare();
    assert.equal(platform.count('stopScreenShare'), 1);
    assert.equal(me()?.screen, false);
  });

  test('that_nobody_chose_is_not_told [row 49]', async () => {
    media.setScreen = async () => false;
    assert.equal(await engine.startScreenShare(), false);
    assert.equal(platform.count('startScreenShare'), 0);
  });

  test('that_the_person_ends_in_the_browser_is_told [row 49]', async () => {
    await engine.startScreenShare();
    owner.onScreenEnded();
    await settle();
    assert.equal(platform.count('stopScreenShare'), 1);
  });

  test('of_another_comes_and_goes_without_touching_his_camera [row 49]', () => {
    platform.event('onUserVideoAvailable', 'c1', { userID: 'bob', isVideoAvailable: true });
    const stream = 'screen';
    platform.event('onUserVideoAvailable', 'c1', { userID: 'bob', isVideoAvailable: true, stream });
    assert.deepEqual({ video: bob()?.video, screen: bob()?.screen }, { video: true, screen: true });
    platform.event('onUserVideoAvailable', 'c1', { userID: 'bob', isVideoAvailable: false, stream });
    assert.deepEqual({ video: bob()?.video, screen: bob()?.screen }, { video: true, screen: false });
  });

  test('is_closed_with_the_cameras_when_the_call_goes_on_without_pictures [row 49]', async () => {
    await engine.startScreenShare();
    platform.event('onCallMediaTypeChanged', 'c1', { oldMediaType: 2, newMediaType: 1, userID: 'bob' });
    await settle();
    assert.equal(media.devices.screen, false);
    assert.equal(platform.count('stopScreenShare'), 0);
  });
});
