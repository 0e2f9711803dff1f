import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

describe('a room with a camera', { timeout: 180_000 }, () => {
  const scene = new Scene({ RINGROOM_NODE_ID: 'hall', RINGROOM_ROOM_ALLOW: 'guest' });

  test('a_room_answers_who_is_on_its_list_and_is_seen_and_heard', async () => {
    const guest = await scene.enter('guest');
    await guest.see('select-room-hall', 30_000);
    await guest.call(['room-hall']);
    await guest.hears('onCallBegin');
    await guest.seesAndHears();
    await until('the picture of the room shows something', async () => {
      const picture = await guest.picture('room-hall');
      return (picture !== null && picture.contrast > 10) || JSON.stringify(picture);
    });
    await guest.screenshot('camera-room');
    await guest.hangUp();
    assert.equal((await guest.end()).reason, 1);
    await until('the room is free again', async () => {
      const busy = await guest.page
        .locator('[data-test=user-row][data-user=room-hall]')
        .getAttribute('data-busy');
      return busy === 'false' || `busy is ${busy}`;
    });
  });

  test('a_room_does_not_answer_who_is_not_on_its_list', async () => {
    const stranger = await scene.enter('stranger', { timeout: 5 });
    await stranger.see('select-room-hall', 30_000);
    await stranger.call(['room-hall']);
    const { reason } = await stranger.end();
    assert.ok(reason === 2 || reason === 3, `declined or not answered, but it was ${reason}`);
    assert.deepEqual(await stranger.heard('onCallBegin'), []);
  });
});
