import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

describe('calls between people', { timeout: 240_000 }, () => {
  const scene = new Scene();

  test('two_people_see_and_hear_each_other_and_agree_on_how_it_ended [row 1]', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();
    await ben.seesAndHears();
    await ann.screenshot('call-of-two');
    await ben.screenshot('call-of-two');

    await ann.hangUp();
    const [annsEnd, bensEnd] = [await ann.end(), await ben.end()];
    assert.deepEqual([annsEnd.reason, bensEnd.reason], [1, 1]);
    assert.equal(annsEnd.words, 'You hung up');
    assert.equal(bensEnd.words, `${ann.name} hung up`);
    assert.match(annsEnd.duration ?? '', /^\d+:\d\d$/);
    assert.equal(annsEnd.duration, bensEnd.duration);
    await ben.screenshot('end-of-call');
  });

  test('an_audio_call_is_heard_and_has_no_picture', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben], 'audio');
    await ben.answer();
    await ann.hearsSound();
    await ben.hearsSound();
    assert.equal((await ben.received()).frames, 0);
    assert.equal(await ben.find('camera').isVisible(), false);
    await ben.hangUp();
    assert.equal((await ann.end()).words, `${ben.name} hung up`);
  });

  test('a_declined_call_ends_for_both_with_reason_2 [row 7]', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.decline();
    assert.deepEqual(await ann.end(), {
      reason: 2,
      words: `${ben.name} declined the call`,
      duration: null,
    });
    assert.equal((await ben.end()).reason, 2);
  });

  test('a_call_nobody_answers_ends_at_its_deadline_with_reason_3', async () => {
    const [ann, ben] = await scene.people(2, { timeout: 5 });
    await ann.call([ben]);
    await ben.see('incoming');
    assert.equal((await ann.end()).reason, 3);
    assert.equal((await ben.end()).reason, 3);
    const rang = await ben.hears('onCallReceived');
    const [ended, ...again] = await ben.heard('onCallNotConnected');
    const late = Number(ended?.at) - rang.at - 5_000;
    assert.ok(Math.abs(late) < 1_000, `the ring ended ${late} ms after its deadline`);
    assert.deepEqual(again, []);
  });

  test('who_is_in_a_call_is_busy_and_is_not_disturbed [row 8]', async () => {
    const [ann, ben, cleo] = await scene.people(3);
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();

    await cleo.call([ben]);
    assert.deepEqual(await cleo.end(), {
      reason: 5,
      words: `${ben.name} is in another call`,
      duration: null,
    });
    assert.equal(await ben.find('incoming').count(), 0);
    await ben.seesAndHears();
    await ann.hangUp();
    await ben.end();
  });

  test('of_three_who_are_called_one_answers_one_declines_and_one_does_not_answer [row 2]', async () => {
    const [ann, ben, cleo, dan] = await scene.people(4, { timeout: 8 });
    await ann.call([ben, cleo, dan]);
    await ben.answer();
    await cleo.decline();
    await dan.see('incoming');
    await ann.seesAndHears();
    await ben.seesAndHears();

    assert.equal((await dan.end()).reason, 3);
    const outcome = (/** @type {string} */ name) =>
      ann.page.locator(`[data-test=outcome][data-user=${name}]`).getAttribute('data-state');
    await until('ann sees that nobody answered at dan', async () => {
      const state = await outcome(dan.name);
      return state === 'noResponse' || `dan is ${state}`;
    });
    assert.equal(await outcome(cleo.name), 'rejected');
    await ann.screenshot('group-call');

    await ann.seesAndHears();
    await ann.hangUp();
    assert.deepEqual([(await ann.end()).reason, (await ben.end()).reason], [1, 1]);
  });

  test('a_second_device_rings_too_and_is_told_that_the_other_answered [row 14]', async () => {
    const [ann, ben] = await scene.people(2);
    const tablet = await scene.enter(ben.name);
    await ann.call([ben]);
    await tablet.see('incoming');
    await ben.answer();
    assert.deepEqual(await tablet.end(), {
      reason: 7,
      words: 'Answered on another device',
      duration: null,
    });
    await ben.seesAndHears();
    await ann.hangUp();
    await ben.end();
    assert.equal((await tablet.heard('onCallEnd')).length, 0);
  });

  test('a_duplicated_tab_is_a_device_of_its_own', async () => {
    const [ann, ben] = await scene.people(2);
    const kept = await ben.page.evaluate("sessionStorage.getItem('ringroom.device')");
    const twin = await scene.enter(ben.name, { at: ben.page.context() });
    // Duplicating a tab copies its sessionStorage, then loads the page.
    await twin.page.evaluate(`sessionStorage.setItem('ringroom.device', '${kept}')`);
    await twin.page.reload();
    await twin.see('me');
    assert.notEqual(await twin.page.evaluate("sessionStorage.getItem('ringroom.device')"), kept);
    await ann.call([ben]);
    await twin.see('incoming');
    await ben.answer();
    await ann.hangUp();
    await ben.end();
  });

  test('muting_and_closing_the_camera_reach_the_other_side', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();
    const tile = ann.page.locator(`[data-test=tile][data-user=${ben.name}]`);
    const shows = (/** @type {string} */ mark, /** @type {boolean} */ wanted) =>
      until(`ann ${wanted ? 'sees' : 'no longer sees'} ${mark}`, async () => {
        const marks = String(await tile.getAttribute('class')).split(' ');
        return marks.includes(mark) === wanted || `the tile is ${marks}`;
      });
    await ben.press('mic');
    await shows('muted', true);
    await ben.press('camera');
    await shows('has-video', false);
    await ben.press('camera');
    await shows('has-video', true);
    await ben.press('mic');
    await shows('muted', false);
    await ann.seesAndHears();
    await ann.hangUp();
  });

  test('a_page_without_camera_and_microphone_still_calls_sees_and_hears', async () => {
    const [ann] = await scene.people(1);
    const ben = await scene.enter(`${ann.name}-mute`);
    await ben.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    await ann.see(`select-${ben.name}`);
    await ann.call([ben]);
    await ben.answer();
    await ben.hears('onDeviceProblem');
    await ben.see('toast');
    await ben.seesAndHears();
    await ann.hangUp();
    assert.equal((await ben.end()).reason, 1);
  });
});
