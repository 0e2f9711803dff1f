import { h, icon } from './dom.js';

/**
 * @import { RingroomCallEngine } from '../sdk/index.js'
 * @import { Call } from '../sdk/call-model.js'
 * @import { DeviceUse, RoomDevice, RoomDevices, RoomWish } from '../sdk/protocol.js'
 * @import { People } from './tile.js'
 */

const KINDS = /** @type {const} */ (['camera', 'microphone', 'loudspeaker']);

/** The devices of a camera room in the call: which it uses, how loud, and what is open. */
export class RoomDevicesView {
  #engine;
  #people;
  #attempt;
  #room = '';
  #title = h('h2', {});
  #note = h('p', { class: 'quiet', role: 'status' });
  #fields = h('div', { class: 'fields' });
  #mic = h('button', { class: 'small', 'data-test': 'room-mic' });
  #camera = h('button', { class: 'small', 'data-test': 'room-camera' });
  /** The panel itself, hidden until it is asked for. */
  element;

  /**
   * @param {RingroomCallEngine} engine
   * @param {People} people
   * @param {(act: () => Promise<unknown>) => Promise<void>} attempt
   */
  constructor(engine, people, attempt) {
    this.#engine = engine;
    this.#people = people;
    this.#attempt = attempt;
    this.#mic.addEventListener('click', () => this.#press(this.#mic, 'muteMicrophone'));
    this.#camera.addEventListener('click', () => this.#press(this.#camera, 'muteCamera'));
    this.element = h(
      'aside',
      { class: 'side', 'aria-label': 'Room devices', 'data-test': 'room-panel', hidden: true },
      h(
        'div',
        { class: 'side-top' },
        this.#title,
        h(
          'button',
          { class: 'plain', 'aria-label': 'Close', click: () => this.toggle(false) },
          icon('close'),
        ),
      ),
      h('div', { class: 'choices' }, this.#mic, this.#camera),
      this.#fields,
      this.#note,
    );
    // A device that is plugged in is one more to choose.
    engine.on('onUserListChanged', () => void this.#refresh());
  }

  /**
   * The room in a call whose devices can be chosen: the only one this page offers.
   *
   * @param {Call} call
   * @returns {boolean} whether there is one
   */
  show(call) {
    const room = call.members.find(
      ({ userID, state }) => state === 'joined' && this.#people.isRoom(userID),
    );
    if (room === undefined) {
      this.toggle(false);
      this.#room = '';
      return false;
    }
    this.#room = room.userID;
    this.#title.textContent = this.#people.nameOf(room.userID);
    sayOpen(this.#mic, 'microphone', room.audio);
    sayOpen(this.#camera, 'camera', room.video);
    this.#camera.hidden = call.mediaType !== 2;
    return true;
  }

  /** @param {boolean} [open] */
  toggle(open = this.element.hidden) {
    this.element.hidden = !open;
    if (open) {
      void this.#refresh();
      this.element.querySelector('button')?.focus();
    }
  }

  async #refresh() {
    if (!this.element.hidden && this.#room !== '') {
      await this.#attempt(async () => this.#draw(await this.#engine.getRoomDevices(this.#room)));
    }
  }

  /** @param {RoomWish} wish */
  async #use(wish) {
    await this.#attempt(async () =>
      this.#draw(await this.#engine.useRoomDevices(this.#room, wish)),
    );
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {"muteMicrophone" | "muteCamera"} what
   */
  async #press(button, what) {
    button.disabled = true;
    await this.#use({ [what]: button.getAttribute('aria-pressed') === 'true' });
    button.disabled = false;
  }

  /** @param {RoomDevices} now */
  #draw({ devices, use, setInRoom = {}, microphone, camera }) {
    const choose = (/** @type {DeviceUse} */ changed) => this.#use({ use: changed });
    this.#fields.replaceChildren(
      ...KINDS.filter((kind) => devices.some((device) => device.kind === kind)).map((kind) =>
        select(
          kind,
          [
            ['auto', 'Whichever there is'],
            ...named(devices.filter((one) => one.kind === kind)),
          ],
          use[kind] ?? 'auto',
          (id) => choose({ [kind]: id }),
        ),
      ),
      slider('microphoneVolume', 'Microphone', 200, use, (to) => choose({ microphoneVolume: to })),
      slider('loudspeakerVolume', 'Volume', 200, use, (to) => choose({ loudspeakerVolume: to })),
      select(
        'audioProfile',
        [
          ['speech', 'Speech'],
          ['standard', 'Standard'],
          ['music', 'Music'],
        ],
        use.audioProfile ?? 'standard',
        (to) => choose({ audioProfile: /** @type {any} */ (to) }),
      ),
      tick('mirror', 'Mirror the picture', use.mirror ?? false, (to) => choose({ mirror: to })),
      tick('handsFree', 'Loudspeaker on', use.handsFree ?? true, (to) => choose({ handsFree: to })),
    );
    for (const name of Object.keys(setInRoom)) {
      this.#fields.querySelector(`[name="${name}"]`)?.setAttribute('disabled', '');
    }
    this.#note.textContent = closedWords(microphone, camera, Object.keys(setInRoom).length > 0);
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} what
 * @param {boolean} open
 */
function sayOpen(button, what, open) {
  button.setAttribute('aria-pressed', String(open));
  button.textContent = `${open ? 'Close' : 'Open'} its ${what}`;
}

/**
 * @param {boolean | undefined} microphone
 * @param {boolean | undefined} camera
 * @param {boolean} set
 */
function closedWords(microphone, camera, set) {
  const closed = [microphone === false && 'microphone', camera === false && 'camera'].filter(Boolean);
  if (closed.length > 0) {
    return `Somebody in the room keeps its ${closed.join(' and ')} closed.`;
  }
  return set ? 'What is greyed out was set by somebody in the room.' : '';
}

/**
 * @param {RoomDevice[]} devices
 * @returns {[string, string][]}
 */
function named(devices) {
  return devices.map(({ id, name }) => [id, name]);
}

/** @param {string} name */
function labelOf(name) {
  return name === 'audioProfile' ? 'Sound' : name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * @param {string} name
 * @param {[string, string][]} options value and text of each
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function select(name, options, chosen, choose) {
  return h(
    'label',
    {},
    labelOf(name),
    h(
      'select',
      { name, 'data-test': `room-use-${name}`, change: ({ target }) => choose(target.value) },
      ...options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
    ),
  );
}

/**
 * @param {"microphoneVolume" | "loudspeakerVolume"} name
 * @param {string} label
 * @param {number} most per cent
 * @param {DeviceUse} use
 * @param {(value: number) => void} choose
 */
function slider(name, label, most, use, choose) {
  return h(
    'label',
    {},
    label,
    h('input', {
      type: 'range',
      name,
      min: '0',
      max: String(most),
      value: String(use[name] ?? 100),
      'data-test': `room-use-${name}`,
      change: ({ target }) => choose(Number(target.value)),
    }),
  );
}

/**
 * @param {string} name
 * @param {string} label
 * @param {boolean} on
 * @param {(on: boolean) => void} choose
 */
function tick(name, label, on, choose) {
  return h(
    'label',
    { class: 'tick' },
    h('input', {
      type: 'checkbox',
      name,
      checked: on,
      'data-test': `room-use-${name}`,
      change: ({ target }) => choose(target.checked),
    }),
    label,
  );
}
