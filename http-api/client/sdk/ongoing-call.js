import { evolve, withMember } from './call-model.js';
import { catchUp } from './catch-up.js';
import { CALL_EVENTS } from './engine-events.js';
import { Entrance } from './entrance.js';
import { MidCall } from './mid-call.js';
import { OwnDevices } from './own-devices.js';
import { RingGuard } from './ring-guard.js';
import { ClientError, EndReason, MediaType, RingroomError } from './protocol.js';

/**
 * @import { CallMedia, CallMediaOwner } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Clock } from './clock.js'
 * @import { Connection } from './connection.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { CallsReply, Invitation } from './entrance.js'
 * @import { Emitter } from './events.js'
 * @import { DeviceProblem } from './local-media.js'
 * @import { Devices } from './own-devices.js'
 * @import { MediaTypeValue, ServerEvent, Sync } from './protocol.js'
 *
 * @typedef {{remembered: () => string | null, remember: (callId: string | null) => void}} Memory
 */

/** A media request that waits longer is repeated; the node's own limit is 2 s. */
const CONNECT_MEDIA_LIMIT = 5_000;

/** States of those who need a place in the media connection. */
const EXPECTED = ['calling', 'ringing', 'joined', 'reconnecting'];

/** Refusals that say that the platform knows nothing of us in this call. */
const GONE = ['CALL_ENDED', 'NOT_A_MEMBER', 'ANSWERED_ELSEWHERE'];

/**
 * The one call this device is in or rings for. What must be true of it (media, ring guard, what the
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
  /** The call this user has left; its media must not come back before the platform confirms. */
  #left = '';
  /** @type {string | null} */
  #elsewhere = null;
  #own = new OwnDevices(() => this.#media);
  #guard;
  /** What is done to the call while it runs. */
  midCall;
  #entrance;

  /**
   * @param {{connection: Connection, events: Emitter<EngineEvents>, clock: Clock, memory: Memory,
   *     media: (owner: CallMediaOwner) => CallMedia}} parts
   */
  constructor({ connection, events, clock, memory, media }) {
    this.#connection = connection;
    this.#events = events;
    this.#memory = memory;
    this.#guard = new RingGuard(clock, {
      serverNow: () => connection.serverNow(),
      ask: () => connection.resync(),
    });
    this.#entrance = new Entrance(connection, this.#own, {
      call: () => this.#call,
      become: (call) => this.#become(call),
      heard: (event) => this.heard(event),
      prepare: (mediaType, others) => this.#media.prepare(shapeOf(mediaType, others), this.#own.wish),
      giveUp: () => this.#media.close(),
    });
    this.midCall = new MidCall(connection, {
      call: () => this.#call,
      become: (call) => this.#become(call),
    });
    this.#media = media({
      connect: (callId, sdp, views) =>
        connection.command('connectMedia', { callId, sdp, views }, CONNECT_MEDIA_LIMIT),
      tellView: (cmd, userID) => this.#send(cmd, { callId: this.#call?.callId, userID }),
      onState: (state) => events.emit('onMediaStateChanged', { state }),
      onDeviceProblem: (problem) => this.#deviceProblem(problem),
      onLocalTrack: (kind, track) => events.emit('onLocalTrackChanged', { kind, track }),
      onVolumes: (levels, own) =>
        events.emit('onUserVoiceVolumeChanged', { volumeMap: { ...levels, [this.#self]: own } }),
      onAutoplayBlocked: () => events.emit('onAutoplayBlocked', {}),
      onRefused: (error) => this.#refused(error),
    });
  }

  get call() {
    return this.#call;
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
  async accept(devices) {
    const call = this.required();
    if (call.phase !== 'ringing') {
      return;
    }
    this.#own.plan(devices, call.mediaType);
    const p = { callId: call.callId, preJoin: this.#own.wish };
    // The answer is on its way before this page begins to work: building a connection takes 20 ms.
    const answered = this.#connection.command('accept', p);
    this.#become({ ...call, phase: 'joining' });
    try {
      await answered;
      if (this.#call?.callId === call.callId && this.#left !== call.callId) {
        this.#media.connect(call.callId);
      }
    } catch (error) {
      if (this.#call?.callId === call.callId) {
        this.#media.close();
        this.#become({ ...this.#call, phase: 'ringing' });
        this.#gone(error);
      }
      throw error;
    }
  }

  /** @param {"reject" | "hangup"} cmd */
  async leave(cmd) {
    const { callId } = this.required();
    this.#left = callId;
    this.#media.close();
    try {
      await this.#connection.command(cmd, { callId }, Infinity);
    } catch (error) {
      if (!this.#gone(error)) {
        throw error;
      }
    }
  }

  /** @param {boolean} on */
  async setCamera(on) {
    // Asked for in the handler of an event, it is about the call as that event leaves it.
    await null;
    if (this.required().mediaType === MediaType.video) {
      await this.#own.setCamera(on);
      this.#tellDevices();
    }
  }

  /** @param {boolean} on */
  async setMicrophone(on) {
    this.required();
    await this.#own.setMicrophone(on);
    this.#tellDevices();
  }

  /**
   * The platform's truth after something may have been missed.
   *
   * @param {Sync} sync
   */
  catchUp(sync) {
    const before = this.#call;
    const { events, call, restored } = catchUp(before, sync, this.#device, this.#self);
    events.forEach((event) => this.#tell(event));
    if (call !== null && restored) {
      const own = call.members.find(({ userID }) => userID === this.#self);
      this.#own.plan({ mic: own?.audio ?? true, camera: own?.video ?? true }, call.mediaType);
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
      this.#media.bind(event.p.slots);
    } else if (event.ev === 'onMediaLost' && isOurs) {
      this.#media.reconnect();
    } else if (isOurs || (event.ev === 'onCallReceived' && this.#call === null)) {
      const after = evolve(this.#call, event, this.#self);
      this.#own.obey(event);
      if (movedAway(event)) {
        this.#isElsewhere(event.callId ?? null);
      }
      this.#tell(event);
      this.#become(after);
      this.#tellDevices();
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
    const wasActive = this.#call?.phase === 'active';
    this.#call = call;
    this.#memory.remember(call?.callId ?? null);
    this.#guard.follow(call);
    this.#followMedia();
    this.#events.emit('onCallChanged', { call });
    if (!wasActive) {
      this.#tellDevices();
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
      this.#left = '';
      this.#media.close();
    } else if (call.phase !== 'ringing' && call.callId !== this.#left) {
      this.#media.prepare(shapeOf(call.mediaType, here(call) - 1), this.#own.wish);
      if (call.phase === 'active') {
        this.#media.connect(call.callId);
      }
    }
  }

  /** @param {DeviceProblem} problem */
  #deviceProblem(problem) {
    this.#own.want(problem.kind === 'audio' ? { mic: false } : { camera: false });
    this.#events.emit('onDeviceProblem', problem);
    this.#tellDevices();
  }

  /** Makes what the platform and the page know of the own devices true. */
  #tellDevices() {
    const call = this.#call;
    const here = call?.phase === 'inviting' || call?.phase === 'active';
    if (call === null || !here || call.callId === this.#left) {
      return;
    }
    const { mic, camera } = this.#own.wish;
    this.#own.tell().forEach((cmd) => this.#send(cmd, { callId: call.callId }));
    this.#become(withMember(call, this.#self, { audio: mic, video: camera }));
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
    if (!this.#gone(error) && error.code !== ClientError.loggedOut.code) {
      const { code = 0, name = 'Error', message = '', hint = '' } = error;
      this.#events.emit('onError', { code, name, message, hint });
    }
  }

  /**
   * @param {any} error
   * @returns {boolean} whether the platform no longer knows us in this call; then we ask how it is
   */
  #gone(error) {
    const gone = GONE.includes(error?.name);
    if (gone && this.#call !== null) {
      this.#connection.resync();
    }
    return gone;
  }
}

/** @param {ServerEvent} event @returns {boolean} whether another device of this user has the call */
function movedAway({ ev, p }) {
  const answered = ev === 'onCallNotConnected' && p.reason === EndReason.otherDeviceAccepted;
  return answered || ev === 'onCallMovedToDevice';
}

/** @param {Call} call @returns {number} who is in it or may still come */
function here({ members }) {
  return members.filter(({ state }) => EXPECTED.includes(state)).length;
}

/**
 * @param {MediaTypeValue} mediaType
 * @param {number} others how many people besides this user
 */
function shapeOf(mediaType, others) {
  return { video: mediaType === MediaType.video, many: others > 1 };
}
