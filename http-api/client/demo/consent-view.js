import { MediaType } from '../sdk/index.js';
import { h, icon } from './dom.js';

/** @import { Call } from '../sdk/call-model.js' */

/** Somebody of the call would like to see this user: yes or no. */
export class ConsentView {
  #container;
  #nameOf;
  #answer;
  #asked = '';

  /**
   * @param {Element} container
   * @param {(userID: string) => string} nameOf
   * @param {(agree: boolean) => Promise<void>} answer
   */
  constructor(container, nameOf, answer) {
    this.#container = container;
    this.#nameOf = nameOf;
    this.#answer = answer;
  }

  /** @param {Call | null} call */
  show(call) {
    const request = call?.phase === 'active' ? call.mediaRequest : null;
    const asked = request?.mediaType === MediaType.video ? request.userID : '';
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#container.replaceChildren(...(asked === '' ? [] : [this.#card(asked)]));
      this.#container.querySelector('button')?.focus();
    }
  }

  /** @param {string} userID */
  #card(userID) {
    return h(
      'div',
      { class: 'consent', role: 'alertdialog', 'aria-labelledby': 'consent', 'data-test': 'consent' },
      h('span', { class: 'disc' }, icon('camera')),
      h(
        'p',
        { id: 'consent' },
        h('strong', {}, this.#nameOf(userID)),
        ' would like to go on with video',
      ),
      h(
        'div',
        { class: 'choices' },
        h('button', { 'data-test': 'consent-no', click: () => this.#answer(false) }, 'Stay with audio'),
        h(
          'button',
          { class: 'primary', 'data-test': 'consent-yes', click: () => this.#answer(true) },
          'Turn video on',
        ),
      ),
    );
  }
}
