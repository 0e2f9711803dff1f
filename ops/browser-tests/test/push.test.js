import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PushService } from '../lib/push-service.js';
import { Scene } from '../lib/scene.js';
import { SleepingBrowser } from '../lib/sleeping-browser.js';
import { until } from '../lib/until.js';

/** @import { Person } from '../lib/person.js' */

const PERMISSIONS = ['camera', 'microphone', 'notifications'];

/** Runs in the page before the page does: the browser maker's push service is ours. */
function subscribeHere(/** @type {object} */ subscription) {
  /** @type {object | null} */
  let made = null;
  PushManager.prototype.getSubscription = async () => /** @type {any} */ (made);
  PushManager.prototype.subscribe = async (/** @type {any} */ { applicationServerKey }) => {
    const padding = '='.repeat((4 - (applicationServerKey.length % 4)) % 4);
    const binary = atob(applicationServerKey.replaceAll('-', '+').replaceAll('_', '/') + padding);
    made = {
      options: { applicationServerKey: Uint8Array.from(binary, (c) => c.charCodeAt(0)).buffer },
      toJSON: () => subscription,
      unsubscribe: async () => ((made = null), true),
    };
    return /** @type {any} */ (made);
  };
}

describe('pushes to a browser', { timeout: 240_000 }, () => {
  const scene = new Scene({
    // The push service of the test is on loopback and speaks http.
    RINGROOM_PLATFORM_JAVA_OPTS: '-Dringroom.http.push.allow-private=true',
  });
  /** @type {PushService} */
  let service;

  before(async () => {
    service = await PushService.start();
  });
  after(() => service.stop());

  /**
   * Ann at her page; Ben, who wants to be woken, has closed his.
   *
   * @returns {Promise<{ann: Person, name: string, asleep: SleepingBrowser, ben: Person}>}
   */
  const benSleeps = async () => {
    service.delivered = [];
    const [ann, ben] = await scene.people(2, { permissions: PERMISSIONS });
    const context = ben.page.context();
    await context.addInitScript(subscribeHere, service.subscription());
    await ben.page.reload();
    await ben.press('wake');
    await ben.page.locator('[data-test=wake][aria-pressed=true]').waitFor();
    await ben.screenshot('wake');
    const asleep = await SleepingBrowser.of(context, scene.system.url);
    await ben.leave();
    await ann.page.locator(`[data-user=${ben.name}]`).waitFor({ state: 'detached' });
    return { ann, name: ben.name, asleep, ben };
  };

  const callByName = async (/** @type {Person} */ who, /** @type {string} */ name) => {
    await who.find('call-name').fill(name);
    await who.press('call-by-name');
  };

  test('a_call_wakes_a_browser_without_a_page_and_is_answered_from_the_notification [row 16]', async () => {
    const { ann, name, asleep } = await benSleeps();
    await callByName(ann, name);
    const { message, ttl, urgency } = await service.next('call');
    assert.equal(message.inviter, ann.name);
    assert.ok(ttl > 0 && ttl <= 30 && urgency === 'high', `ttl ${ttl}, ${urgency}`);

    await asleep.push(message);
    await until('the notification is shown', async () => {
      const shown = await asleep.notifications();
      return (
        (shown[0]?.title === `${ann.name} is calling` && shown[0].tag === message.callId) ||
        JSON.stringify(shown)
      );
    });
    const ben = await scene.blank(asleep.context, name);
    await asleep.click(ben.page);
    await ben.answer();
    await ben.seesAndHears();
    await ann.seesAndHears();
    await until('the notification is gone', async () => {
      const shown = await asleep.notifications();
      return shown.length === 0 || JSON.stringify(shown);
    });
    assert.equal(new URL(ben.page.url()).search, '');
    await ann.hangUp();
    await ben.end();
  });

  test('a_call_that_was_given_up_leaves_word_in_the_place_of_its_notification_and_a_late_push_shows_nothing [row 17]', async () => {
    const { ann, name, asleep } = await benSleeps();
    await callByName(ann, name);
    const ring = await service.next('call');
    await asleep.push(ring.message);
    await until('the notification is shown', async () => {
      return (await asleep.notifications()).length === 1 || 'none';
    });
    await ann.press('hangup');
    const cancel = await service.next('cancel');
    assert.equal(cancel.topic, ring.topic);
    await asleep.push(cancel.message);
    const missed = `${ring.message.callId}#missed`;
    await until('only the missed call is shown', async () => {
      const shown = (await asleep.notifications()).map(({ tag }) => tag).join();
      return shown === missed || `shown: ${shown}`;
    });
    await asleep.push(ring.message);
    await asleep.push({ ...ring.message, callId: 'late', deadlineEpochMs: Date.now() - 5_000 });
    await asleep.push({ ...ring.message, callId: 'marker', inviter: 'marker' });
    await until('only the last of the pushes is shown beside it', async () => {
      const shown = (await asleep.notifications()).map(({ tag }) => tag).sort().join();
      return shown === [missed, 'marker'].sort().join() || `shown: ${shown}`;
    });

    const late = await scene.blank(asleep.context, name);
    await asleep.click(late.page, 'marker');
    await until('the page says that it is over', async () => {
      const text = await late.page.locator('#toasts').innerText();
      return text.includes('That call is over') || text;
    });
    assert.equal(await late.find('incoming').count(), 0);
  });
});
