import { networkInterfaces } from 'node:os';
import puppeteer from 'puppeteer-core';

/** @import { Browser, Page } from 'puppeteer-core' */

const EXECUTABLE = process.env.RINGROOM_FIREFOX ?? '/usr/bin/firefox-esr';

/** A camera and a microphone that every machine has, and nobody who could press "allow". */
const PREFERENCES = {
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.autoplay.default': 0,
  // It looks nothing up and fetches nothing from elsewhere.
  'app.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * Firefox sends no media to 127.0.0.1.
 *
 * @returns {string | undefined} another IPv4 address of this machine, if it has one
 */
export function addressForFirefox() {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** Somebody at the page in Firefox, of whose hands and eyes little is needed. */
export class FirefoxUser {
  /** @type {string[]} what went wrong in the page */
  problems = [];
  #browser;
  page;

  /**
   * @param {Browser} browser
   * @param {Page} page
   */
  constructor(browser, page) {
    this.#browser = browser;
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  /**
   * @param {string} url
   * @param {string} name
   */
  static async enter(url, name) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: EXECUTABLE,
      headless: true,
      extraPrefsFirefox: PREFERENCES,
    });
    const user = new FirefoxUser(browser, await browser.newPage());
    await user.page.goto(`${url}/?user=${name}`);
    await user.see('me');
    return user;
  }

  /** @param {string} test the data-test name */
  async see(test) {
    await this.page.waitForSelector(`[data-test=${test}]`, { visible: true, timeout: 15_000 });
  }

  /** @param {string} test the data-test name */
  async press(test) {
    await this.see(test);
    await this.page.click(`[data-test=${test}]`);
  }

  async leave() {
    await this.#browser.close();
  }
}
