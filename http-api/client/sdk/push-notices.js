/**
 * What a browser shows of pushes while no page of ours is connected. Runs in a service worker.
 *
 * A push is a hint, and may come late, twice or after the one that takes it back. So a ring is shown
 * until its deadline and no longer, under one tag a call; who clicks comes to a page that logs in and
 * asks the platform, which alone knows whether it still rings.
 *
 * @typedef {object} Push what the platform sends (ops/docs/PROTOCOL.md, Push)
 * @property {"call" | "cancel"} type
 * @property {string} callId
 * @property {string} inviter
 * @property {1 | 2} mediaType
 * @property {number} deadlineEpochMs
 * @property {number} attempt
 * @property {string} [title] what the caller wants to be read, or his user id
 * @property {string} [description] words in the tenant's language
 * @property {boolean} [missed] with `cancel`: nobody answered, and this user is to know
 *
 * @typedef {object} NoticeWords
 * @property {(push: Push) => string} title
 * @property {(push: Push) => string} body
 * @property {string} [icon] address of a picture
 *
 * @typedef {object} Surroundings the part of a service worker that is used
 * @property {(title: string, options: NotificationOptions) => Promise<void>} show
 * @property {(tag: string) => Promise<{close: () => void}[]>} shown
 * @property {() => Promise<PageLike[]>} pages
 * @property {(url: string) => Promise<unknown>} open
 * @property {() => Promise<number>} now by the platform's clock, as well as can be known
 * @property {(ms: number) => Promise<void>} pause
 *
 * @typedef {object} PageLike
 * @property {string} visibilityState
 * @property {() => Promise<unknown>} focus
 * @property {(message: PageMessage) => void} postMessage
 *
 * @typedef {{ringroom: "wake", callId: string}} PageMessage
 */

/** Browsers end a worker that takes longer over one push. The push that takes back closes the rest. */
const LONGEST_WATCH = 60_000;

/** How many invitations that are over are remembered, against rings that arrive after all. */
const MOST_OVER = 50;

export class PushNotices {
  #around;
  #words;
  #page;
  /**
   * Kept in memory only: what was sent minutes before its cancel is past its deadline or was replaced
   * by it at the push service, and this worker lives longer than pushes overtake each other.
   *
   * @type {Set<string>}
   */
  #over = new Set();

  /**
   * @param {Surroundings} around
   * @param {NoticeWords} words
   * @param {string} page opened for a call that is clicked, `callId` added as the parameter `woken`
   */
  constructor(around, words, page) {
    this.#around = around;
    this.#words = words;
    this.#page = page;
  }

  /**
   * @param {unknown} data of the push
   * @returns {Promise<void>} settles when the worker may sleep again
   */
  async pushed(data) {
    const push = read(data);
    if (push === null) {
      return;
    }
    const pages = await this.#around.pages();
    pages.forEach((page) => page.postMessage({ ringroom: 'wake', callId: push.callId }));
    if (push.type === 'cancel') {
      this.#remember(invitation(push));
      await this.#close(push.callId);
      if (push.missed) {
        await this.#show(push, false);
      }
    } else if (!pages.some(({ visibilityState }) => visibilityState === 'visible')) {
      await this.#ring(push);
    }
  }

  /**
   * The person wants the call: a page that is there comes to the front, else one is opened.
   *
   * @param {{callId: string}} data of the notification
   */
  async clicked({ callId }) {
    const [page] = await this.#around.pages();
    if (page) {
      page.postMessage({ ringroom: 'wake', callId });
      await page.focus();
    } else {
      const separator = this.#page.includes('?') ? '&' : '?';
      await this.#around.open(`${this.#page}${separator}woken=${encodeURIComponent(callId)}`);
    }
  }

  /** @param {Push} push */
  async #ring(push) {
    const left = push.deadlineEpochMs - (await this.#around.now());
    if (left <= 0 || this.#over.has(invitation(push))) {
      return;
    }
    await this.#show(push, true);
    if (left <= LONGEST_WATCH) {
      await this.#around.pause(left);
      await this.#close(push.callId);
    }
  }

  /**
   * @param {Push} push
   * @param {boolean} rings it stays until somebody has seen it
   */
  async #show(push, rings) {
    await this.#around.show(this.#words.title(push), {
      body: this.#words.body(push),
      icon: this.#words.icon,
      // Apart from the ring, which is closed at its deadline.
      tag: rings ? push.callId : `${push.callId}#missed`,
      requireInteraction: rings,
      data: { callId: push.callId },
    });
  }

  /** @param {string} callId */
  async #close(callId) {
    (await this.#around.shown(callId)).forEach((notification) => notification.close());
  }

  /** @param {string} key */
  #remember(key) {
    this.#over.add(key);
    const [oldest] = this.#over;
    if (this.#over.size > MOST_OVER && oldest !== undefined) {
      this.#over.delete(oldest);
    }
  }
}

/** @param {Push} push @returns {string} who was asked again may ring again */
function invitation({ callId, attempt }) {
  return `${callId}/${attempt}`;
}

/** @param {any} data @returns {Push | null} null when it is none of ours */
function read(data) {
  const known = data?.type === 'call' || data?.type === 'cancel';
  return known && typeof data.callId === 'string' && Number.isFinite(data.deadlineEpochMs)
    ? data
    : null;
}
