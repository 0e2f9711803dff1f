import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gapsWatched, pictureIn, received, watchGaps } from './receivers.js';
import { RECORDED, recordEngine } from './recorder.js';
import { ARTEFACTS } from './system.js';
import { until } from './until.js';

/**
 * @import { Browser, BrowserContext, Page } from 'playwright-core'
 *
 * @typedef {{name: string, at: number, payload: any}} Heard
 */

/**
 * Small and still: without a graphics card every pixel is drawn by the processor, of which the system
 * under test wants its share.
 */
const CHEAP = { viewport: { width: 640, height: 440 }, reducedMotion: /** @type {const} */ ('reduce') };

/** Somebody at a page of his own, who does what people do: he looks and he presses. */
export class Person {
  /** @type {string[]} what went wrong in the page */
  problems = [];
  name;
  page;

  /**
   * @param {string} name
   * @param {Page} page
   */
  constructor(name, page) {
    this.name = name;
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  /**
   * @param {Browser | BrowserContext} where a context makes it another tab of the same browser
   * @param {string} url
   * @param {string} name
   * @param {{timeout?: number, permissions?: string[], relay?: boolean}} [how] `timeout` of the
   *     rings he makes, s; `relay`: his media goes through TURN only
   */
  static async enter(where, url, name, { timeout = 30, permissions, relay = false } = {}) {
    const context = 'newContext' in where ? await where.newContext(CHEAP) : where;
    await context.grantPermissions(permissions ?? ['camera', 'microphone']);
    const person = await Person.blank(context, name);
    await person.page.goto(`${url}/?user=${name}&timeout=${timeout}${relay ? '&relay' : ''}`);
    await person.see('me');
    return person;
  }

  /**
   * @param {BrowserContext} context
   * @param {string} name
   */
  static async blank(context, name) {
    const person = new Person(name, await context.newPage());
    await person.page.addInitScript(recordEngine, RECORDED);
    return person;
  }

  /** @param {string} test the data-test name */
  find(test) {
    return this.page.locator(`[data-test=${test}]`);
  }

  /**
   * @param {string} test
   * @param {number} [timeout]
   */
  async see(test, timeout = 15_000) {
    await this.find(test).first().waitFor({ state: 'visible', timeout });
  }

  /** @param {string} test */
  async press(test) {
    await this.find(test).click();
  }

  /**
   * Rings people of the list.
   *
   * @param {Person[] | string[]} whom
   * @param {"audio" | "video"} [kind]
   */
  async call(whom, kind = 'video') {
    const names = whom.map((one) => (typeof one === 'string' ? one : one.name));
    if (names.length === 1) {
      await this.press(`${kind}-${names[0]}`);
    } else {
      for (const name of names) {
        await this.find(`select-${name}`).check();
      }
      await this.press(`call-${kind}`);
    }
    // A call to somebody busy may be over before anybody has looked.
    await this.page.locator('[data-test=stage], [data-test=ended]').first().waitFor();
  }

  async answer() {
    await this.see('incoming');
    await this.press('accept');
    await this.hears('onCallBegin');
    await this.see('stage');
  }

  async decline() {
    await this.see('incoming');
    await this.press('reject');
  }

  async hangUp() {
    await this.press('hangup');
  }

  /** @param {string} [name] @returns {Promise<Heard[]>} what the engine told, in order */
  async heard(name) {
    const heard = /** @type {Heard[]} */ (await this.page.evaluate('heard'));
    return name === undefined ? heard : heard.filter((one) => one.name === name);
  }

  /**
   * @param {string} name of an engine event
   * @param {number} [limit]
   * @returns {Promise<Heard>} the last one
   */
  async hears(name, limit) {
    /** @type {Heard[]} */
    let heard = [];
    await until(
      `${this.name} hears ${name}`,
      async () => {
        heard = await this.heard(name);
        const names = (await this.heard()).map((one) => one.name);
        return heard.length > 0 || `heard only ${names.join(' ')}`;
      },
      limit,
    );
    return /** @type {Heard} */ (heard.at(-1));
  }

  received() {
    return this.page.evaluate(received, 'ringroom');
  }

  /** Sees and hears: pictures are decoded and sound is not silent, now. */
  async seesAndHears() {
    await this.receivesMore({ frames: 5, energy: 1e-6 });
  }

  async hearsSound() {
    await this.receivesMore({ frames: 0, energy: 1e-6 });
  }

  /** @param {{frames: number, energy: number}} more than now */
  async receivesMore({ frames, energy }) {
    const before = await this.received();
    await until(`${this.name} receives ${frames} more frames and sound`, async () => {
      const now = await this.received();
      return (
        (now.frames >= before.frames + frames && now.energy > before.energy + energy) ||
        `before ${JSON.stringify(before)}, now ${JSON.stringify(now)}`
      );
    });
  }

  /** @param {string} user */
  picture(user) {
    return this.#look(`[data-test=tile][data-user="${user}"] video`);
  }

  /** The one picture of everybody. */
  mixedPicture() {
    return this.#look('[data-test=mix-video]');
  }

  /** @param {string} selector */
  async #look(selector) {
    const shown = await this.page.$(selector);
    return shown && shown.evaluate(pictureIn);
  }

  async watchGaps() {
    await this.page.evaluate(watchGaps);
  }

  gaps() {
    return this.page.evaluate(gapsWatched);
  }

  /** @returns {Promise<{reason: number, words: string, duration: string | null}>} as it is shown */
  async end(limit = 15_000) {
    await this.see('ended', limit);
    const duration = this.find('ended-duration');
    return {
      reason: Number(await this.find('ended').getAttribute('data-reason')),
      words: await this.find('ended-reason').innerText(),
      duration: (await duration.count()) > 0 ? await duration.innerText() : null,
    };
  }

  /** @param {string} name of the picture that is kept */
  async screenshot(name) {
    mkdirSync(ARTEFACTS, { recursive: true });
    await this.page.screenshot({ path: join(ARTEFACTS, `${name}-${this.name}.png`) });
  }

  async leave() {
    await this.page.close();
  }
}
