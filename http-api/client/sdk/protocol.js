/**
 * The client protocol (ops/docs/PROTOCOL.md): frames, numbers and the shapes of what they carry.
 */

export const PROTOCOL_VERSION = 1;

/** Largest list of invitees of one call. */
export const MAX_INVITEES = 8;

export const MediaType = Object.freeze({ audio: 1, video: 2 });

/** Why a call ended. 0 to 9 are TUICallKit's numbers. */
export const EndReason = Object.freeze({
  unknown: 0,
  hangup: 1,
  reject: 2,
  noResponse: 3,
  offline: 4,
  lineBusy: 5,
  canceled: 6,
  otherDeviceAccepted: 7,
  otherDeviceReject: 8,
  endByServer: 9,
  merged: 20,
});

export const CloseCode = Object.freeze({ normal: 1000, silent: 4900, replaced: 4001, kicked: 4002 });

/**
 * @typedef {1 | 2} MediaTypeValue
 * @typedef {"calling" | "ringing" | "joined" | "reconnecting" | "rejected" | "lineBusy"
 *   | "noResponse" | "offline" | "cancelled" | "left"} MemberState
 * @typedef {{userID: string, state: MemberState, audio: boolean, video: boolean,
 *   screen?: boolean, held?: boolean}} MemberView
 *
 * @typedef {object} CallView what the platform says about a call this user is in
 * @property {string} callId
 * @property {string} roomId
 * @property {"inviting" | "active"} phase
 * @property {MediaTypeValue} mediaType
 * @property {string} callerId
 * @property {string[]} calleeIdList
 * @property {"caller" | "callee"} role
 * @property {MemberState} state this user's own
 * @property {string | null} [device] the device that is in the call for this user
 * @property {number} [createdAt]
 * @property {number | null} [beganAt] server milliseconds
 * @property {number | null} [deadline] server milliseconds
 * @property {number | null} [remainingMs]
 * @property {string | null} [userData]
 * @property {string | null} [chatGroupId]
 * @property {MemberView[]} members
 *
 * @typedef {{callId: string, mediaType: MediaTypeValue, reason: number, userId?: string | null,
 *   began: boolean, totalTime: number, cause: string}} CallSummary
 * @typedef {{call: CallView | null, otherCall?: CallView, ended?: CallSummary[]}} Sync `otherCall`
 *   waits, is on hold, or has the other on hold
 *
 * @typedef {object} LoginReply
 * @property {string} sessionId
 * @property {string} userID
 * @property {number} serverNow
 * @property {number} seq
 * @property {number} joinType
 * @property {boolean} resumed
 * @property {Sync} [sync]
 * @property {RTCIceServer[]} [iceServers] TURN servers
 * @property {number} [iceServersExpireAt] epoch milliseconds
 *
 * @typedef {{begin?: number, end?: number, result?: string}} RecordFilter epoch milliseconds
 * @typedef {{createdAt: number, callId: string}} RecordPlace where a page ended
 * @typedef {"busy" | "waiting"} BusyPolicy what becomes of a second call
 * @typedef {{dnd: {on: boolean, until?: number}, busyPolicy?: BusyPolicy, multiDevice?: boolean,
 *   blockList: string[]}} Preferences who may disturb
 * @typedef {{chinese: string, english: string}} EndText
 *
 * @typedef {object} CallRecord what remains of a call
 * @property {string} callId
 * @property {string} callerId
 * @property {MediaTypeValue} mediaType
 * @property {number} createdAt
 * @property {number | null} [beganAt]
 * @property {number} endedAt
 * @property {string} result Cancel, Reject, NotAnswer, Offline, CallBusy, NormalEnd or Interrupt
 * @property {number} totalTime seconds of talk, the same for everybody
 * @property {{caller: EndText, callee: EndText}} texts what a chat says of it to either side
 * @property {{userID: string, role: "caller" | "callee", result: string,
 *     rangAt?: number}[]} users
 *
 * @typedef {{mid: string, kind: "audio" | "video", userID?: string | null,
 *     stream?: "screen" | "mix" | null, limit?: Limit}} Slot `stream` where it shows no camera
 * @typedef {"low" | "paused"} Limit what a link that is too narrow has done to a video
 * @typedef {{userID: string, quality: number}} UserQuality 0 unknown, 1 excellent, 2 good, 3 poor,
 *     4 bad, 5 very bad, 6 down
 * @typedef {object} MixLayout how the mixed picture is divided
 * @property {"grid" | "speaker" | "pictureInPicture" | "screen" | "custom"} kind
 * @property {string} [pinned] who is large, whoever speaks
 * @property {object[]} [places] of `custom`: `{user?, screen?, x, y, width, height, z, fit?}`, in shares
 *     of the picture
 * @property {string} [background] `#rrggbb`
 * @property {boolean} [withoutVideo] false leaves out who sends no picture
 *
 * @typedef {"tracks" | "mixed" | "both"} RecordingForm a file for each, one of all, or both
 * @typedef {{id: string, kind: "camera" | "microphone" | "loudspeaker", name: string,
 *     test?: boolean}} RoomDevice
 * @typedef {{userID: string, kind: "person" | "room", name?: string, busy: boolean,
 *     devices?: RoomDevice[]}} ListedUser `devices`: what a camera room has plugged in
 * @typedef {{camera?: string, mirror?: boolean, microphone?: string, microphoneVolume?: number,
 *     loudspeaker?: string, loudspeakerVolume?: number,
 *     audioProfile?: "speech" | "standard" | "music", handsFree?: boolean}} DeviceUse devices by
 *     their id, or `auto`; volumes in per cent, the microphone's up to 400, the loudspeaker's to 200
 * @typedef {{use?: DeviceUse, muteMicrophone?: boolean, muteCamera?: boolean,
 *     reset?: boolean}} RoomWish `reset`: what was asked before is forgotten first
 * @typedef {{userID: string, online: boolean, devices: RoomDevice[], use: DeviceUse,
 *     inForce: boolean, setInRoom?: DeviceUse, microphone?: boolean, camera?: boolean}} RoomDevices
 *     `setInRoom`: what only somebody in the room can change; `microphone` and `camera` false: closed
 *     there
 *
 * @typedef {object} ServerEvent
 * @property {string} ev
 * @property {number | null} [seq]
 * @property {number} [ts]
 * @property {string} [callId]
 * @property {Record<string, any>} p
 *
 * @typedef {{kind: "reply", id: string, ok: true, p: any}
 *   | {kind: "reply", id: string, ok: false, error: RingroomError}
 *   | {kind: "event", event: ServerEvent}
 *   | {kind: "ping", t: unknown}
 *   | {kind: "pong", now: number}
 *   | {kind: "unknown"}} Incoming
 */

/** A "no" of the platform, or of this client where `code` is below 70000. */
export class RingroomError extends Error {
  /**
   * @param {{code: number, name: string, message?: string, hint?: string, retryable?: boolean}} what
   */
  constructor({ code, name, message, hint, retryable }) {
    super(message || name);
    this.name = name;
    /** Stable number of the refusal. */
    this.code = code;
    /** What the caller may do about it. */
    this.hint = hint ?? '';
    /** Whether the same command may succeed a moment later. */
    this.retryable = retryable ?? false;
  }
}

/** Refusals this client makes by itself, before or instead of the platform. */
export const ClientError = Object.freeze({
  timeout: { code: 60001, name: 'TIMEOUT', hint: 'check the connection and try again' },
  loggedOut: { code: 60002, name: 'LOGGED_OUT', hint: 'log in first' },
  replaced: { code: 60003, name: 'REPLACED', hint: 'this session was opened somewhere else' },
  alreadyInCall: { code: 70107, name: 'ALREADY_IN_CALL', hint: 'hang up the current call first' },
  notInCall: { code: 60004, name: 'NOT_IN_CALL', hint: 'there is no call to do this in' },
  pushUnsupported: { code: 60005, name: 'PUSH_UNSUPPORTED', hint: 'this browser cannot be woken' },
  pushDenied: { code: 60006, name: 'PUSH_DENIED', hint: 'allow notifications for this page' },
  pushUnavailable: {
    code: 60007,
    name: 'PUSH_UNAVAILABLE',
    hint: 'the platform has no key, or the push service of the browser cannot be reached',
  },
});

/**
 * @param {string} text
 * @returns {Incoming} `unknown` for whatever this version does not understand
 */
export function decodeFrame(text) {
  const frame = parseObject(text);
  if (frame === null) {
    return { kind: 'unknown' };
  }
  if (typeof frame.ev === 'string') {
    return { kind: 'event', event: /** @type {any} */ ({ ...frame, p: frame.p ?? {} }) };
  }
  if (typeof frame.id === 'string' && typeof frame.ok === 'boolean') {
    return frame.ok
      ? { kind: 'reply', id: frame.id, ok: true, p: frame.p ?? {} }
      : { kind: 'reply', id: frame.id, ok: false, error: refusal(frame) };
  }
  if ('ping' in frame) {
    return { kind: 'ping', t: frame.ping };
  }
  if ('pong' in frame) {
    return { kind: 'pong', now: Number(frame.now) };
  }
  return { kind: 'unknown' };
}

/**
 * @param {string} id
 * @param {string} cmd
 * @param {object} p
 */
export function encodeCommand(id, cmd, p) {
  return JSON.stringify({ v: PROTOCOL_VERSION, id, cmd, p });
}

/** @param {number} seq */
export function encodeAck(seq) {
  return JSON.stringify({ v: PROTOCOL_VERSION, ack: seq });
}

/** @param {number} now */
export function encodePing(now) {
  return JSON.stringify({ ping: now });
}

/**
 * @param {unknown} t what the ping said
 * @param {number} now
 */
export function encodePong(t, now) {
  return JSON.stringify({ pong: t, now });
}

/**
 * @param {string} text
 * @returns {Record<string, any> | null}
 */
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** @param {Record<string, any>} frame */
function refusal(frame) {
  return new RingroomError({
    code: Number(frame.code ?? 0),
    name: String(frame.name ?? 'UNKNOWN'),
    message: String(frame.msg ?? ''),
    hint: String(frame.hint ?? ''),
    retryable: frame.retryable === true,
  });
}
