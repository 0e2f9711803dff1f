/**
 * What this device knows about its call, as values: no clock, no socket, no media.
 *
 * @import { CallView, MediaTypeValue, MemberState, ServerEvent } from './protocol.js'
 *
 * @typedef {object} Member
 * @property {string} userID
 * @property {MemberState} state
 * @property {boolean} audio
 * @property {boolean} video
 * @property {boolean} [screen] whether he shares a screen beside his camera
 * @property {boolean} [held] whether he has put the call on hold
 * @property {number} [pushSentAt] server milliseconds at which a push went to his devices
 *
 * @typedef {object} Call
 * @property {string} callId
 * @property {string} roomId
 * @property {MediaTypeValue} mediaType
 * @property {"caller" | "callee"} role
 * @property {string} callerId
 * @property {"inviting" | "ringing" | "joining" | "active"} phase `inviting`: we called; `ringing`: we
 *     are called; `joining`: we have answered and the platform has not confirmed it yet
 * @property {number | null} deadline server milliseconds at which the platform gives the ring up
 * @property {number | null} beganAt server milliseconds
 * @property {string} userData
 * @property {boolean} [isRecording] whether it is recorded or streamed out; absent for not
 * @property {ReadonlyArray<Member>} members everyone including this user, the caller first
 * @property {{userID: string, mediaType: MediaTypeValue} | null} mediaRequest somebody asks this user
 *     to make it a call of that type
 */
import { MediaType } from './protocol.js';

/**
 * A call somebody comes into by himself; who else is in it he is told.
 *
 * @param {{callId: string, roomId?: string}} reply of `join`
 * @param {{self: string, mic: boolean, camera: boolean}} wish
 * @returns {Call}
 */
export function entered(reply, { self, mic, camera }) {
  return {
    callId: reply.callId,
    roomId: reply.roomId ?? '',
    mediaType: camera ? MediaType.video : MediaType.audio,
    role: 'callee',
    callerId: '',
    phase: 'joining',
    deadline: null,
    beganAt: null,
    userData: '',
    mediaRequest: null,
    members: [{ userID: self, state: 'joined', audio: mic, video: camera }],
  };
}

/**
 * @param {{callId: string, roomId: string, accepted: string[]}} reply of `calls`
 * @param {{self: string, mediaType: MediaTypeValue, deadline: number, mic: boolean,
 *     camera: boolean}} wish
 * @returns {Call}
 */
export function placed(reply, { self, mediaType, deadline, mic, camera }) {
  return {
    callId: reply.callId,
    roomId: reply.roomId,
    mediaType,
    role: 'caller',
    callerId: self,
    phase: 'inviting',
    deadline,
    beganAt: null,
    userData: '',
    mediaRequest: null,
    members: [
      { userID: self, state: 'joined', audio: mic, video: camera && mediaType === 2 },
      ...reply.accepted.map((userID) => invited(userID)),
    ],
  };
}

/**
 * @param {ServerEvent} event onCallReceived, or onCallWaiting
 * @param {string} self
 * @returns {Call}
 */
export function received(event, self) {
  const { p } = event;
  const others = p.calleeIdList.filter((/** @type {string} */ userID) => userID !== self);
  return {
    callId: event.callId ?? '',
    roomId: p.roomId ?? '',
    mediaType: p.mediaType,
    role: 'callee',
    callerId: p.callerId,
    phase: 'ringing',
    deadline: p.deadline ?? null,
    beganAt: null,
    userData: p.userData ?? '',
    mediaRequest: null,
    members: [
      { ...invited(p.callerId), state: 'joined' },
      { ...invited(self), state: 'ringing' },
      ...others.map(invited),
    ],
  };
}

/** The own states in which a call is this user's business. */
const LIVE = ['calling', 'ringing', 'joined', 'reconnecting'];

/**
 * @param {CallView} view
 * @param {string} device this device
 * @returns {Call | null} null when the call is this user's but on another device of his
 */
export function fromView(view, device) {
  if (!LIVE.includes(view.state)) {
    return null;
  }
  const answered = view.state === 'joined' || view.state === 'reconnecting';
  if (view.device != null ? view.device !== device : answered) {
    return null;
  }
  const active = view.phase === 'active' && answered;
  const waiting = view.role === 'caller' ? 'inviting' : 'ringing';
  return {
    callId: view.callId,
    roomId: view.roomId,
    mediaType: view.mediaType,
    role: view.role,
    callerId: view.callerId,
    phase: active ? 'active' : waiting,
    deadline: view.deadline ?? null,
    beganAt: view.beganAt ?? null,
    userData: view.userData ?? '',
    mediaRequest: null,
    members: view.members
      .filter(({ userID }, i, all) => all.findIndex((one) => one.userID === userID) === i)
      .map(({ userID, state, audio, video, screen, held }) => ({
        userID,
        state,
        audio,
        video,
        ...(screen && { screen }),
        ...(held && { held }),
      })),
  };
}

/** @type {Record<string, (call: Call, event: ServerEvent, self: string) => Call>} */
const STEPS = {
  onUserInviting: (call, { p }) => withMember(call, p.userID, { state: 'calling' }),
  onUserInviteCancelled: (call, { p }) => withMember(call, p.userID, { state: 'cancelled' }),
  onUserUnreachable: (call, { p }) =>
    withMember(call, p.userID, { pushSentAt: p.pushSentAt }),
  onMediaTypeRequest: (call, { p }) => ({
    ...call,
    mediaRequest: { userID: p.userID, mediaType: p.mediaType },
  }),
  onCallMediaTypeChangeRejected: (call) => ({ ...call, mediaRequest: null }),
  onCallMediaTypeChanged: (call, { p }) => ofType(call, p.newMediaType),
  onUserRinging: (call, { p }) => withMember(call, p.userID, { state: 'ringing' }),
  onUserReject: (call, { p }) => withMember(call, p.userID, { state: 'rejected' }),
  onUserNoResponse: (call, { p }) => withMember(call, p.userID, { state: 'noResponse' }),
  onUserLineBusy: (call, { p }) => withMember(call, p.userID, { state: 'lineBusy' }),
  onUserJoin: (call, { p }) => withMember(call, p.userID, { state: 'joined' }),
  onUserLeave: (call, { p }) =>
    withMember(call, p.userID, { state: 'left', audio: false, video: false, screen: false }),
  onUserConnectionState: (call, { p }) =>
    withMember(call, p.userID, { state: p.state === 'reconnecting' ? 'reconnecting' : 'joined' }),
  onUserHold: (call, { p }) => withMember(call, p.userID, { held: p.held === true }),
  onUserAudioAvailable: (call, { p }) =>
    withMember(call, p.userID, { audio: p.isAudioAvailable === true }),
  onUserVideoAvailable: (call, { p }) =>
    withMember(call, p.userID, {
      [p.stream === 'screen' ? 'screen' : 'video']: p.isVideoAvailable === true,
    }),
  onRecordingStateChanged: (call, { p }) => recorded(call, { isRecording: p.isRecording === true }),
  onCallBegin: (call, { p }, self) => ({
    ...withMember(call, self, { state: 'joined' }),
    phase: 'active',
    mediaType: p.mediaType ?? call.mediaType,
    roomId: p.roomId ?? call.roomId,
    beganAt: p.beganAt ?? call.beganAt,
  }),
};

/**
 * The platform says it again and again while it lasts.
 *
 * @template {{isRecording?: boolean}} What a call, or a room
 * @param {What} what
 * @param {{isRecording: boolean}} told
 * @returns {What} the same object when that is known
 */
export function recorded(what, { isRecording }) {
  return (what.isRecording ?? false) === isRecording ? what : { ...what, isRecording };
}

/** After these the call is no longer this device's. */
const ENDS = ['onCallNotConnected', 'onCallEnd', 'onCallMovedToDevice'];

/**
 * @param {Call} call
 * @param {string} userID
 * @returns {boolean} whether he has put it on hold
 */
export function isHeldBy({ members }, userID) {
  return members.some((member) => member.userID === userID && member.held === true);
}

/**
 * @param {Call | null} call
 * @param {ServerEvent} event
 * @param {string} self this user
 * @returns {Call | null} the same object when the event changes nothing this device knows of
 */
export function evolve(call, event, self) {
  if (event.ev === 'onCallReceived' || event.ev === 'onCallWaiting') {
    return call ?? received(event, self);
  }
  if (call === null) {
    return null;
  }
  if (event.ev === 'onCallMerged') {
    return call.callId === event.p.from ? { ...call, callId: event.p.into } : call;
  }
  if (event.callId !== undefined && event.callId !== call.callId) {
    return call;
  }
  if (ENDS.includes(event.ev)) {
    return null;
  }
  return STEPS[event.ev]?.(call, event, self) ?? call;
}

/**
 * @param {Call} call
 * @param {string} userID a user the call did not know joins its list
 * @param {Partial<Member>} change
 * @returns {Call} the same object when nothing changes
 */
export function withMember(call, userID, change) {
  const known = call.members.find((member) => member.userID === userID);
  const after = { ...(known ?? invited(userID)), ...change };
  if (known && isSame(known, after)) {
    return call;
  }
  const members = known
    ? call.members.map((member) => (member === known ? after : member))
    : [...call.members, after];
  return { ...call, members };
}

/**
 * The platform has closed all cameras of a call that is for the ears only now.
 *
 * @param {Call} call
 * @param {MediaTypeValue} mediaType
 * @returns {Call}
 */
function ofType(call, mediaType) {
  const members =
    mediaType === MediaType.audio
      ? call.members.map((member) => ({ ...member, video: false, screen: false }))
      : call.members;
  return { ...call, mediaType, mediaRequest: null, members };
}

/**
 * @param {Member} a
 * @param {Member} b
 */
function isSame(a, b) {
  return (
    a.state === b.state &&
    a.audio === b.audio &&
    a.video === b.video &&
    (a.screen ?? false) === (b.screen ?? false) &&
    (a.held ?? false) === (b.held ?? false) &&
    a.pushSentAt === b.pushSentAt
  );
}

/**
 * @param {string} userID
 * @returns {Member}
 */
function invited(userID) {
  return { userID, state: 'calling', audio: false, video: false };
}
