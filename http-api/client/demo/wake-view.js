import { h, icon } from './dom.js';

/** @import { RingroomCallEngine } from '../sdk/index.js' */

const USER_KEY = 'ringroom.woken';
const WORKER = '/demo/push-worker.js';

/** @returns {string | null} whom this browser is woken for, though all his pages may be closed */
export function wokenUser() {
  return localStorage.getItem(USER_KEY);
}

/** Whether this browser rings when the page is closed, by Web Push. */
export class WakeView {
  #engine;
  #attempt;
  element = h(
    'button',
    { class: 'plain wake', hidden: true, 'data-test': 'wake', click: () => this.#toggle() },
    icon('wake'),
  );

  /**
   * @param {RingroomCallEngine} engine
   * @param {(act: () => Promise<unknown>) => Promise<void>} attempt tells the person what failed
   */
  constructor(engine, attempt) {
    this.#engine = engine;
    this.#attempt = attempt;
  }

  /** Shows the button where it is of use, and keeps a registration that was made before alive. */
  async start() {
    const can = 'serviceWorker' in navigator && 'PushManager' in globalThis;
    if (!can || !(await fetch('/push/key').catch(() => null))?.ok) {
      return;
    }
    const mine = wokenUser() === this.#engine.self && Notification.permission === 'granted';
    this.#show(mine);
    if (mine) {
      await this.#engine.registerPush({ worker: WORKER });
    }
  }

  /** Who leaves is not to be called at this browser any more. */
  async stop() {
    if (wokenUser() === this.#engine.self) {
      localStorage.removeItem(USER_KEY);
      await this.#engine.unregisterPush();
    }
  }

  async #toggle() {
    this.element.disabled = true;
    await this.#attempt(async () => {
      if (this.element.getAttribute('aria-pressed') === 'true') {
        await this.stop();
        this.#show(false);
      } else {
        await this.#engine.registerPush({ worker: WORKER });
        localStorage.setItem(USER_KEY, this.#engine.self);
        this.#show(true);
      }
    });
    this.element.disabled = false;
  }

  /** @param {boolean} on */
  #show(on) {
    const label = on ? 'This browser rings also when the page is closed' : 'Ring when the page is closed';
    this.element.hidden = false;
    this.element.title = label;
    this.element.setAttribute('aria-label', label);
    this.element.setAttribute('aria-pressed', String(on));
  }
}
