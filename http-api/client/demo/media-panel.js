import { h, icon } from './dom.js';

/**
 * @import { MixLayout } from '../sdk/protocol.js'
 * @import { ReceptionValue } from '../sdk/reception.js'
 *
 * @typedef {object} SharedMedia what a call and a room have in common
 * @property {(reception: ReceptionValue) => void} setReception
 * @property {(layout: MixLayout) => Promise<unknown>} setMixLayout
 * @property {() => Promise<unknown>} startRecording
 * @property {() => Promise<unknown>} stopRecording
 */

/** How the others may be received. */
const RECEPTIONS = /** @type {const} */ ([
  ['individual', 'Each apart', 'Every voice and every picture as it was sent'],
  ['mixedAudio', 'One sound', 'All voices as one stream, the pictures apart'],
  ['mixed', 'One picture', 'All voices and all pictures as one stream each'],
]);

/** How the one picture may be divided. */
const LAYOUTS = /** @type {const} */ ([
  ['grid', 'Grid'],
  ['speaker', 'Speaker'],
  ['pictureInPicture', 'Inset'],
]);

/** How the others come, how the one picture is divided, and whether all of it is recorded. */
export class MediaPanel {
  #attempt;
  #media;
  #onReception;
  #recording = false;
  #receptions = choice('reception', RECEPTIONS, (name) => this.#receive(name));
  #layouts = choice('layout', LAYOUTS, (kind) =>
    this.#attempt(() => this.#media.setMixLayout({ kind })),
  );
  #layout = h(
    'fieldset',
    { 'data-test': 'layouts' },
    h('legend', {}, 'The one picture, for everybody'),
    this.#layouts,
  );
  #record = h('button', { class: 'wide', 'data-test': 'record' });
  /** The panel itself, hidden until it is asked for. */
  element = h(
    'aside',
    { class: 'side', 'aria-label': 'Sound and picture', 'data-test': 'media-panel', hidden: true },
    h(
      'div',
      { class: 'side-top' },
      h('h2', {}, 'Sound and picture'),
      h(
        'button',
        { class: 'plain', 'aria-label': 'Close', click: () => this.toggle(false) },
        icon('close'),
      ),
    ),
    h('fieldset', {}, h('legend', {}, 'How the others come'), this.#receptions),
    this.#layout,
    this.#record,
  );

  /**
   * @param {SharedMedia} media
   * @param {(act: () => Promise<unknown>) => Promise<void>} attempt tells the person what failed
   * @param {(mixed: boolean) => void} onReception whether there is one picture of everybody
   */
  constructor(media, attempt, onReception) {
    this.#media = media;
    this.#attempt = attempt;
    this.#onReception = onReception;
    this.#record.addEventListener('click', () => this.#toggleRecording());
    this.forget();
  }

  /** @param {boolean} [open] */
  toggle(open = this.element.hidden) {
    this.element.hidden = !open;
    if (open) {
      this.element.querySelector('button')?.focus();
    }
  }

  /**
   * @param {{video: boolean, isRecording: boolean, mayRecord: boolean}} now `video`: whether there are
   *     pictures
   */
  show({ video, isRecording, mayRecord }) {
    const [, , mixed] = this.#receptions.children;
    /** @type {HTMLElement} */ (mixed).hidden = !video;
    this.#recording = isRecording;
    this.#record.hidden = !mayRecord;
    this.#record.classList.toggle('on', isRecording);
    this.#record.replaceChildren(icon('record'), isRecording ? 'End the recording' : 'Record');
  }

  /** Another call: everything is as usual. */
  forget() {
    this.toggle(false);
    mark(this.#receptions, 'individual');
    mark(this.#layouts, 'grid');
    this.#layout.hidden = true;
  }

  /** @param {ReceptionValue} reception */
  async #receive(reception) {
    this.#media.setReception(reception);
    this.#layout.hidden = reception !== 'mixed';
    this.#onReception(reception === 'mixed');
  }

  async #toggleRecording() {
    this.#record.disabled = true;
    await this.#attempt(() =>
      this.#recording ? this.#media.stopRecording() : this.#media.startRecording(),
    );
    this.#record.disabled = false;
  }
}

/**
 * One of several.
 *
 * @template {string} Name
 * @param {string} test
 * @param {ReadonlyArray<readonly [Name, string, string?]>} all name, words, and what they mean
 * @param {(name: Name) => Promise<void>} choose
 */
function choice(test, all, choose) {
  const group = h('div', { class: 'choice', role: 'radiogroup' });
  group.append(
    ...all.map(([name, words, title = '']) =>
      h(
        'button',
        {
          role: 'radio',
          title,
          'data-name': name,
          'data-test': `${test}-${name}`,
          click: () => {
            mark(group, name);
            void choose(name);
          },
        },
        words,
      ),
    ),
  );
  return group;
}

/**
 * @param {Element} group
 * @param {string} name
 */
function mark(group, name) {
  for (const button of group.children) {
    button.setAttribute('aria-checked', String(button.getAttribute('data-name') === name));
  }
}
