import { MediaType } from '../sdk/index.js';
import { avatar, h, icon, setIcon } from './dom.js';

/**
 * @import { Call } from '../sdk/call-model.js'
 * @import { RingroomCallEngine } from '../sdk/index.js'
 *
 * @typedef {object} IncomingOwner
 * @property {(camera: boolean) => Promise<void>} accept
 * @property {() => Promise<void>} reject
 * @property {() => Promise<void>} ignore
 */

/** The card of a call that rings here. */
export class IncomingView {
  #container;
  #owner;
  #engine;
  #callId = '';
  /** @type {Element | null} */
  #focusBefore = null;

  /**
   * @param {Element} container
   * @param {RingroomCallEngine} engine whose bell may be silenced
   * @param {IncomingOwner} owner
   */
  constructor(container, engine, owner) {
    this.#container = container;
    this.#engine = engine;
    this.#owner = owner;
  }

  /** @param {Call | null} call null when nothing rings */
  show(call) {
    if (call?.phase !== 'ringing') {
      this.#hide();
    } else if (call.callId !== this.#callId) {
      this.#callId = call.callId;
      this.#focusBefore = document.activeElement;
      this.#container.replaceChildren(this.#card(call));
      this.#container.querySelector('button')?.focus();
      document.title = `${call.callerId} is calling`;
    }
  }

  #hide() {
    if (this.#callId !== '') {
      this.#callId = '';
      this.#container.replaceChildren();
      document.title = 'Ringroom';
      if (this.#focusBefore instanceof HTMLElement) {
        this.#focusBefore.focus();
      }
    }
  }

  /**
   * A room may let itself be seen before it is answered; most do not, and then it is its sign.
   *
   * @param {Call} call
   */
  #face({ callId, callerId }) {
    const isRoom = this.#engine.users.some(
      ({ userID, kind }) => userID === callerId && kind === 'room',
    );
    const face = h('div', { class: 'pulse' }, avatar(callerId, isRoom));
    if (isRoom) {
      this.#engine.previewCall(callerId).then(
        (src) => {
          if (this.#callId === callId) {
            face.replaceWith(h('img', { class: 'preview', src, alt: '', 'data-test': 'room-preview' }));
          }
        },
        () => {},
      );
    }
    return face;
  }

  /** @param {Call} call */
  #card(call) {
    const video = call.mediaType === MediaType.video;
    const others = call.members.length - 2;
    const kind = video ? 'Video call' : 'Audio call';
    return h(
      'div',
      {
        class: 'incoming',
        role: 'alertdialog',
        'aria-labelledby': 'incoming-who',
        'aria-describedby': 'incoming-what',
        'data-test': 'incoming',
      },
      this.#face(call),
      h('h2', { id: 'incoming-who', 'data-test': 'incoming-caller' }, call.callerId),
      h(
        'p',
        { id: 'incoming-what', class: 'quiet' },
        others > 0 ? `${kind} with you and ${others} more` : kind,
      ),
      h(
        'div',
        { class: 'answers' },
        this.#answer('reject', 'hangup', 'Decline', () => this.#owner.reject()),
        video
          ? this.#answer('accept-audio', 'phone', 'Audio only', () => this.#owner.accept(false))
          : null,
        this.#answer('accept', video ? 'camera' : 'phone', 'Answer', () =>
          this.#owner.accept(video),
        ),
      ),
      h(
        'button',
        { class: 'plain ignore', 'data-test': 'ignore', click: () => this.#owner.ignore() },
        'Ignore on this device',
      ),
      this.#mute(),
    );
  }

  /**
   * @param {string} test
   * @param {string} symbol
   * @param {string} label
   * @param {() => Promise<void>} act
   */
  #answer(test, symbol, label, act) {
    const button = h(
      'button',
      {
        class: `answer ${test}`,
        'data-test': test,
        click: async () => {
          const buttons = this.#container.querySelectorAll('.answer');
          buttons.forEach((one) => one.setAttribute('disabled', ''));
          await act();
          // Answered: the card goes with the next state. Refused: the person may choose again.
          buttons.forEach((one) => one.removeAttribute('disabled'));
        },
      },
      h('span', { class: 'disc' }, icon(symbol)),
      h('span', {}, label),
    );
    return button;
  }

  #mute() {
    const button = h(
      'button',
      {
        class: 'plain mute-ring',
        title: 'Ring tone',
        'aria-label': 'Silence the ring tone',
        'aria-pressed': String(this.#engine.muteMode),
        'data-test': 'mute-ring',
        click: () => {
          const muted = !this.#engine.muteMode;
          this.#engine.enableMuteMode(muted);
          button.setAttribute('aria-pressed', String(muted));
          setIcon(button.querySelector('svg'), muted ? 'bell-off' : 'bell');
        },
      },
      icon(this.#engine.muteMode ? 'bell-off' : 'bell'),
    );
    return button;
  }
}
