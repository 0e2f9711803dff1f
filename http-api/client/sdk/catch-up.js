/**
 * What happened while nobody listened: the difference between what this device last knew and the
 * platform's snapshot, told as the events it would have heard.
 *
 * @import { Call, Member } from './call-model.js'
 * @import { CallSummary, ServerEvent, Sync } from './protocol.js'
 *
 * @typedef {Sync & {beside?: string}} LineSync of one call; `beside`: another this user talks in
 */
import { fromView } from './call-model.js';
import { EndReason } from './protocol.js';

/**
 * @param {Call | null} before
 * @param {LineSync} sync
 * @param {string} device this device
 * @param {string} self this user
 * @returns {{events: ServerEvent[], call: Call | null, restored: boolean}} `restored`: the call was
 *     unknown here and this device is in it, as after a page reload
 */
export function catchUp(before, sync, device, self) {
  const view = sync.call;
  const after = view === null ? null : fromView(view, device);
  /** @type {ServerEvent[]} */
  const events = [];
  let known = before;
  if (known === null) {
    // A page that was reloaded asked about the call it remembers by id alone.
    events.push(...(sync.ended ?? []).map((summary) => told(summary)));
  }
  if (known !== null && view?.callId !== known.callId) {
    events.push(ended(known, sync.ended ?? []));
    known = null;
  } else if (known !== null && view !== null && after === null) {
    events.push(answeredElsewhere(known));
    known = null;
  }
  if (after === null) {
    return { events, call: null, restored: false };
  }
  if (known === null) {
    if (after.phase === 'ringing' && view !== null) {
      events.push(ringing(after, view.remainingMs ?? null, sync.beside));
      return { events, call: after, restored: false };
    }
    return { events, call: after, restored: true };
  }
  events.push(...progress(known, after, self));
  // The answer given here is still on its way; it is sent again.
  const answering = known.phase === 'joining' && after.phase === 'ringing';
  return {
    events,
    call: {
      ...after,
      ...(answering && { phase: /** @type {const} */ ('joining') }),
      // Told with each media connection, which has outlived the other one.
      ...(known.isRecording && { isRecording: true }),
    },
    restored: false,
  };
}

/**
 * @param {Call} call
 * @param {CallSummary[]} summaries
 * @returns {ServerEvent}
 */
function ended(call, summaries) {
  const { callId, mediaType } = call;
  const began = call.phase === 'active';
  const unknown = { callId, mediaType, reason: EndReason.unknown, began, totalTime: 0, cause: '' };
  return told(summaries.find((summary) => summary.callId === callId) ?? unknown);
}

/**
 * @param {CallSummary} summary
 * @returns {ServerEvent}
 */
function told({ callId, mediaType, reason, userId, began, totalTime, cause }) {
  const p = { mediaType, reason, userId: userId ?? '', cause };
  return began
    ? event('onCallEnd', callId, { ...p, totalTime })
    : event('onCallNotConnected', callId, p);
}

/**
 * @param {Call} call
 * @returns {ServerEvent}
 */
function answeredElsewhere(call) {
  return event('onCallNotConnected', call.callId, {
    mediaType: call.mediaType,
    reason: EndReason.otherDeviceAccepted,
    userId: '',
  });
}

/**
 * @param {Call} call
 * @param {number | null} remainingMs
 * @param {string} [current] the call it waits beside
 * @returns {ServerEvent}
 */
function ringing(call, remainingMs, current) {
  const callees = call.members.filter(({ userID }) => userID !== call.callerId);
  return event(current ? 'onCallWaiting' : 'onCallReceived', call.callId, {
    ...(current && { current }),
    callerId: call.callerId,
    calleeIdList: callees.map(({ userID }) => userID),
    mediaType: call.mediaType,
    roomId: call.roomId,
    userData: call.userData,
    deadline: call.deadline,
    remainingMs,
    redelivered: true,
  });
}

/**
 * @param {Call} before
 * @param {Call} after
 * @param {string} self
 * @returns {ServerEvent[]}
 */
function progress(before, after, self) {
  /** @type {ServerEvent[]} */
  const events = [];
  if (before.phase !== 'active' && after.phase === 'active') {
    const { mediaType, roomId, beganAt } = after;
    events.push(event('onCallBegin', after.callId, { mediaType, roomId, beganAt }));
  }
  for (const member of after.members) {
    if (member.userID !== self) {
      const known = before.members.find(({ userID }) => userID === member.userID);
      events.push(...memberProgress(known, member).map(([ev, p]) => event(ev, after.callId, p)));
    }
  }
  return events;
}

/** @type {Record<Member["state"], (userID: string) => [string, object] | null>} */
const STATE_EVENTS = {
  calling: () => null,
  offline: () => null,
  ringing: (userID) => ['onUserRinging', { userID }],
  joined: (userID) => ['onUserJoin', { userID }],
  reconnecting: (userID) => ['onUserConnectionState', { userID, state: 'reconnecting' }],
  rejected: (userID) => ['onUserReject', { userID }],
  lineBusy: (userID) => ['onUserLineBusy', { userID }],
  noResponse: (userID) => ['onUserNoResponse', { userID, delivered: true }],
  cancelled: (userID) => ['onUserInviteCancelled', { userID }],
  left: (userID) => ['onUserLeave', { userID, reason: 0 }],
};

/**
 * @param {Member | undefined} before
 * @param {Member} after
 * @returns {[string, object][]}
 */
function memberProgress(before, after) {
  const { userID, state, audio, video, screen = false, held = false } = after;
  /** @type {[string, object][]} */
  const events = [];
  if (before?.state !== state) {
    const happened =
      before?.state === 'reconnecting' && state === 'joined'
        ? /** @type {[string, object]} */ ([
            'onUserConnectionState',
            { userID, state: 'connected' },
          ])
        : STATE_EVENTS[state](userID);
    if (happened) {
      events.push(happened);
    }
  }
  if ((before?.audio ?? false) !== audio) {
    events.push(['onUserAudioAvailable', { userID, isAudioAvailable: audio }]);
  }
  if ((before?.video ?? false) !== video) {
    events.push(['onUserVideoAvailable', { userID, isVideoAvailable: video }]);
  }
  if ((before?.screen ?? false) !== screen) {
    const stream = { isVideoAvailable: screen, stream: 'screen' };
    events.push(['onUserVideoAvailable', { userID, ...stream }]);
  }
  if ((before?.held ?? false) !== held) {
    events.push(['onUserHold', { userID, held }]);
  }
  return events;
}

/**
 * @param {string} ev
 * @param {string} callId
 * @param {Record<string, any>} p
 * @returns {ServerEvent}
 */
function event(ev, callId, p) {
  return { ev, seq: null, callId, p };
}
