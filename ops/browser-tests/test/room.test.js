import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Recordings, toneOf } from '../lib/recordings.js';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

const SECRET = 'r'.repeat(64);

/** Of the test sound that stands in for a microphone, Hz. */
const TONE = 440;

describe('a room with a camera', { timeout: 180_000 }, () => {
  const scene = new Scene({
    RINGROOM_NODE_ID: 'hall',
    RINGROOM_ROOM_ALLOW: 'guest',
    RINGROOM_SECRET_KEY: SECRET,
  });

  test('a_room_answers_who_is_on_its_list_is_seen_and_heard_and_does_as_it_is_told [row 94]', async () => {
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
    await usesItsDevices(guest);
    await guest.hangUp();
    assert.equal((await guest.end()).reason, 1);
    await until('the room is free again', async () => {
      const busy = await guest.page
        .locator('[data-test=user-row][data-user=room-hall]')
        .getAttribute('data-busy');
      return busy === 'false' || `busy is ${busy}`;
    });
  });

  test('what_is_recorded_is_fetched_whole_and_in_part_by_the_tenants_server_alone_and_sounds_as_it_did [row 62]', async () => {
    const guest = await scene.enter('guest');
    await guest.see('select-room-hall', 30_000);
    await guest.call(['room-hall']);
    const { callId } = (await guest.hears('onCallBegin')).payload;
    const recordings = new Recordings(`${scene.system.url}/v1/calls/${callId}/recordings`, SECRET);
    await guest.page.evaluate('ringroom.startRecording()');
    const growing = await recordings.file(
      ({ user, bytes, thumbnail }) => user === 'room-hall' && bytes > 100_000 && thumbnail,
    );
    await guest.hangUp();
    const { file, bytes } = await recordings.file((one) => one.file === growing.file && one.millis);

    const whole = await recordings.fetch(file);
    assert.equal(whole.byteLength, bytes);
    const part = await recordings.fetch(file, 'bytes=100-1099');
    assert.deepEqual(new Uint8Array(part), new Uint8Array(whole.slice(100, 1_100)));
    const picture = new Uint8Array(await recordings.fetch(growing.thumbnail));
    assert.deepEqual([...picture.slice(0, 3)], [0xff, 0xd8, 0xff]);
    const stranger = new Recordings(recordings.url, 's'.repeat(64));
    assert.equal((await stranger.answer(`/members/files/${file}`)).status, 401);

    const share = await guest.page.evaluate(toneOf, {
      bytes: Buffer.from(whole).toString('base64'),
      hertz: TONE,
    });
    assert.ok(share > 0.8, `the tone has a share of ${share} of the sound`);
  });

  /**
   * Row 94: closes and opens its camera, and turns its microphone down, from the panel of the page.
   *
   * @param {import('../lib/person.js').Person} guest
   */
  async function usesItsDevices(guest) {
    const cameraIs = (/** @type {string} */ open) =>
      until(`the room's camera is open: ${open}`, async () => {
        const pressed = await guest.find('room-camera').getAttribute('aria-pressed');
        return pressed === open || `it is ${pressed}`;
      });
    await guest.press('room');
    await guest.see('room-use-microphoneVolume');
    await guest.screenshot('room-devices');
    await guest.press('room-camera');
    await cameraIs('false');
    await guest.press('room-camera');
    await cameraIs('true');
    await guest.find('room-use-microphoneVolume').fill('40');
    await until('the room does as it was asked', async () => {
      const now = await guest.page.evaluate('ringroom.getRoomDevices("room-hall")');
      const { use, inForce } = /** @type {any} */ (now);
      return (use.microphoneVolume === 40 && inForce) || JSON.stringify(now);
    });
    await guest.press('room');
    await guest.seesAndHears();
  }

  test('a_room_does_not_answer_who_is_not_on_its_list', async () => {
    const stranger = await scene.enter('stranger', { timeout: 5 });
    await stranger.see('select-room-hall', 30_000);
    await stranger.call(['room-hall']);
    const { reason } = await stranger.end();
    assert.ok(reason === 2 || reason === 3, `declined or not answered, but it was ${reason}`);
    assert.deepEqual(await stranger.heard('onCallBegin'), []);
  });
});
