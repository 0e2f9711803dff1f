import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

/** @import { Person } from '../lib/person.js' */

describe('a second call', { timeout: 240_000 }, () => {
  const scene = new Scene({
    RINGROOM_PLATFORM_JAVA_OPTS: '-Dringroom.policy.calls.waiting=true',
  });

  const isSilent = (/** @type {Person} */ person) =>
    until(`${person.name} hears nothing`, async () => {
      const before = await person.received();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { energy, frames } = await person.received();
      const more = { energy: energy - before.energy, frames: frames - before.frames };
      return (more.energy < 1e-9 && more.frames === 0) || JSON.stringify(more);
    });

  test('waits_and_is_answered_while_the_first_is_on_hold_which_is_taken_up_again [row 10] [row 11]', async () => {
    const [ann, ben, cleo] = await scene.people(3);
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();

    await cleo.call([ben]);
    await ben.see('call-waiting');
    await cleo.hears('onUserRinging');
    assert.equal((await ben.hears('onCallWaiting')).payload.callerId, cleo.name);
    assert.equal(await ben.find('incoming').count(), 0);
    await ben.screenshot('call-waiting');
    await ann.seesAndHears();

    await ben.press('second-accept');
    await ben.see('call-held');
    await cleo.seesAndHears();
    await ben.seesAndHears();
    assert.equal((await ann.hears('onUserHold')).payload.held, true);
    await isSilent(ann);
    await ann.screenshot('on-hold');
    await ben.screenshot('call-held');

    await ben.press('second-resume');
    await ann.seesAndHears();
    await ben.seesAndHears();
    await isSilent(cleo);
    await ann.hangUp();
    await ben.page.locator('[data-test=hold][aria-pressed=true]').waitFor();
    await ben.press('hold');
    await cleo.seesAndHears();
    await ben.hangUp();
    assert.equal((await cleo.end()).words, `${ben.name} hung up`);
  });

  test('that_is_declined_leaves_the_first_as_it_was [row 10]', async () => {
    const [ann, ben, cleo] = await scene.people(3);
    await ann.call([ben]);
    await ben.answer();
    await cleo.call([ben]);
    await ben.see('call-waiting');
    await ben.press('second-reject');
    assert.equal((await cleo.end()).reason, 2);
    await ann.seesAndHears();
    await ben.seesAndHears();
    await ann.hangUp();
    assert.equal((await ben.end()).reason, 1);
  });
});
