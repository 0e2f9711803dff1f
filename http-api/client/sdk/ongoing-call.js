import { evolve, placed, withMember } from './call-model.js';
import { catchUp } from './catch-up.js';
import { CALL_EVENTS } from './engine-events.js';
import { ClientError, MediaType, RingroomError } from './protocol.js';

/**
 * @import { CallMedia, CallMediaOwner } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Clock } from './clock.js'
 * @import { Connection } from './connection.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { Emitter } from './events.js'
 * @import { DeviceProblem } from './local-media.js'
 * @import { MediaTypeValue, ServerEvent, Sync } from './protocol.js'
 *
 * @typedef {{remembered: () => string | null, remember: (callId: string | null) => void}} Memory
 * @typedef {{mic: boolean, camera: boolean}} Devices
 *
 * @typedef {object} Invitation
 * @property {string[]} userIDList
 * @property {MediaTypeValue} mediaType
 * @property {number} timeout seconds
 * @property {string} userData
 * @property {Devices} devices
 *
 * @typedef {{callId: string, roomId: string, accepted: string[],
 *   refused: {userID: string, code: number}[]}} CallsReply
 */

/** The ring's deadline is the platform's. If nothing was heard this long after it, we ask. */
const DEADLINE_GRACE = 10_000;

/** A media request that waits longer is repeated; the node's own limit is 2 s. */
const CONNECT_MEDIA_LIMIT = 5_000;

/** Refusals that say that the platform knows nothing of us in this call. */
const GONE = ['CALL_ENDED', 'NOT_A_MEMBER', 'ANSWERED_ELSEWHERE'];

/**
 * The one call this device is in or rings for. What must be true of it (media, ring guard, what the
 * platform knows of the own devices) follows from its state after every change.
 */
export class OngoingCall {
  #connection;
  #events;
  #clock;
  #memory;
  #media;
  #self = '';
  #device = '';
  /** @type {Call | null} */
  #call = null;
  /** The call this user has left; its media must not come back before the platform confirms. */
  #left = '';
  /** @type {Devices} */
  #wish = { mic: true, camera: true };
  /** @type {Devices} */
  #told = { mic: true, camera: true };
  /** @type {Promise<CallsReply> | null} */
  #placing = null;
  /** @type {ServerEvent[]} events that overtook the reply of `calls` */
  #early = [];
  /** @type {any} */
  #guard;

  /**
   * @param {{connection: Connection, events: Emitter<EngineEvents>, clock: Clock, memory: Memory,
   *     media: (owner: CallMediaOwner) => CallMedia}} parts
   */
  constructor({ connection, events, clock, memory, media }) {
    this.#connection = connection;
    this.#events = events;
    this.#clock = clock;
    this.#memory = memory;
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

  get media() {
    return this.#media;
  }

  get wish() {
    return { ...this.#wish };
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
    this.#become(null);
  }

  /**
   * @param {Invitation} invitation
   * @returns {Promise<CallsReply>}
   */
  place(invitation) {
    if (this.#call !== null) {
      return Promise.reject(new RingroomError(ClientError.alreadyInCall));
    }
    this.#placing ??= this.#place(invitation).finally(() => {
      this.#placing = null;
    });
    return this.#placing;
  }

  /** @param {Devices} devices */
  async accept(devices) {
    const call = this.required();
    if (call.phase !== 'ringing') {
      return;
    }
    this.#plan(devices, call.mediaType);
    const p = { callId: call.callId, preJoin: this.#wish };
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
    if (this.required().mediaType === MediaType.video) {
      this.#wish = { ...this.#wish, camera: on };
      this.#wish = { ...this.#wish, camera: await this.#media.setCamera(on) };
      this.#tellDevices();
    }
  }

  /** @param {boolean} on */
  async setMicrophone(on) {
    this.required();
    this.#wish = { ...this.#wish, mic: on };
    this.#wish = { ...this.#wish, mic: await this.#media.setMicrophone(on) };
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
      this.#plan({ mic: own?.audio ?? true, camera: own?.video ?? true }, call.mediaType);
    }
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
      this.#tell(event);
      this.#become(after);
    } else if (this.#placing !== null) {
      this.#early.push(event);
    }
  }

  required() {
    if (this.#call === null) {
      throw new RingroomError(ClientError.notInCall);
    }
    return this.#call;
  }

  /**
   * @param {Invitation} invitation
   * @returns {Promise<CallsReply>}
   */
  async #place({ userIDList, mediaType, timeout, userData, devices }) {
    this.#plan(devices, mediaType);
    this.#early = [];
    const preJoin = this.#wish;
    const p = { userIDList, mediaType, params: { timeout, userData }, preJoin };
    const asked = this.#connection.command('calls', p);
    this.#media.prepare(shapeOf(mediaType, userIDList.length), this.#wish);
    try {
      const reply = await asked;
      if (this.#call === null) {
        const deadline = this.#connection.serverNow() + timeout * 1_000;
        this.#become(placed(reply, { self: this.#self, mediaType, deadline, ...preJoin }));
        this.#early.forEach((event) => this.heard(event));
      }
      return reply;
    } catch (error) {
      if (this.#call === null) {
        this.#media.close();
      }
      throw error;
    }
  }

  /**
   * @param {Devices} devices
   * @param {MediaTypeValue} mediaType
   */
  #plan({ mic, camera }, mediaType) {
    this.#wish = { mic, camera: camera && mediaType === MediaType.video };
    this.#told = this.#wish;
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
    const wasActive = this.#call?.phase === 'active';
    this.#call = call;
    this.#memory.remember(call?.callId ?? null);
    this.#guardDeadline();
    this.#followMedia();
    this.#events.emit('onCallChanged', { call });
    if (!wasActive) {
      this.#tellDevices();
    }
  }

  #followMedia() {
    const call = this.#call;
    if (call === null) {
      this.#left = '';
      this.#media.close();
    } else if (call.phase !== 'ringing' && call.callId !== this.#left) {
      this.#media.prepare(shapeOf(call.mediaType, call.members.length - 1), this.#wish);
      if (call.phase === 'active') {
        this.#media.connect(call.callId);
      }
    }
  }

  #guardDeadline() {
    this.#clock.clearTimeout(this.#guard);
    const call = this.#call;
    if (call && call.phase !== 'active' && call.deadline !== null) {
      const wait = call.deadline - this.#connection.serverNow() + DEADLINE_GRACE;
      this.#guard = this.#clock.setTimeout(() => this.#connection.resync(), Math.max(0, wait));
    }
  }

  /** @param {DeviceProblem} problem */
  #deviceProblem(problem) {
    const off = problem.kind === 'audio' ? { mic: false } : { camera: false };
    this.#wish = { ...this.#wish, ...off };
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
    const { mic, camera } = this.#wish;
    const told = this.#told;
    this.#told = this.#wish;
    if (told.mic !== mic) {
      this.#send(mic ? 'openMicrophone' : 'closeMicrophone', { callId: call.callId });
    }
    if (told.camera !== camera) {
      this.#send(camera ? 'openCamera' : 'closeCamera', { callId: call.callId });
    }
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

/**
 * @param {MediaTypeValue} mediaType
 * @param {number} others how many people besides this user
 */
function shapeOf(mediaType, others) {
  return { video: mediaType === MediaType.video, many: others > 1 };
}
