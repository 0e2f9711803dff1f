import { h, icon } from './dom.js';

/**
 * @import { Call } from '../sdk/call-model.js'
 *
 * @typedef {object} SecondCallOwner
 * @property {() => string} self
 * @property {(userID: string) => string} nameOf
 * @property {() => Promise<void>} accept
 * @property {() => Promise<void>} reject
 * @property {() => Promise<void>} resume
 * @property {() => Promise<void>} hangup
 */

/** The card of a second call beside the one in front: it waits, or it is on hold. */
export class SecondCallView {
  #container;
  #owner;
  #shown = '';

  /**
   * @param {Element} container
   * @param {SecondCallOwner} owner
   */
  constructor(container, owner) {
    this.#container = container;
    this.#owner = owner;
  }

  /** @param {Call | null} call null when there is no second one */
  show(call) {
    const shown = call === null ? '' : `${call.callId} ${call.phase}`;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#container.replaceChildren(...(call === null ? [] : [this.#card(call)]));
    }
  }

  /** @param {Call} call */
  #card(call) {
    const waits = call.phase === 'ringing';
    const others = call.members
      .map(({ userID }) => userID)
      .filter((userID) => userID !== this.#owner.self());
    const names = waits ? [call.callerId] : others;
    return h(
      'div',
      {
        class: 'consent second',
        role: waits ? 'alertdialog' : 'status',
        'aria-labelledby': 'second-call',
        'data-test': waits ? 'call-waiting' : 'call-held',
      },
      h('span', { class: 'disc' }, icon(waits ? 'incoming' : 'hold')),
      h(
        'p',
        { id: 'second-call' },
        h('strong', {}, names.map((userID) => this.#owner.nameOf(userID)).join(', ')),
        waits ? ' is calling' : ' on hold',
      ),
      h(
        'div',
        { class: 'choices' },
        waits
          ? choice('second-reject', 'Decline', () => this.#owner.reject())
          : choice('second-hangup', 'End', () => this.#owner.hangup()),
        waits
          ? choice('second-accept', 'Hold and answer', () => this.#owner.accept(), 'primary')
          : choice('second-resume', 'Switch', () => this.#owner.resume(), 'primary'),
      ),
    );
  }
}

/**
 * @param {string} test
 * @param {string} label
 * @param {() => Promise<void>} act
 * @param {string} [kind]
 */
function choice(test, label, act, kind = '') {
  return h(
    'button',
    {
      class: kind,
      'data-test': test,
      click: async (event) => {
        const button = event.currentTarget;
        button.disabled = true;
        await act();
        button.disabled = false;
      },
    },
    label,
  );
}
