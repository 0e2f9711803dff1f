import { MAX_INVITEES, MediaType } from '../sdk/index.js';
import { avatar, h, icon, keyed, setIcon } from './dom.js';

/**
 * @import { ListedUser } from '../sdk/protocol.js'
 *
 * @typedef {object} LobbyOwner
 * @property {(users: string[], mediaType: 1 | 2) => Promise<void>} call
 * @property {() => void} leave
 * @property {(on: boolean) => Promise<void>} setDnd
 * @property {Element} recents the list of past calls
 * @property {Element} rooms where a room that nobody is called into is joined
 * @property {Element} wake whether this browser rings when the page is closed
 */

/** Who is online, and how to ring them: one by a click, several by their check boxes. */
export class LobbyView {
  #owner;
  #self;
  /** @type {ReadonlyArray<ListedUser>} */
  #users = [];
  /** @type {Set<string>} */
  #chosen = new Set();
  #list = h('ul', { class: 'people', 'aria-label': 'Who is online' });
  #empty = h(
    'p',
    { class: 'empty' },
    'Nobody else is here yet. Open this page in another tab or browser with another name.',
  );
  #count = h('span', { class: 'quiet' });
  #bar;
  #barText = h('span', { class: 'bar-text' });
  #dnd = h(
    'button',
    {
      class: 'plain dnd',
      hidden: true,
      'data-test': 'dnd',
      click: () => this.#owner.setDnd(this.#dnd.getAttribute('aria-pressed') !== 'true'),
    },
    icon('bell'),
  );
  /** The card about a call on another device. */
  elsewhere = h('section', { 'aria-live': 'polite' });
  /** The card about the last call. */
  ended = h('section', { class: 'ended', 'aria-live': 'polite' });

  /**
   * @param {Element} container
   * @param {string} self
   * @param {LobbyOwner} owner
   */
  constructor(container, self, owner) {
    this.#self = self;
    this.#owner = owner;
    this.#bar = h(
      'div',
      { class: 'call-bar', hidden: true, 'data-test': 'call-bar' },
      this.#barText,
      this.#button('phone', 'Audio call', MediaType.audio, 'call-audio'),
      this.#button('camera', 'Video call', MediaType.video, 'call-video'),
    );
    container.replaceChildren(
      this.#header(),
      h(
        'main',
        { class: 'lobby' },
        this.elsewhere,
        this.ended,
        h('div', { class: 'lobby-title' }, h('h1', {}, 'People and rooms'), this.#count),
        this.#list,
        this.#empty,
        this.#byName(),
        owner.rooms,
        owner.recents,
      ),
      this.#bar,
    );
  }

  /** @param {ReadonlyArray<ListedUser>} users */
  show(users) {
    this.#users = users.filter(({ userID }) => userID !== this.#self);
    keyed(this.#list, this.#users, {
      key: ({ userID }) => userID,
      create: (user) => this.#row(user),
      update: (row, user) => updateRow(row, user),
      removed: (userID) => this.#choose(userID, false),
    });
    this.#empty.hidden = this.#users.length > 0;
    this.#count.textContent = this.#users.length === 0 ? '' : `${this.#users.length} online`;
  }

  /** @param {boolean} on whether this user does not want to be disturbed */
  showDnd(on) {
    const label = on ? 'Do not disturb is on: nothing rings' : 'Do not disturb';
    this.#dnd.hidden = false;
    this.#dnd.title = label;
    this.#dnd.setAttribute('aria-label', label);
    this.#dnd.setAttribute('aria-pressed', String(on));
    setIcon(this.#dnd.querySelector('svg'), on ? 'bell-off' : 'bell');
  }

  #header() {
    return h(
      'header',
      { class: 'top' },
      h('img', { src: '/demo/favicon.svg', alt: '', width: '30', height: '30' }),
      h('span', { class: 'brand' }, 'Ringroom'),
      h('span', { class: 'spacer' }),
      avatar(this.#self),
      h('span', { class: 'me', 'data-test': 'me' }, this.#self),
      this.#dnd,
      this.#owner.wake,
      h(
        'button',
        {
          class: 'plain',
          title: 'Leave',
          'aria-label': 'Leave',
          'data-test': 'logout',
          click: () => this.#owner.leave(),
        },
        icon('out'),
      ),
    );
  }

  /** @param {ListedUser} user */
  #row(user) {
    const { userID, kind } = user;
    const name = user.name || userID;
    const box = h('input', {
      type: 'checkbox',
      'aria-label': `Choose ${name}`,
      'data-test': `select-${userID}`,
      change: () => this.#choose(userID, box.checked),
    });
    return h(
      'li',
      { class: 'person', 'data-test': 'user-row', 'data-user': userID },
      h(
        'label',
        { class: 'who' },
        box,
        avatar(userID, kind === 'room'),
        h(
          'span',
          { class: 'names' },
          h('span', { class: 'name' }, name, kind === 'room' && h('em', { class: 'chip' }, 'Room')),
          h('span', { class: 'status quiet' }),
        ),
      ),
      this.#quick('phone', `Call ${name}`, [userID], MediaType.audio),
      this.#quick('camera', `Video call with ${name}`, [userID], MediaType.video),
    );
  }

  #byName() {
    const input = h('input', {
      name: 'callee',
      placeholder: 'Somebody else’s name',
      'aria-label': 'Call somebody by name',
      pattern: '[A-Za-z0-9_\\-]{1,32}',
      required: true,
      autocapitalize: 'none',
      autocomplete: 'off',
      'data-test': 'call-name',
    });
    return h(
      'form',
      {
        class: 'by-name',
        submit: (/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          this.#call([input.value.trim()], MediaType.video, event.submitter);
        },
      },
      input,
      h('button', { 'data-test': 'call-by-name' }, icon('camera'), 'Call'),
    );
  }

  /**
   * @param {string} symbol
   * @param {string} label
   * @param {string[]} users
   * @param {1 | 2} mediaType
   */
  #quick(symbol, label, users, mediaType) {
    return h(
      'button',
      {
        class: 'round',
        title: label,
        'aria-label': label,
        'data-test': `${mediaType === MediaType.video ? 'video' : 'audio'}-${users[0]}`,
        click: (event) => this.#call(users, mediaType, event.currentTarget),
      },
      icon(symbol),
    );
  }

  /**
   * @param {string} symbol
   * @param {string} label
   * @param {1 | 2} mediaType
   * @param {string} test
   */
  #button(symbol, label, mediaType, test) {
    return h(
      'button',
      {
        class: mediaType === MediaType.video ? 'primary' : '',
        'data-test': test,
        click: (event) => this.#call([...this.#chosen], mediaType, event.currentTarget),
      },
      icon(symbol),
      label,
    );
  }

  /**
   * @param {string[]} users
   * @param {1 | 2} mediaType
   * @param {any} button pressed
   */
  async #call(users, mediaType, button) {
    button.disabled = true;
    try {
      await this.#owner.call(users, mediaType);
      [...this.#chosen].forEach((userID) => this.#choose(userID, false));
    } finally {
      button.disabled = false;
    }
  }

  /**
   * @param {string} userID
   * @param {boolean} chosen
   */
  #choose(userID, chosen) {
    if (chosen) {
      this.#chosen.add(userID);
    } else {
      this.#chosen.delete(userID);
    }
    const row = [...this.#list.children].find((one) => one.getAttribute('data-user') === userID);
    const box = row?.querySelector('input');
    if (box) {
      box.checked = chosen;
    }
    row?.classList.toggle('chosen', chosen);
    const count = this.#chosen.size;
    this.#bar.hidden = count === 0;
    this.#barText.textContent =
      count > MAX_INVITEES
        ? `At most ${MAX_INVITEES} at once`
        : `${count} chosen: ${[...this.#chosen].join(', ')}`;
    this.#bar.querySelectorAll('button').forEach((button) => {
      button.disabled = count > MAX_INVITEES;
    });
  }
}

/**
 * @param {HTMLElement} row
 * @param {ListedUser} user
 */
function updateRow(row, { kind, busy }) {
  row.classList.toggle('busy', busy);
  row.setAttribute('data-busy', String(busy));
  const status = row.querySelector('.status');
  if (status) {
    const idle = kind === 'room' ? 'Camera and microphone' : 'Available';
    status.textContent = busy ? 'In a call' : idle;
  }
}
