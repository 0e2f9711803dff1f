import { Answer } from './answer.js';
import { CallDevices } from './call-devices.js';
import { evolve, isHeldBy } from './call-model.js';
import { catchUp } from './catch-up.js';
import { CALL_EVENTS } from './engine-events.js';
import { Entrance } from './entrance.js';
import { mediaOwner, shapeOf, shapeOfCall } from './media-of-call.js';
import { MidCall } from './mid-call.js';
import { RingGuard } from './ring-guard.js';
import { ClientError, EndReason, RingroomError } from './protocol.js';

/**
 * @import { CallMedia, CallMediaOwner } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Clock } from './clock.js'
 * @import { Connection } from './connection.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { CallsReply, Invitation } from './entrance.js'
 * @import { Emitter } from './events.js'
 * @import { Devices } from './own-devices.js'
 * @import { LineSync } from './catch-up.js'
 * @import { ServerEvent } from './protocol.js'
 *
 * @typedef {{remembered: () => string | null, remember: (callId: string | null) => void}} Memory
 */

/** Events by which a call comes. */
export const RINGS = Object.freeze(['onCallReceived', 'onCallWaiting']);

/**
 * One call this device is in or rings for. What must be true of it (media, ring guard, what the
 * platform knows of the own devices) follows from its state after every change.
 */
export class OngoingCall {
  #connection;
  #events;
  #memory;
  #media;
  #self = '';
  #device = '';
  /** @type {Call | null} */
  #call = null;
  /** @type {string | null} */
  #elsewhere = null;
  #onChanged;
  #guard;
  #entrance;
  /** @type {Answer} */
  #answer;
  /**
   * What this user sends.
   *
   * @type {CallDevices}
   */
  devices;
  /** What is done to the call while it runs. */
  midCall;

  /**
   * @param {{connection: Connection, events: Emitter<EngineEvents>, clock: Clock, memory: Memory,
   *     media: (owner: CallMediaOwner) => CallMedia, onChanged: () => void}} parts
   */
  constructor({ connection, events, clock, memory, media, onChanged }) {
    this.#connection = connection;
    this.#events = events;
    this.#memory = memory;
    this.#onChanged = onChanged;
    this.#guard = new RingGuard(clock, {
      serverNow: () => connection.serverNow(),
      ask: () => connection.resync(),
    });
    const owner = {
      self: () => this.#self,
      call: () => this.#call,
      required: () => this.required(),
      become: (/** @type {Call | null} */ call) => this.#become(call),
      media: () => this.#media,
    };
    this.devices = new CallDevices({
      ...owner,
      hasLeft: (callId) => this.#answer.hasLeft(callId),
      send: (cmd, p) => this.#send(cmd, p),
    });
    this.#answer = new Answer(connection, this.devices, owner);
    this.midCall = new MidCall(connection, owner);
    const { own } = this.devices;
    this.#entrance = new Entrance(connection, own, {
      ...owner,
      heard: (event) => this.heard(event),
      prepare: (mediaType, others) => this.#media.prepare(shapeOf(mediaType, others), own.wish),
      giveUp: () => this.#media.close(),
    });
    this.#media = media(
      mediaOwner({
        ...owner,
        connection,
        events,
        held: () => this.held,
        send: (cmd, p) => this.#send(cmd, p),
        devices: this.devices,
        refused: (error) => this.#refused(error),
      }),
    );
  }

  get call() {
    return this.#call;
  }

  /** Whether this user has put it on hold. */
  get held() {
    return this.#call !== null && isHeldBy(this.#call, this.#self);
  }

  /** @returns {string | null} a call this user is in on another of his devices, as far as known */
  get elsewhere() {
    return this.#elsewhere;
  }

  get media() {
    return this.#media;
  }

  /** @returns {string[]} calls whose end must not be missed, also after a reload */
  known() {
    const callId = this.#call?.callId ?? this.#memory.remembered();
    return callId ? [callId] : [];
  }

  /**
   * @param {string} self
   * @param {string} device
   */
  belongsTo(self, device) {
    this.#self = self;
    this.#device = device;
  }

  /** Logged out: the call is no longer this page's business. */
  forget() {
    this.#isElsewhere(null);
    this.#become(null);
  }

  /**
   * @param {Invitation} invitation
   * @returns {Promise<CallsReply>}
   */
  place(invitation) {
    return this.#entrance.place(invitation, this.#self);
  }

  /**
   * Comes into a running call.
   *
   * @param {"join" | "joinInGroupCall" | "moveToThisDevice"} cmd
   * @param {object} p
   * @param {Devices} devices
   * @returns {Promise<{callId: string, roomId: string}>}
   */
  enter(cmd, p, devices) {
    return this.#entrance.join(cmd, p, devices, this.#self);
  }

  /** @param {Devices} devices */
  accept(devices) {
    return this.#answer.accept(devices);
  }

  /** @param {"reject" | "hangup"} cmd */
  leave(cmd) {
    return this.#answer.leave(cmd);
  }

  /**
   * The platform's truth after something may have been missed.
   *
   * @param {LineSync} sync
   */
  catchUp(sync) {
    const before = this.#call;
    const { events, call, restored } = catchUp(before, sync, this.#device, this.#self);
    events.forEach((event) => this.#tell(event));
    if (call !== null && restored) {
      const own = call.members.find(({ userID }) => userID === this.#self);
      this.devices.own.plan({ mic: own?.audio ?? true, camera: own?.video ?? true }, call.mediaType);
    }
    const answered = sync.call?.device != null && sync.call.device !== this.#device;
    this.#isElsewhere(answered ? (sync.call?.callId ?? null) : null);
    this.#become(call);
    if (call !== null && restored) {
      this.#events.emit('onCallRestored', { call });
    }
  }

  /** @param {ServerEvent} event */
  heard(event) {
    const isOurs = this.#call !== null && event.callId === this.#call.callId;
    if (event.ev === 'onResync') {
      this.catchUp({ call: event.p.call });
    } else if (event.ev === 'onSlots' && isOurs) {
      this.#media.bind(event.p.slots, event.p.reception);
    } else if (event.ev === 'onUserNetworkQualityChanged' && isOurs) {
      this.#events.emit(event.ev, { networkQualities: event.p.qualities });
    } else if (event.ev === 'onMixLevels' && isOurs) {
      this.#media.hearMix(event.p.levels);
    } else if (event.ev === 'onMediaLost' && isOurs) {
      this.#media.reconnect();
    } else if (isOurs && RINGS.includes(event.ev)) {
      // It was in the answer to the login, and has been told.
    } else if (isOurs || (RINGS.includes(event.ev) && this.#call === null)) {
      const after = evolve(this.#call, event, this.#self);
      this.devices.own.obey(event);
      if (movedAway(event)) {
        this.#isElsewhere(event.callId ?? null);
      }
      if (event.ev !== 'onRecordingStateChanged' || after !== this.#call) {
        this.#tell(event);
      }
      this.#become(after);
      this.devices.tell();
    } else {
      this.#entrance.overheard(event);
    }
  }

  required() {
    if (this.#call === null) {
      throw new RingroomError(ClientError.notInCall);
    }
    return this.#call;
  }

  /** @param {ServerEvent} event */
  #tell({ ev, callId, p }) {
    const name = CALL_EVENTS.find((known) => known === ev);
    if (name) {
      this.#events.emit(name, /** @type {any} */ ({ ...p, callId }));
    }
  }

  /** @param {Call | null} call */
  #become(call) {
    if (call === this.#call) {
      return;
    }
    if (call !== null) {
      this.#isElsewhere(null);
    }
    const before = this.#call;
    this.#call = call;
    this.#memory.remember(call?.callId ?? null);
    this.#guard.follow(call);
    this.#followMedia();
    this.devices.follow(before, call);
    this.#onChanged();
    if (before?.phase !== 'active') {
      this.devices.tell();
    }
  }

  /** @param {string | null} callId */
  #isElsewhere(callId) {
    if (this.#elsewhere !== callId) {
      this.#elsewhere = callId;
      this.#events.emit('onCallElsewhereChanged', { callId });
    }
  }

  #followMedia() {
    const call = this.#call;
    if (call === null) {
      this.#answer.forget();
      this.#media.close();
    } else if (call.phase !== 'ringing' && !this.#answer.hasLeft(call.callId)) {
      this.#media.prepare(shapeOfCall(call), this.devices.open);
      if (call.phase === 'active') {
        this.#media.connect(call.callId);
      }
    }
  }

  /**
   * @param {string} cmd
   * @param {object} p
   */
  #send(cmd, p) {
    this.#connection.command(cmd, p).catch((error) => this.#refused(error));
  }

  /** @param {any} error */
  #refused(error) {
    if (!this.#answer.gone(error) && error.code !== ClientError.loggedOut.code) {
      const { code = 0, name = 'Error', message = '', hint = '' } = error;
      this.#events.emit('onError', { code, name, message, hint });
    }
  }
}

/** @param {ServerEvent} event @returns {boolean} whether another device of this user has the call */
function movedAway({ ev, p }) {
  const answered = ev === 'onCallNotConnected' && p.reason === EndReason.otherDeviceAccepted;
  return answered || ev === 'onCallMovedToDevice';
}
