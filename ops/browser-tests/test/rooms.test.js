import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RoomGuest } from '../lib/room-guest.js';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

const AUDIO = 1;
const VIDEO = 2;

/** Rights of a room token: to open a room, to enter it, to receive sound and pictures. */
const LISTENER = 1 | 2 | 8 | 32;

/** Until a page is logged in again to a platform that was killed, ms. */
const RESTART_LIMIT = 45_000;

describe('rooms that nobody is called into', { timeout: 240_000 }, () => {
  const scene = new Scene();

  test('two_join_by_their_tokens_see_and_hear_each_other_and_the_one_who_stays_is_told [row 46]', async () => {
    const [ann, ben] = await scene.people(2);
    const first = await RoomGuest.join(ann, 'lesson-1');
    const second = await RoomGuest.join(ben, 'lesson-1');
    await first.seesAndHears();
    await second.seesAndHears();
    await until('the picture of the other shows something', async () => {
      const picture = await ann.picture(ben.name);
      return (picture !== null && picture.contrast > 10) || JSON.stringify(picture);
    });
    assert.deepEqual((await first.told('onUserJoined')).map(({ userID }) => userID), [ben.name]);
    assert.equal((await ann.heard('onCallReceived')).length, 0);

    await second.does('sendRoomMessage', 'goodbye');
    await first.hears('onRoomMessageReceived', ({ message }) => message === 'goodbye');
    await second.does('leaveRoom');
    await first.hears('onUserLeave', ({ userID, reason }) => userID === ben.name && reason === 0);
    assert.deepEqual((await first.room()).users, []);
    assert.equal(await second.room(), null);
  });

  test('people_meet_in_a_room_by_its_name_on_the_demo_page [row 46]', async () => {
    const [ann, ben] = await scene.people(2);
    for (const person of [ann, ben]) {
      await person.find('room-name').fill('kitchen');
      await person.press('join-room');
      await person.see('room');
    }
    for (const [person, other] of [
      [ann, ben],
      [ben, ann],
    ]) {
      await until(`${person.name} sees ${other.name}`, async () => {
        const picture = await person.picture(other.name);
        return (picture !== null && picture.contrast > 10) || JSON.stringify(picture);
      });
    }
    await ann.screenshot('room-without-ringing');
    await ben.press('camera');
    await ann.page.locator('[data-test=tile]:not(.has-video)').waitFor();
    await ben.press('leave-room');
    await ann.find('tile').waitFor({ state: 'detached' });
    await ben.see('me');
  });

  test('who_is_invisible_is_not_announced_and_sees_and_hears_the_others [row 44]', async () => {
    const [ann, ben] = await scene.people(2);
    const first = await RoomGuest.join(ann, 'lesson-2');
    const hidden = await RoomGuest.join(ben, 'lesson-2', { visible: false });
    await hidden.seesAndHears();
    assert.equal((await hidden.room()).visible, false);
    assert.deepEqual(await first.told('onUserJoined'), []);
    const { frames, energy } = await first.received();
    assert.deepEqual([frames, energy], [0, 0]);

    await hidden.does('setUserVisibility', true);
    await first.hears('onUserJoined', ({ userID }) => userID === ben.name);
    await hidden.does('publishStream', AUDIO);
    await first.receives({ frames: 0, energy: 1e-6 });
  });

  test('what_is_not_subscribed_is_not_sent_until_it_is [row 47] [row 46]', async () => {
    const [ann, ben] = await scene.people(2);
    const publisher = await RoomGuest.join(ann, 'lesson-3');
    const listener = await RoomGuest.join(ben, 'lesson-3', {
      roomConfig: { isAutoPublish: false, isAutoSubscribeVideo: false },
    });
    await listener.receives({ frames: 0, energy: 1e-6 });
    const before = await listener.received();
    assert.equal(before.videoPackets, 0);
    assert.deepEqual(await publisher.told('onUserPublishStream'), []);

    await listener.does('subscribeStream', ann.name, VIDEO);
    await listener.seesAndHears();
    await listener.does('unsubscribeStream', ann.name, VIDEO);
    await until('no more pictures come', async () => {
      const { videoPackets } = await listener.received();
      await listener.receives({ frames: 0, energy: 1e-5 });
      const later = (await listener.received()).videoPackets;
      return later === videoPackets || `${later - videoPackets} more packets`;
    });
  });

  test('a_token_that_lets_nobody_send_publishes_nothing [row 39]', async () => {
    const [ann, ben] = await scene.people(2);
    const speaker = await RoomGuest.join(ann, 'lesson-4');
    const listener = await RoomGuest.join(ben, 'lesson-4', { privileges: LISTENER });
    await listener.seesAndHears();
    await speaker.hears('onUserJoined', ({ userID }) => userID === ben.name);
    assert.deepEqual(await speaker.told('onUserPublishStream'), []);
    assert.deepEqual((await speaker.room()).users.map(({ audio, video }) => [audio, video]), [
      [false, false],
    ]);
  });

  test('a_room_goes_on_when_the_platform_is_killed [row 73]', async () => {
    const [ann, ben] = await scene.people(2);
    const first = await RoomGuest.join(ann, 'lesson-5');
    const second = await RoomGuest.join(ben, 'lesson-5');
    await first.seesAndHears();
    await second.seesAndHears();
    scene.system.kill('platform');
    await second.seesAndHears();
    for (const guest of [first, second]) {
      const again = (/** @type {any} */ { extraInfo }) => extraInfo.join_type === 1;
      await guest.hears('onRoomStateChanged', again, RESTART_LIMIT);
    }
    await second.does('unpublishStream', VIDEO);
    await first.hears('onUserUnpublishStream', ({ media }) => media === VIDEO);
    await first.receives({ frames: 0, energy: 1e-6 });
  });
});
