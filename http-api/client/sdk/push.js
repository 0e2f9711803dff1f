import { ClientError, RingroomError } from './protocol.js';

/**
 * @import { Connection } from './connection.js'
 *
 * @typedef {object} PushWish
 * @property {string} worker address of a service worker that calls `servePushes`
 * @property {string} [key] what `GET /push/key` of the platform gives; asked for unless told, which a
 *     page of another origin cannot
 */

/** The name of Web Push among the providers of the platform. */
const PROVIDER = 'webpush';

/** How long a new service worker may take to become active. */
const WORKER_LIMIT = 10_000;

/** Being woken by Web Push: this browser's registration, and what its worker says. */
export class Push {
  #connection;
  #origin;
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;

  /**
   * @param {Connection} connection
   * @param {{origin: string, onWake: (callId: string) => void}} owner `origin` of the platform;
   *     `onWake`: a push has come, which is sent only to who is not connected
   */
  constructor(connection, { origin, onWake }) {
    this.#connection = connection;
    this.#origin = origin;
    this.#listener = (/** @type {MessageEvent} */ { data }) => {
      if (data?.ringroom === 'wake') {
        onWake(String(data.callId));
      }
    };
    workers()?.addEventListener('message', this.#listener);
    workers()?.startMessages();
  }

  /** @type {(event: MessageEvent) => void} */
  #listener;

  /**
   * Has this browser woken from now on, also when all its pages are closed. May be repeated: a page
   * does so after each login, for a browser may change its subscription at any time.
   *
   * @param {PushWish} wish
   */
  async register({ worker, key: given }) {
    const container = workers();
    if (!container || !('PushManager' in globalThis) || !('Notification' in globalThis)) {
      throw new RingroomError(ClientError.pushUnsupported);
    }
    if ((await Notification.requestPermission()) !== 'granted') {
      throw new RingroomError(ClientError.pushDenied);
    }
    const key = given ?? (await this.#key());
    this.#registration = await container.register(worker, { type: 'module' });
    await active(this.#registration);
    const subscription = await subscribed(this.#registration.pushManager, key);
    await this.#connection.command('registerPush', {
      provider: PROVIDER,
      token: JSON.stringify(subscription),
    });
  }

  /** Nobody wakes this browser any more. */
  async unregister() {
    await this.#connection.command('unregisterPush');
    const subscription = await this.#registration?.pushManager.getSubscription();
    await subscription?.unsubscribe();
  }

  /** The page is going. */
  close() {
    workers()?.removeEventListener('message', this.#listener);
  }

  /** @returns {Promise<string>} what the platform signs its pushes with, Base64url */
  async #key() {
    const response = await fetch(`${this.#origin}/push/key`).catch(() => null);
    if (!response?.ok) {
      throw new RingroomError(ClientError.pushUnavailable);
    }
    return (await response.text()).trim();
  }
}

function workers() {
  return /** @type {ServiceWorkerContainer | undefined} */ (globalThis.navigator?.serviceWorker);
}

/** @param {ServiceWorkerRegistration} registration */
async function active(registration) {
  const { installing, waiting } = registration;
  const coming = installing ?? waiting;
  if (registration.active || !coming) {
    return;
  }
  await new Promise((resolve, reject) => {
    const limit = setTimeout(reject, WORKER_LIMIT, new RingroomError(ClientError.pushUnsupported));
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') {
        clearTimeout(limit);
        resolve(undefined);
      }
    });
  });
}

/**
 * A subscription belongs to the key it was made with; one of an earlier key gets nothing any more.
 *
 * @param {PushManager} manager
 * @param {string} key
 */
async function subscribed(manager, key) {
  const known = await manager.getSubscription();
  if (known && base64url(known.options.applicationServerKey) === key) {
    return known;
  }
  await known?.unsubscribe();
  try {
    return await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RingroomError({ ...ClientError.pushUnavailable, message });
  }
}

/** @param {ArrayBuffer | null} bytes */
function base64url(bytes) {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
