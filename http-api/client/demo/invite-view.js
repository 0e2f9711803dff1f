import { avatar, h, icon, keyed } from './dom.js';

/**
 * @import { Call } from '../sdk/call-model.js'
 * @import { People } from './tile.js'
 *
 * @typedef {{userID: string, here: boolean}} Candidate
 */

/** Who of those online is not in the call yet, each with a button that asks him in. */
export class InviteView {
  #people;
  #invite;
  #list = h('ul', { class: 'candidates', 'aria-label': 'Who is online' });
  #empty = h('p', { class: 'quiet' }, 'Everybody who is online is in the call.');
  /** The panel itself, hidden until it is asked for. */
  element;

  /**
   * @param {People & {online: () => string[]}} people
   * @param {(userID: string) => Promise<void>} invite
   */
  constructor(people, invite) {
    this.#people = people;
    this.#invite = invite;
    const input = h('input', {
      placeholder: 'By name',
      'aria-label': 'Ask somebody in by name',
      pattern: '[A-Za-z0-9_\\-]{1,32}',
      required: true,
      autocapitalize: 'none',
      autocomplete: 'off',
      'data-test': 'invite-name',
    });
    this.element = h(
      'aside',
      { class: 'side', 'aria-label': 'Add people', 'data-test': 'invite-panel', hidden: true },
      h(
        'div',
        { class: 'side-top' },
        h('h2', {}, 'Add people'),
        h(
          'button',
          { class: 'plain', 'aria-label': 'Close', click: () => this.toggle(false) },
          icon('close'),
        ),
      ),
      this.#list,
      this.#empty,
      h(
        'form',
        {
          class: 'by-name',
          submit: (/** @type {SubmitEvent} */ event) => {
            event.preventDefault();
            void this.#ask(input.value.trim(), event.submitter);
            input.value = '';
          },
        },
        input,
        h('button', { 'data-test': 'invite-by-name' }, 'Ask in'),
      ),
    );
  }

  /** @param {boolean} [open] */
  toggle(open = this.element.hidden) {
    this.element.hidden = !open;
    if (open) {
      this.element.querySelector('button')?.focus();
    }
  }

  /** @param {Call} call */
  show(call) {
    const there = call.members
      .filter(({ state }) => ['calling', 'ringing', 'joined', 'reconnecting'].includes(state))
      .map(({ userID }) => userID);
    const others = this.#people.online().filter((userID) => !there.includes(userID));
    this.#empty.hidden = others.length > 0;
    keyed(this.#list, others, {
      key: (userID) => userID,
      create: (userID) => this.#row(userID),
      update: () => {},
    });
  }

  /** @param {string} userID */
  #row(userID) {
    const name = this.#people.nameOf(userID);
    return h(
      'li',
      {},
      avatar(userID, this.#people.isRoom(userID)),
      h('span', { class: 'name' }, name),
      h(
        'button',
        {
          class: 'small',
          'aria-label': `Ask ${name} in`,
          'data-test': `invite-${userID}`,
          click: (event) => this.#ask(userID, event.currentTarget),
        },
        'Ask in',
      ),
    );
  }

  /**
   * @param {string} userID
   * @param {any} button
   */
  async #ask(userID, button) {
    button.disabled = true;
    await this.#invite(userID);
    button.disabled = false;
    this.toggle(false);
  }
}
