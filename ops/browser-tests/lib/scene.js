import { afterEach, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { launchChromium } from './chromium.js';
import { Person } from './person.js';
import { System } from './system.js';

/**
 * @import { Browser, BrowserContext } from 'playwright-core'
 */

/** One system and one browser for the tests of a file; people come and go with each test. */
export class Scene {
  /** @type {System} */
  system = /** @type {any} */ (null);
  /** @type {Browser} */
  #browser = /** @type {any} */ (null);
  /** @type {Person[]} */
  #people = [];
  /** People of an earlier test must not meet those of the next. */
  #round = 0;

  /** @param {Record<string, string>} [environment] of the system */
  constructor(environment = {}) {
    before(
      async () => {
        this.#browser = await launchChromium();
        this.system = await System.start(environment);
      },
      { timeout: 320_000 },
    );
    afterEach(async (test) => {
      const problems = this.#people.flatMap(({ problems }) => problems);
      if (/** @type {any} */ (test).error ?? problems.length > 0) {
        await this.#keepTraces(test.name);
      }
      await this.#everybodyLeaves();
      assert.deepEqual(problems, [], 'a page threw');
    });
    after(async () => {
      await this.#browser?.close();
      await this.system?.stop();
    });
  }

  /**
   * @param {string} name
   * @param {Parameters<typeof Person.enter>[3] & {at?: BrowserContext}} [how] `at`: a context he
   *     shares with another of his tabs
   */
  async enter(name, { at, ...how } = {}) {
    const person = await Person.enter(at ?? this.#browser, this.system.url, name, how);
    this.#people.push(person);
    return person;
  }

  /**
   * @param {BrowserContext} at
   * @param {string} name
   * @returns somebody at a page that shows nothing yet
   */
  async blank(at, name) {
    const person = await Person.blank(at, name);
    this.#people.push(person);
    return person;
  }

  /**
   * @param {number} count
   * @param {Parameters<typeof Person.enter>[3]} [how]
   * @returns {Promise<Person[]>} people nobody has met before, all of whom see each other
   */
  async people(count, how) {
    const round = ++this.#round;
    const names = ['ann', 'ben', 'cleo', 'dan'].slice(0, count).map((name) => `${name}${round}`);
    const people = [];
    for (const name of names) {
      people.push(await this.enter(name, how));
    }
    for (const person of people) {
      for (const other of people.filter((one) => one !== person)) {
        await person.see(`select-${other.name}`);
      }
    }
    return people;
  }

  async #everybodyLeaves() {
    const contexts = new Set(this.#people.map(({ page }) => page.context()));
    for (const { page } of this.#people) {
      // A page that only closes counts as a lost connection, and its call would linger.
      await page.evaluate('ringroom.logout()').catch(() => {});
    }
    for (const context of contexts) {
      await context.close();
    }
    this.#people = [];
  }

  /** @param {string} test */
  async #keepTraces(test) {
    for (const person of this.#people) {
      await person.screenshot(`failed-${test}`).catch(() => {});
      console.log(person.name, JSON.stringify(await person.heard().catch(() => 'gone')));
    }
    this.system.keepLogs(test);
  }
}
