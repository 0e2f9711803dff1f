import { MediaType } from '../sdk/index.js';
import { control, isOn, onPress, press } from './controls.js';
import { h, icon, keyed, setIcon } from './dom.js';
import { InviteView } from './invite-view.js';
import { qualityBars } from './quality.js';
import { SharedPicture } from './shared-picture.js';
import { RoomDevicesView } from './room-devices-view.js';
import { sayHowFar, screenTileOf, showMember, showScreen, tileOf } from './tile.js';
import { clock, stateWords } from './words.js';

/**
 * @import { RingroomCallEngine } from '../sdk/index.js'
 * @import { Call } from '../sdk/call-model.js'
 * @import { People } from './tile.js'
 *
 * @typedef {object} CallOwner
 * @property {(on: boolean) => Promise<void>} setMicrophone
 * @property {(on: boolean) => Promise<void>} setCamera
 * @property {(on: boolean) => Promise<void>} share
 * @property {() => Promise<void>} hangup
 * @property {(userID: string) => Promise<void>} invite
 * @property {(video: boolean) => Promise<void>} switchTo
 * @property {(on: boolean) => Promise<void>} hold
 * @property {(act: () => Promise<unknown>) => Promise<void>} attempt tells the person what failed
 * @property {() => boolean} mayHold whether the platform offers it
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
  #owner;
  #callId = '';
  #isVideo = false;
  #invite;
  #screens = h('div', { class: 'screens' });
  #tiles = h('div', { class: 'tiles' });
  #preview = h('video', { 'aria-label': 'Your camera', 'data-test': 'preview' });
  #self = h('div', { class: 'self' });
  #title = h('h1', { class: 'call-title' });
  #timer = h('span', { class: 'timer', 'data-test': 'timer' });
  #outcomes = h('ul', { class: 'outcomes', 'aria-label': 'Who is not in the call' });
  #mic = control('mic', 'Microphone');
  #camera = control('camera', 'Camera');
  #share = control('screen', 'Share your screen');
  #switch = control('switch', 'Switch');
  #add = control('add', 'Add people');
  #more = control('more', 'Sound and picture');
  #shared;
  #hold = control('hold', 'Hold');
  #room = control('room', 'Room devices');
  #devices;
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
    this.#owner = owner;
    this.#invite = new InviteView(people, owner.invite);
    this.#shared = new SharedPicture(
      {
        self: () => engine.self,
        setReception: (reception) => engine.setReception(reception),
        setMixLayout: (layout) => engine.setMixLayout(layout),
        startRecording: () => engine.startRecording({ form: 'both' }),
        stopRecording: () => engine.stopRecording(),
        startRemoteView: (...how) => engine.startRemoteView(...how),
        stopRemoteView: (...which) => engine.stopRemoteView(...which),
      },
      { tiles: this.#tiles, self: this.#self },
      owner.attempt,
    );
    this.#add.addEventListener('click', () => this.#turnTo(this.#invite));
    this.#more.addEventListener('click', () => this.#turnTo(this.#shared.panel));
    this.#devices = new RoomDevicesView(engine, people, owner.attempt);
    this.#room.addEventListener('click', () => this.#turnTo(this.#devices));
    onPress(this.#switch, () => owner.switchTo(!this.#isVideo));
    onPress(this.#hold, () => owner.hold(!isOn(this.#hold)));
    onPress(this.#mic, () => owner.setMicrophone(!isOn(this.#mic)));
    onPress(this.#camera, () => owner.setCamera(!isOn(this.#camera)));
    onPress(this.#share, () => owner.share(!isOn(this.#share)));
    this.#hangup.append(icon('hangup'));
    onPress(this.#hangup, () => owner.hangup());
    engine.on('onUserNetworkQualityChanged', ({ networkQualities }) =>
      this.#shared.heard(networkQualities),
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
      qualityBars(),
    );
    this.#container.replaceChildren(
      h(
        'main',
        { class: 'stage', 'data-test': 'stage' },
        h('div', { class: 'stage-top' }, this.#title, this.#timer, this.#shared.dot, this.#outcomes),
        this.#screens,
        this.#shared.mix,
        this.#tiles,
        this.#self,
        h(
          'div',
          { class: 'controls' },
          this.#mic,
          this.#camera,
          this.#share,
          this.#switch,
          this.#hold,
          this.#room,
          this.#add,
          this.#more,
          this.#hangup,
        ),
        this.#invite.element,
        this.#shared.panel.element,
        this.#devices.element,
      ),
    );
    document.body.classList.add('in-call');
    this.#engine.setLocalView(this.#preview);
  }

  #hide() {
    if (this.#callId !== '') {
      this.#callId = '';
      this.#invite.toggle(false);
      this.#shared.forget();
      this.#devices.toggle(false);
      this.#tiles.replaceChildren();
      this.#screens.replaceChildren();
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
    keyed(this.#screens, present.filter(({ screen }) => screen), {
      key: ({ userID }) => userID,
      create: ({ userID }) => screenTileOf(userID, this.#people),
      update: (tile, { userID }) => showScreen(tile, userID, this.#engine),
      removed: (userID) => this.#engine.stopRemoteView(userID, 'screen'),
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
    this.#more.hidden = !active;
    this.#shared.show({
      video,
      isRecording: call.isRecording ?? false,
      mayRecord: active && call.role === 'caller',
    });
    this.#room.hidden = !this.#devices.show(call) || !active;
    const me = call.members.find(({ userID }) => userID === this.#engine.self);
    this.#hold.hidden = !active || !this.#owner.mayHold();
    this.#hold.setAttribute('aria-pressed', String(me?.held ?? false));
    this.#camera.hidden = !video;
    this.#share.hidden = !video || !active || !navigator.mediaDevices?.getDisplayMedia;
    this.#share.setAttribute('aria-pressed', String(me?.screen ?? false));
    this.#self.hidden = !video;
    this.#self.classList.toggle('off', !me?.video);
    press(this.#mic, 'mic', me?.audio ?? false);
    press(this.#camera, 'camera', me?.video ?? false);
  }

  /**
   * One panel at a time.
   *
   * @param {{toggle: (open?: boolean) => void}} panel
   */
  #turnTo(panel) {
    [this.#invite, this.#shared.panel, this.#devices].forEach((one) => one !== panel && one.toggle(false));
    panel.toggle();
  }

  /** @param {Record<string, number>} volumes */
  #speaking(volumes) {
    for (const tile of this.#tiles.children) {
      const volume = volumes[tile.getAttribute('data-user') ?? ''] ?? 0;
      tile.classList.toggle('speaking', volume > SPEAKING);
      /** @type {HTMLElement} */ (tile).style.setProperty('--volume', String(volume / 100));
    }
    this.#self.classList.toggle('speaking', (volumes[this.#engine.self] ?? 0) > SPEAKING);
  }

  #tick() {
    const call = this.#engine.currentCall;
    const began = call?.phase === 'active' && !isOn(this.#hold) ? call.beganAt : null;
    for (const tile of this.#tiles.children) {
      const member = call?.members.find((one) => one.userID === tile.getAttribute('data-user'));
      if (member) {
        sayHowFar(tile, member, this.#engine.serverNow());
      }
    }
    this.#timer.textContent =
      began == null ? phaseWords(call) : clock((this.#engine.serverNow() - began) / 1_000);
  }
}

/** @param {Call | null} call */
function phaseWords(call) {
  if (call?.phase === 'joining') {
    return 'Connecting…';
  }
  if (call?.phase === 'active') {
    return 'On hold';
  }
  return call?.members.some(({ state }) => state === 'ringing') ? 'Ringing…' : 'Reaching phones…';
}
