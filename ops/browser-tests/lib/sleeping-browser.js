import { until } from './until.js';

/**
 * @import { BrowserContext, CDPSession, Page, Worker } from 'playwright-core'
 */

/** A browser that runs without a page of ours, as a push finds it. */
export class SleepingBrowser {
  /** Where its pages are opened. */
  context;
  #devtools;
  #origin;
  /** @type {Map<string, string>} registration ids by scope */
  #registrations = new Map();

  /**
   * @param {BrowserContext} context
   * @param {CDPSession} devtools
   * @param {string} origin
   */
  constructor(context, devtools, origin) {
    this.context = context;
    this.#devtools = devtools;
    this.#origin = origin;
  }

  /**
   * @param {BrowserContext} context
   * @param {string} origin
   */
  static async of(context, origin) {
    const blank = await context.newPage();
    const devtools = await context.newCDPSession(blank);
    const browser = new SleepingBrowser(context, devtools, origin);
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
      registrations
        .filter(({ isDeleted }) => !isDeleted)
        .forEach(({ scopeURL, registrationId }) =>
          browser.#registrations.set(scopeURL, registrationId),
        ),
    );
    await devtools.send('ServiceWorker.enable');
    return browser;
  }

  /** @param {object} message what the push service hands to the browser, decrypted */
  async push(message) {
    const scope = `${this.#origin}/demo/`;
    await until('the service worker is registered', () => this.#registrations.has(scope));
    await this.#devtools.send('ServiceWorker.deliverPushMessage', {
      origin: this.#origin,
      registrationId: String(this.#registrations.get(scope)),
      data: JSON.stringify(message),
    });
  }

  /** @returns {Promise<{title: string, body: string, tag: string}[]>} what is shown now */
  async notifications() {
    const worker = await this.worker();
    return worker.evaluate(async () => {
      const { registration } = /** @type {any} */ (globalThis);
      const shown = await registration.getNotifications();
      return shown.map((/** @type {Notification} */ { title, body, tag }) => ({ title, body, tag }));
    });
  }

  /**
   * Clicks a notification, the first unless one is named, and goes where the worker sends the browser. Only a person's own
   * click may open a window, so the last step is taken by the test.
   *
   * @param {Page} page to be opened by the click
   * @param {string} [tag]
   */
  async click(page, tag) {
    const worker = await this.worker();
    const url = await worker.evaluate(async (filter) => {
      const scope = /** @type {any} */ (globalThis);
      const [notification] = await scope.registration.getNotifications(filter);
      return new Promise((resolve) => {
        Object.defineProperty(scope.clients, 'openWindow', {
          configurable: true,
          value: async (/** @type {string} */ opened) => resolve(opened),
        });
        scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }));
      });
    }, tag ? { tag } : {});
    await page.goto(new URL(String(url), this.#origin).href);
  }

  /** @returns {Promise<Worker>} */
  async worker() {
    const found = () =>
      this.context.serviceWorkers().find((one) => one.url().endsWith('/demo/push-worker.js'));
    await until('the service worker runs', () => found() !== undefined);
    return /** @type {Worker} */ (found());
  }
}
