/**
 * What happened, in words a person reads.
 */
import { EndReason } from '../sdk/index.js';

/**
 * @param {number} seconds
 * @returns {string} `0:07`, `12:30`, `1:02:03`
 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const s = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${s}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${s}`;
}

/**
 * @param {object} end
 * @param {number} end.reason
 * @param {string | null} [end.userId] who ended it
 * @param {string} [end.cause]
 * @param {string} end.self
 * @param {string} end.callerId
 * @param {string[]} end.others everybody else of the call
 * @param {(userID: string) => string} [end.nameOf] what a user is called on the page
 * @returns {string}
 */
export function endWords({ reason, userId, cause, self, callerId, others, nameOf = String }) {
  const byMe = userId === self;
  const called = callerId === self;
  const other = userId && !byMe ? userId : others[0];
  const who = other ? nameOf(other) : 'The other side';
  const caller = nameOf(callerId);
  const several = called && others.length > 1;
  switch (reason) {
    case EndReason.hangup:
      if (cause === 'connectionLost') {
        return byMe ? 'Your connection was lost' : `${who} lost the connection`;
      }
      return byMe ? 'You hung up' : `${who} hung up`;
    case EndReason.reject:
      if (several) {
        return 'Nobody took the call';
      }
      return byMe ? 'You declined the call' : `${who} declined the call`;
    case EndReason.noResponse:
      if (several) {
        return 'Nobody took the call';
      }
      return called ? `${who} did not answer` : `Missed call from ${caller}`;
    case EndReason.offline:
      return several ? 'Nobody could be reached' : `${who} could not be reached`;
    case EndReason.lineBusy:
      return several ? 'Nobody took the call' : `${who} is in another call`;
    case EndReason.canceled:
      return called ? 'You cancelled the call' : `Missed call from ${caller}`;
    case EndReason.otherDeviceAccepted:
      return 'Answered on another device';
    case EndReason.otherDeviceReject:
      return 'Declined on another device';
    case EndReason.endByServer:
      return 'The call was ended by the server';
    case EndReason.merged:
      return 'You called each other: the other call goes on';
    default:
      return 'The call is over';
  }
}

/** @type {Record<string, string>} */
const STATES = {
  calling: 'Reaching the phone…',
  ringing: 'Ringing…',
  joined: '',
  reconnecting: 'Reconnecting…',
  rejected: 'Declined',
  lineBusy: 'In another call',
  noResponse: 'No answer',
  offline: 'Not reachable',
  cancelled: 'Invitation taken back',
  left: 'Left',
};

/** @param {string} state of a member */
export function stateWords(state) {
  return STATES[state] ?? '';
}

/**
 * How far the platform has come to somebody who is not there yet.
 *
 * @param {{state: string, pushSentAt?: number}} member
 * @param {number} now server milliseconds
 */
export function waitingWords({ state, pushSentAt }, now) {
  if (state !== 'calling' || pushSentAt === undefined) {
    return stateWords(state);
  }
  const seconds = Math.max(0, Math.round((now - pushSentAt) / 1_000));
  return seconds === 0 ? 'Push sent just now' : `Push sent ${seconds} s ago`;
}

/**
 * A past call as this user sees it.
 *
 * @param {{callerId: string, totalTime: number, texts: Record<"caller" | "callee", {english: string}>,
 *     users: {userID: string, result: string, rangAt?: number}[]}} record
 * @param {string} self
 * @returns {{direction: "outgoing" | "incoming" | "missed", missed: boolean, text: string}}
 */
export function recordWords({ callerId, texts, users }, self) {
  const called = callerId === self;
  const me = users.find(({ userID }) => userID === self);
  const talked = me?.result === 'NormalEnd' || me?.result === 'Interrupt';
  // What never rang was not declined by this user, but for him: he wanted to be left undisturbed.
  const declined = !called && me?.result === 'Reject' && me.rangAt !== undefined;
  const missed = !called && !talked && !declined;
  return {
    direction: called ? 'outgoing' : missed ? 'missed' : 'incoming',
    missed,
    text: declined ? 'You declined' : texts[called ? 'caller' : 'callee'].english,
  };
}

/**
 * @param {number} at epoch milliseconds
 * @param {number} now
 * @returns {string} the time today, the day before that
 */
export function timeWords(at, now) {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  const wasYesterday = date.toDateString() === new Date(now - 86_400_000).toDateString();
  if (isToday) {
    return date.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false });
  }
  return wasYesterday ? 'Yesterday' : date.toLocaleDateString('en', { month: 'short', day: 'numeric' });
}

/** @type {Record<string, Record<string, string>>} */
const DEVICES = {
  audio: {
    notAllowed: 'The browser may not use your microphone. Others cannot hear you.',
    notFound: 'No microphone was found. Others cannot hear you.',
    inUse: 'Your microphone is used by another program. Others cannot hear you.',
    unplugged: 'Your microphone was unplugged. Others cannot hear you.',
    insecure: 'Microphones work on https or localhost only.',
  },
  video: {
    notAllowed: 'The browser may not use your camera. Others cannot see you.',
    notFound: 'No camera was found. The call goes on without your picture.',
    inUse: 'Your camera is used by another program. Others cannot see you.',
    unplugged: 'Your camera was unplugged. Others cannot see you.',
    insecure: 'Cameras work on https or localhost only.',
  },
};

/** @param {{kind: "audio" | "video", reason: string}} problem */
export function deviceWords({ kind, reason }) {
  const what = kind === 'audio' ? 'microphone' : 'camera';
  return DEVICES[kind]?.[reason] ?? `Your ${what} could not be opened.`;
}

/**
 * @param {any} error
 * @returns {{title: string, hint: string}}
 */
export function errorWords(error) {
  const title = String(error?.message || error?.name || 'Something went wrong');
  const hint = String(error?.hint ?? '');
  return { title: capital(title), hint: capital(hint) };
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
