import { MediaType } from '../sdk/index.js';
import { h, icon, keyed, setIcon } from './dom.js';
import { InviteView } from './invite-view.js';
import { sayHowFar, showMember, tileOf } from './tile.js';
import { clock, stateWords } from './words.js';

/**
 * @import { RingroomCallEngine } from '../sdk/index.js'
 * @import { Call } from '../sdk/call-model.js'
 * @import { People } from './tile.js'
 *
 * @typedef {object} CallOwner
 * @property {(on: boolean) => Promise<void>} setMicrophone
 * @property {(on: boolean) => Promise<void>} setCamera
 * @property {() => Promise<void>} hangup
 * @property {(userID: string) => Promise<void>} invite
 * @property {(video: boolean) => Promise<void>} switchTo
 */

/** Volume from which somebody counts as speaking, 0..100. */
const SPEAKING = 35;

/** States in which somebody has a tile; everybody else is only named. */
const PRESENT = ['calling', 'ringing', 'joined', 'reconnecting'];

/** The stage: a tile for everybody, the own picture in a corner, and the controls. */
export class CallView {
  #container;
  #engine;
  #people;
  #callId = '';
  #isVideo = false;
  #invite;
  #tiles = h('div', { class: 'tiles' });
  #preview = h('video', { 'aria-label': 'Your camera', 'data-test': 'preview' });
  #self = h('div', { class: 'self' });
  #title = h('h1', { class: 'call-title' });
  #timer = h('span', { class: 'timer', 'data-test': 'timer' });
  #outcomes = h('ul', { class: 'outcomes', 'aria-label': 'Who is not in the call' });
  #mic = this.#toggle('mic', 'Microphone');
  #camera = this.#toggle('camera', 'Camera');
  #switch = this.#toggle('switch', 'Switch');
  #add = this.#toggle('add', 'Add people');
  #hangup = h('button', { class: 'control hang', 'aria-label': 'Hang up', 'data-test': 'hangup' });

  /**
   * @param {Element} container
   * @param {RingroomCallEngine} engine
   * @param {People & {online: () => string[]}} people
   * @param {CallOwner} owner
   */
  constructor(container, engine, people, owner) {
    this.#container = container;
    this.#engine = engine;
    this.#people = people;
    this.#invite = new InviteView(people, owner.invite);
    this.#add.addEventListener('click', () => this.#invite.toggle());
    this.#switch.addEventListener('click', () =>
      this.#once(this.#switch, () => owner.switchTo(!this.#isVideo)),
    );
    this.#hangup.append(icon('hangup'));
    this.#hangup.addEventListener('click', () => this.#once(this.#hangup, () => owner.hangup()));
    this.#mic.addEventListener('click', () =>
      this.#once(this.#mic, () => owner.setMicrophone(!isOn(this.#mic))),
    );
    this.#camera.addEventListener('click', () =>
      this.#once(this.#camera, () => owner.setCamera(!isOn(this.#camera))),
    );
    engine.on('onUserVoiceVolumeChanged', ({ volumeMap }) => this.#speaking(volumeMap));
    setInterval(() => this.#tick(), 500);
  }

  /** @param {Call | null} call */
  show(call) {
    if (call === null || call.phase === 'ringing') {
      this.#hide();
      return;
    }
    if (this.#callId === '') {
      this.#open();
    }
    this.#callId = call.callId;
    this.#showMembers(call);
    this.#showControls(call);
    this.#tick();
  }

  #open() {
    this.#self.replaceChildren(
      this.#preview,
      h('span', { class: 'badge self-off' }, icon('camera-off')),
    );
    this.#container.replaceChildren(
      h(
        'main',
        { class: 'stage', 'data-test': 'stage' },
        h('div', { class: 'stage-top' }, this.#title, this.#timer, this.#outcomes),
        this.#tiles,
        this.#self,
        h(
          'div',
          { class: 'controls' },
          this.#mic,
          this.#camera,
          this.#switch,
          this.#add,
          this.#hangup,
        ),
        this.#invite.element,
      ),
    );
    document.body.classList.add('in-call');
    this.#engine.setLocalView(this.#preview);
  }

  #hide() {
    if (this.#callId !== '') {
      this.#callId = '';
      this.#invite.toggle(false);
      this.#tiles.replaceChildren();
      this.#container.replaceChildren();
      this.#engine.setLocalView(null);
      document.body.classList.remove('in-call');
    }
  }

  /** @param {Call} call */
  #showMembers(call) {
    const others = call.members.filter(({ userID }) => userID !== this.#engine.self);
    const present = others.filter(({ state }) => PRESENT.includes(state));
    const names = (present.length > 0 ? present : others).map(({ userID }) => userID);
    this.#title.textContent = names.map((userID) => this.#people.nameOf(userID)).join(', ');
    this.#tiles.setAttribute('data-count', String(present.length));
    keyed(this.#tiles, present, {
      key: ({ userID }) => userID,
      create: ({ userID }) => tileOf(userID, this.#people),
      update: (tile, member) => showMember(tile, member, call, this.#engine),
      removed: (userID) => this.#engine.stopRemoteView(userID),
    });
    keyed(this.#outcomes, others.filter((member) => !present.includes(member)), {
      key: ({ userID }) => userID,
      create: ({ userID }) => h('li', { 'data-test': 'outcome', 'data-user': userID }),
      update: (chip, { userID, state }) => {
        chip.setAttribute('data-state', state);
        chip.textContent = `${this.#people.nameOf(userID)}: ${stateWords(state)}`;
      },
    });
  }

  /** @param {Call} call */
  #showControls(call) {
    const video = call.mediaType === MediaType.video;
    const active = call.phase === 'active';
    this.#isVideo = video;
    this.#switch.hidden = !active;
    this.#add.hidden = !active;
    setIcon(this.#switch.querySelector('svg'), video ? 'to-audio' : 'to-video');
    const label = video ? 'Go on without pictures' : 'Go on with video';
    this.#switch.title = label;
    this.#switch.setAttribute('aria-label', label);
    this.#invite.show(call);
    const me = call.members.find(({ userID }) => userID === this.#engine.self);
    this.#camera.hidden = !video;
    this.#self.hidden = !video;
    this.#self.classList.toggle('off', !me?.video);
    press(this.#mic, 'mic', me?.audio ?? false);
    press(this.#camera, 'camera', me?.video ?? false);
  }

  /** @param {Record<string, number>} volumes */
  #speaking(volumes) {
    for (const tile of this.#tiles.children) {
      const volume = volumes[tile.getAttribute('data-user') ?? ''] ?? 0;
      tile.classList.toggle('speaking', volume > SPEAKING);
    }
    this.#self.classList.toggle('speaking', (volumes[this.#engine.self] ?? 0) > SPEAKING);
  }

  #tick() {
    const call = this.#engine.currentCall;
    const began = call?.phase === 'active' ? call.beganAt : null;
    for (const tile of this.#tiles.children) {
      const member = call?.members.find((one) => one.userID === tile.getAttribute('data-user'));
      if (member) {
        sayHowFar(tile, member, this.#engine.serverNow());
      }
    }
    this.#timer.textContent =
      began == null ? phaseWords(call) : clock((this.#engine.serverNow() - began) / 1_000);
  }

  /**
   * @param {string} test
   * @param {string} label
   */
  #toggle(test, label) {
    return h(
      'button',
      { class: 'control', title: label, 'aria-label': label, 'data-test': test },
      icon(test),
    );
  }

  /**
   * A press is done before the next one counts.
   *
   * @param {HTMLButtonElement} button
   * @param {() => Promise<void>} act
   */
  async #once(button, act) {
    button.disabled = true;
    await act();
    button.disabled = false;
  }
}

/** @param {Call | null} call */
function phaseWords(call) {
  if (call?.phase === 'joining') {
    return 'Connecting…';
  }
  return call?.members.some(({ state }) => state === 'ringing') ? 'Ringing…' : 'Reaching phones…';
}

/** @param {HTMLButtonElement} button */
function isOn(button) {
  return button.getAttribute('aria-pressed') === 'true';
}

/**
 * @param {HTMLButtonElement} button
 * @param {"mic" | "camera"} what
 * @param {boolean} on
 */
function press(button, what, on) {
  button.setAttribute('aria-pressed', String(on));
  button.classList.toggle('off', !on);
  setIcon(button.querySelector('svg'), on ? what : `${what}-off`);
}
