import { OngoingCall, RINGS } from './ongoing-call.js';
import { ClientError, RingroomError } from './protocol.js';

/**
 * @import { CallMediaOwner, CallMedia } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Clock } from './clock.js'
 * @import { Connection } from './connection.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { Invitation } from './entrance.js'
 * @import { Emitter } from './events.js'
 * @import { Memory } from './ongoing-call.js'
 * @import { Devices } from './own-devices.js'
 * @import { ServerEvent, Sync } from './protocol.js'
 *
 * @typedef {{connection: Connection, events: Emitter<EngineEvents>, clock: Clock, memory: Memory,
 *   media: (owner: CallMediaOwner) => CallMedia}} LineParts
 */

/** A second call is remembered by nobody: after a reload the platform names it. */
const FORGETFUL = { remembered: () => null, remember: () => {} };

/** How much a call is the one in front; what rings beside it waits. */
const RANKS = { joining: 4, inviting: 4, active: 3, ringing: 2 };
const HELD = 1;

/**
 * The calls of this device: one in front, and, where the platform lets a second one wait, another
 * beside it that rings quietly or is on hold.
 */
export class Lines {
  #parts;
  /** @type {OngoingCall[]} the second only once it is needed */
  #lines;
  /** @type {number | null} as asked for */
  #volumesEvery = null;
  #self = '';
  #device = '';
  /** @type {HTMLVideoElement | null} */
  #preview = null;
  /** @type {OngoingCall} */
  #front;

  /** @param {LineParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#front = this.#line(parts.memory);
    this.#lines = [this.#front];
  }

  /** The line whose call is in front; one without a call when there is none. */
  get front() {
    return this.#front;
  }

  /** @returns {Call | null} */
  get current() {
    return this.#front.call;
  }

  /** @returns {Call | null} the one that waits or is on hold beside it */
  get other() {
    return this.#lines.find((line) => line !== this.#front)?.call ?? null;
  }

  /** @returns {string | null} a call this user is in on another of his devices, as far as known */
  get elsewhere() {
    return this.#lines.map((line) => line.elsewhere).find((callId) => callId !== null) ?? null;
  }

  /** @returns {string[]} calls whose end must not be missed */
  known() {
    return this.#lines.flatMap((line) => line.known());
  }

  /**
   * @param {string | undefined} callId the call in front unless told
   * @returns {OngoingCall}
   * @throws {RingroomError} when this device is not in that call
   */
  of(callId) {
    const line = callId === undefined ? this.#front : this.#with(callId);
    if (!line?.call) {
      throw new RingroomError(ClientError.notInCall);
    }
    return line;
  }

  /** The line that rings, the one in front first. */
  get ringing() {
    const rings = this.#lines.filter(({ call }) => call?.phase === 'ringing');
    return rings.find((line) => line === this.#front) ?? rings[0];
  }

  /**
   * @param {Invitation} invitation
   */
  place(invitation) {
    return this.#forAnother().place(invitation);
  }

  /**
   * @param {"join" | "joinInGroupCall" | "moveToThisDevice"} cmd
   * @param {object} p
   * @param {Devices} devices
   */
  enter(cmd, p, devices) {
    return this.#forAnother().enter(cmd, p, devices);
  }

  /** @param {HTMLVideoElement | null} element shows the own camera, whichever call is in front */
  preview(element) {
    this.#preview = element;
    this.#front.media.preview(element);
  }

  /**
   * @param {string} view
   * @param {Element} target
   */
  show(view, target) {
    this.#front.media.show(view, target);
  }

  /** @param {string} view */
  hide(view) {
    this.#lines.forEach(({ media }) => media.hide(view));
  }

  /** @param {number} milliseconds between two tellings of the volumes; 0 for none */
  tellVolumesEvery(milliseconds) {
    this.#volumesEvery = milliseconds;
    this.#lines.forEach(({ media }) => media.tellVolumesEvery(milliseconds));
  }

  /** Starts sound the browser has held back. */
  play() {
    this.#lines.forEach(({ media }) => media.play());
  }

  /**
   * @param {string} self
   * @param {string} device
   */
  belongsTo(self, device) {
    this.#self = self;
    this.#device = device;
    this.#lines.forEach((line) => line.belongsTo(self, device));
  }

  forget() {
    this.#lines.forEach((line) => line.forget());
  }

  /**
   * The platform's truth after something may have been missed.
   *
   * @param {Sync} sync
   */
  catchUp({ call, otherCall, ended = [] }) {
    const views = [call, otherCall ?? null].filter((view) => view !== null);
    if (views.length > this.#lines.length) {
      this.#second();
    }
    // A line keeps its call; what no line knows goes to whichever has none.
    const unknown = views.filter(({ callId }) => !this.#with(callId));
    for (const line of this.#lines) {
      const known = views.find(({ callId }) => callId === line.call?.callId);
      const own = line.known();
      const over = ended.filter(({ callId }) => own.includes(callId));
      const view = known ?? unknown.shift() ?? null;
      const talk = views.find((one) => one !== view && one.state === 'joined');
      line.catchUp({ call: view, ended: over, beside: talk?.callId });
    }
  }

  /** @param {ServerEvent} event */
  heard(event) {
    const { ev, p } = event;
    const line = this.#with(ev === 'onResync' ? p.call?.callId : event.callId) ?? this.#with(p.from);
    if (line) {
      line.heard(event);
    } else if (RINGS.includes(ev)) {
      this.#free()?.heard(event);
    } else if (ev === 'onResync' && this.current !== null) {
      // It names one call only: what became of ours, a login tells.
      this.#parts.connection.resync();
    } else {
      this.#lines.forEach((one) => one.heard(event));
    }
  }

  /** @param {string | undefined} callId */
  #with(callId) {
    return this.#lines.find(({ call }) => call !== null && call.callId === callId);
  }

  /** Who has his call on hold may have another. */
  #forAnother() {
    return this.#front.held ? (this.#free() ?? this.#front) : this.#front;
  }

  /** @returns {OngoingCall | null} a line without a call */
  #free() {
    return this.#lines.find(({ call }) => call === null) ?? this.#second();
  }

  /** @returns {OngoingCall | null} null when there are two already */
  #second() {
    if (this.#lines.length > 1) {
      return null;
    }
    const line = this.#line(FORGETFUL);
    line.belongsTo(this.#self, this.#device);
    if (this.#volumesEvery !== null) {
      line.media.tellVolumesEvery(this.#volumesEvery);
    }
    this.#lines.push(line);
    return line;
  }

  /** @param {Memory} memory */
  #line(memory) {
    return new OngoingCall({ ...this.#parts, memory, onChanged: () => this.#changed() });
  }

  #changed() {
    const front = this.#lines.reduce((best, line) => (rank(line) > rank(best) ? line : best));
    if (front !== this.#front) {
      this.#front.media.preview(null);
      this.#front = front;
      front.media.preview(this.#preview);
    }
    const { current, other } = this;
    this.#parts.events.emit('onCallChanged', { call: current, other });
  }
}

/** @param {OngoingCall} line */
function rank({ call, held }) {
  return call === null ? 0 : held ? HELD : RANKS[call.phase];
}
