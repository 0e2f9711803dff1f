import { PushNotices } from './push-notices.js';

/**
 * @import { NoticeWords } from './push-notices.js'
 *
 * @typedef {object} PushWorkerOptions
 * @property {string} [page] opened for a call that is clicked when none is open; `/` unless told
 * @property {Partial<NoticeWords>} [words]
 */

/** The platform's clock is worth this much waiting; without it the device's own has to do. */
const CLOCK_LIMIT = 2_000;

/** @type {NoticeWords} */
const WORDS = {
  title: ({ type, title, inviter }) => {
    const own = title && title !== inviter ? title : inviter;
    return own === inviter && type === 'call' ? `${inviter} is calling` : own;
  },
  body: ({ type, description, mediaType }) =>
    description ||
    (type === 'cancel' ? 'Missed call' : mediaType === 2 ? 'Video call' : 'Audio call'),
};

/**
 * Makes the service worker that calls this one that shows calls: `servePushes();` in a file of
 * your own, which the page names in `registerPush({ worker })`.
 *
 * @param {PushWorkerOptions} [options]
 */
export function servePushes({ page = '/', words = {} } = {}) {
  const worker = /** @type {any} */ (globalThis);
  const notices = new PushNotices(
    {
      show: (title, options) => worker.registration.showNotification(title, options),
      shown: (tag) => worker.registration.getNotifications({ tag }),
      pages: async () => {
        // The pages need not be in the scope of this worker, and mostly are not.
        const all = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
        const { pathname } = new URL(page, worker.location.href);
        return all.filter((/** @type {any} */ { url }) => new URL(url).pathname === pathname);
      },
      open: (url) => worker.clients.openWindow(url),
      now: platformNow,
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    { ...WORDS, ...words },
    page,
  );
  worker.addEventListener('push', (/** @type {any} */ event) => {
    event.waitUntil(notices.pushed(dataOf(event)));
  });
  worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
    const { data, tag } = event.notification;
    event.notification.close();
    event.waitUntil(notices.clicked(data ?? { callId: tag }));
  });
  // A newer worker need not wait for pages to close: it holds nothing of theirs.
  worker.addEventListener('install', () => worker.skipWaiting());
}

/** @param {any} event */
function dataOf(event) {
  try {
    return event.data?.json();
  } catch {
    return null;
  }
}

/** A phone whose clock is wrong must not ring for what is over, nor keep quiet. */
async function platformNow() {
  try {
    const signal = AbortSignal.timeout(CLOCK_LIMIT);
    const response = await fetch('/live', { cache: 'no-store', signal });
    const date = Date.parse(response.headers.get('date') ?? '');
    return Number.isFinite(date) ? date : Date.now();
  } catch {
    return Date.now();
  }
}
