import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

const SECRET = 'm'.repeat(64);

/** Until the first picture of a mix that nobody watched before. */
const MIX_LIMIT = 30_000;

describe('what happens to a call while it runs', { timeout: 240_000 }, () => {
  const scene = new Scene({ RINGROOM_SECRET_KEY: SECRET });

  test('a_third_user_is_asked_in_and_all_three_see_and_hear_each_other [row 20]', async () => {
    const [ann, ben, cleo] = await scene.people(3);
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();
    await ann.press('add');
    await ann.see('invite-panel');
    await ann.screenshot('invite-panel');
    await ann.press(`invite-${cleo.name}`);
    await ben.hears('onUserInviting');
    await cleo.see('incoming');
    await cleo.screenshot('incoming');
    await cleo.answer();

    for (const person of [ann, ben, cleo]) {
      await person.seesAndHears();
      assert.equal(await person.find('tile').count(), 2);
    }
    await ann.screenshot('call-of-three');
    await ann.hangUp();
    await ann.end();
    await ben.seesAndHears();
    await cleo.hangUp();
    assert.equal((await ben.end()).words, `${cleo.name} hung up`);
  });

  test('two_go_on_without_pictures_and_with_them_again_when_both_agree [row 22]', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();
    await ann.press('switch');
    await ben.hears('onCallMediaTypeChanged');
    await until('both cameras are closed', async () => {
      const open = [await ann.find('camera').isVisible(), await ben.find('camera').isVisible()];
      return !open.includes(true) || `open: ${open}`;
    });
    await ben.hearsSound();
    await ben.screenshot('without-pictures');

    await ben.press('switch');
    await ann.see('consent');
    await ann.screenshot('consent');
    await ann.press('consent-no');
    await ben.hears('onCallMediaTypeChangeRejected');
    await ben.hearsSound();

    await ann.press('switch');
    await ben.see('consent');
    await ben.press('consent-yes');
    await ann.see('camera');
    await ann.seesAndHears();
    await ben.seesAndHears();
    await ann.hangUp();
    assert.equal((await ben.end()).reason, 1);
  });

  test('one_picture_of_everybody_is_watched_and_divided_and_all_are_told_of_a_recording [row 60] [row 61] [row 62] [row 52]', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();
    await ann.find('quality').first().waitFor();

    await ann.press('more');
    await ann.press('record');
    for (const person of [ann, ben]) {
      await person.see('recording');
    }
    await ann.press('reception-mixed');
    await until(
      'ann sees everybody in one picture',
      async () => {
        const picture = await ann.mixedPicture();
        return (picture !== null && picture.contrast > 10) || JSON.stringify(picture);
      },
      MIX_LIMIT,
    );
    assert.equal(await ann.find('tile').isVisible(), false);
    await ann.page.setViewportSize({ width: 1280, height: 800 });
    await ann.screenshot('one-picture');
    await ann.press('layout-speaker');
    await ann.page.setViewportSize({ width: 390, height: 780 });
    await ann.screenshot('one-picture-phone');
    await ann.page.setViewportSize({ width: 640, height: 440 });

    await ann.press('reception-individual');
    await ann.see('tile');
    await ann.seesAndHears();
    await ann.press('record');
    await ben.find('recording').waitFor({ state: 'hidden' });
    assert.deepEqual(await ann.heard('onError'), []);
    await ann.hangUp();
    await ben.end();
  });

  test('who_is_muted_by_the_tenants_server_sees_it_and_opens_his_microphone_again [row 43]', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.answer();
    const { callId } = (await ben.hears('onCallBegin')).payload;
    const mute = await fetch(`${scene.system.url}/v1/calls/${callId}/users/${ben.name}/mute`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ audio: true }),
    });
    assert.equal(mute.status, 200);
    await ben.page.locator('[data-test=mic][aria-pressed=false]').waitFor();
    await ben.page.getByText('A moderator has closed your microphone').waitFor();
    await ann.page.locator('[data-test=tile].muted').waitFor();
    await ben.screenshot('muted-by-the-server');
    await ben.press('mic');
    await ann.page.locator('[data-test=tile]:not(.muted)').waitFor();
    await ann.hangUp();
    await ben.end();
  });

  test('a_page_that_opens_while_it_rings_rings_too [row 18]', async () => {
    const [ann] = await scene.people(1);
    const name = `${ann.name}-late`;
    await ann.find('call-name').fill(name);
    await ann.press('call-by-name');
    await ann.see('tile');
    await ann.screenshot('reaching');
    const late = await scene.enter(name);
    await late.answer();
    assert.equal((await late.hears('onCallReceived')).payload.redelivered, true);
    await ann.seesAndHears();
    await late.hangUp();
    await ann.end();
  });

  test('a_call_is_ignored_by_one_device_answered_on_another_and_moved_to_the_first [row 12] [row 15]', async () => {
    const [ann, ben] = await scene.people(2);
    const tablet = await scene.enter(ben.name);
    await ann.call([ben]);
    await tablet.see('incoming');
    await tablet.press('ignore');
    await tablet.find('incoming').waitFor({ state: 'hidden' });
    await ben.answer();
    await ben.seesAndHears();
    await tablet.page.reload();
    await tablet.see('elsewhere');
    await tablet.screenshot('elsewhere');

    await tablet.press('move-here');
    await tablet.see('stage');
    await tablet.seesAndHears();
    await ben.hears('onCallMovedToDevice');
    await ben.find('stage').waitFor({ state: 'hidden' });
    await ann.seesAndHears();
    assert.equal((await ann.heard('onUserLeave')).length, 0);
    await ann.hangUp();
    assert.equal((await tablet.end()).reason, 1);
    assert.equal((await ben.heard('onCallEnd')).length, 0);
  });

  test('who_is_not_to_be_disturbed_is_not_rung_and_the_caller_is_told_so [row 31]', async () => {
    const [ann, ben] = await scene.people(2);
    await ben.press('dnd');
    await ben.page.locator('[data-test=dnd][aria-pressed=true]').waitFor();
    await ben.screenshot('do-not-disturb');
    await ann.call([ben]);
    assert.equal((await ann.end()).reason, 2);
    assert.equal((await ann.hears('onUserReject')).payload.reason, 'doNotDisturb');
    assert.equal((await ben.heard('onCallReceived')).length, 0);
    await until('ben reads of the call he missed', async () => {
      const read = await ben.find('recent-text').allInnerTexts();
      return read.join() === 'Missed call' || `he reads ${read}`;
    });
    await ben.press('dnd');
    await ben.page.locator('[data-test=dnd][aria-pressed=false]').waitFor();
  });

  test('past_calls_are_listed_in_the_words_of_either_side_and_deleted_for_one [row 27] [row 28]', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.decline();
    await ann.end();
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();
    await ann.hangUp();
    await ben.end();

    const texts = async (/** @type {any} */ person) =>
      (await person.find('recent-text').allInnerTexts()).join(' | ');
    for (const [person, declined] of /** @type {const} */ ([
      [ann, 'Call declined'],
      [ben, 'You declined'],
    ])) {
      await until(`${person.name} reads of both calls`, async () => {
        const read = await texts(person);
        return new RegExp(`^Call ended 0\\d:\\d\\d \\| ${declined}$`).test(read) || read;
      });
      await person.screenshot('recent-calls');
    }
    await ben.find('recent').first().hover();
    await ben.find('recent-delete').first().click();
    await until('one call is left', async () => {
      const count = await ben.find('recent').count();
      return count === 1 || `${count} are`;
    });
    await ben.page.reload();
    await ben.see('recent');
    assert.equal(await texts(ben), 'You declined');
    assert.equal(await ann.find('recent').count(), 2);
  });
});
