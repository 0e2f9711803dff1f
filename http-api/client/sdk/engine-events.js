/**
 * What the engine tells, by name. The names are TUICallObserver's; those that begin otherwise are
 * this client's own. Every payload about a call carries its `callId`.
 *
 * @import { Call } from './call-model.js'
 * @import { ConnectionState } from './connection.js'
 * @import { DeviceProblem, Kind } from './local-media.js'
 * @import { MediaState } from './media.js'
 * @import { ListedUser, MediaTypeValue, UserQuality } from './protocol.js'
 * @import { ReceptionValue } from './reception.js'
 * @import { LimitedView } from './view-limits.js'
 * @import { Volumes } from './volume.js'
 *
 * @typedef {{callId: string, userID: string}} OfUser
 * @typedef {{callId: string, mediaType: MediaTypeValue, reason: number, userId?: string | null,
 *   cause?: string}} NotConnected
 *
 * @typedef {{callId: string, callerId: string, mediaType: MediaTypeValue, chatGroupId: string,
 *   result: string, totalTime: number, endedAt: number, message: {chinese: string, english: string,
 *   rendered: boolean}}} ChatNews what a chat shows of it
 *
 * @typedef {object} EngineEvents
 * @property {{callId: string, callerId: string, calleeIdList: string[], mediaType: MediaTypeValue,
 *     roomId: string, userData: string, redelivered: boolean}} onCallReceived
 * @property {{callId: string, current: string, callerId: string, calleeIdList: string[],
 *     mediaType: MediaTypeValue, roomId: string, userData: string, deadline: number}} onCallWaiting
 *     a second call, while this user is in `current`: not to be rung out loud. Who accepts it has
 *     `current` on hold
 * @property {OfUser & {inviterId: string}} onUserInviting a member asks somebody into the call
 * @property {OfUser} onUserInviteCancelled
 * @property {OfUser} onUserRinging
 * @property {OfUser & {pushSentAt: number}} onUserUnreachable no device of his is connected
 * @property {{callId: string, mediaType: MediaTypeValue, roomId: string, beganAt: number}} onCallBegin
 * @property {NotConnected & {totalTime: number}} onCallEnd
 * @property {NotConnected} onCallNotConnected
 * @property {{callId: string, from: string, into: string}} onCallMerged
 * @property {OfUser & {oldMediaType: MediaTypeValue, newMediaType: MediaTypeValue}}
 *     onCallMediaTypeChanged by whose wish
 * @property {OfUser & {mediaType: MediaTypeValue, deadline: number}} onMediaTypeRequest answer by `respondMediaType`
 * @property {OfUser & {by?: string}} onCallMediaTypeChangeRejected whose wish is off, and who said no
 * @property {{callId: string}} onCallMovedToDevice another device of this user goes on with it
 * @property {{callId: string, barred: boolean}} onKickedFromCall
 * @property {{callId: string, audio: boolean, video: boolean}} onMutedByModerator what was closed;
 *     it may be opened again
 * @property {OfUser & {rejoin?: boolean}} onUserJoin
 * @property {OfUser & {reason: 0 | 1 | 3}} onUserLeave left, lost the connection, kicked
 * @property {OfUser & {reason?: string}} onUserReject `doNotDisturb` when nothing rang
 * @property {OfUser & {delivered: boolean}} onUserNoResponse
 * @property {OfUser} onUserLineBusy
 * @property {OfUser & {state: "reconnecting" | "connected"}} onUserConnectionState
 * @property {OfUser & {held: boolean}} onUserHold somebody, perhaps this user, has put the call on
 *     hold or taken it up again
 * @property {OfUser & {isAudioAvailable: boolean}} onUserAudioAvailable
 * @property {OfUser & {isVideoAvailable: boolean, stream?: "screen"}} onUserVideoAvailable `stream`
 *     where it is the screen he shares, absent for his camera
 * @property {{callId: string, isRecording: boolean}} onRecordingStateChanged whether what is said and
 *     shown is recorded or streamed out of the call: show it
 * @property {{networkQualities: UserQuality[]}} onUserNetworkQualityChanged those that have changed
 * @property {LimitedView} onRemoteViewLimited this device's link carries only a small picture, or
 *     none; null when all is well again
 * @property {{reception: ReceptionValue | null}} onReceptionLimited this device's link carries no
 *     more than this; null when the others are received as wanted again
 * @property {Volumes} onUserVoiceVolumeChanged of who is heard and of this user, on three scales
 * @property {{userID: string | null}} onActiveSpeaker who speaks; null when who spoke is gone
 * @property {{reason: string}} onKickedOffline another page of this device took over
 * @property {{expiresAt: number, roomId?: string}} onTokenWillExpire a userSig given as a function is
 *     renewed by itself
 * @property {{}} onUserSigExpired log in again with a fresh userSig
 * @property {{code: number, name: string, message: string, hint: string}} onError
 * @property {{call: Call}} onCallRestored the page was reloaded in a call and is back in it
 * @property {{call: Call | null, other: Call | null}} onCallChanged anything in `currentCall` or
 *     `otherCall` changed
 * @property {ChatNews} onCallRecord a call is over and stands in the list of past ones
 * @property {{callId: string | null}} onCallElsewhereChanged `callElsewhere` changed
 * @property {{state: ConnectionState}} onConnectionStateChanged
 * @property {{state: MediaState}} onMediaStateChanged
 * @property {DeviceProblem} onDeviceProblem the call goes on without this device
 * @property {{kind: Kind, track: MediaStreamTrack | null}} onLocalTrackChanged
 * @property {{}} onAutoplayBlocked sound waits for a click: call `resumeSound()` in its handler
 * @property {{users: Users}} onUserListChanged who is online; while `watchUsers` was asked for
 *
 * @typedef {ReadonlyArray<ListedUser>} Users
 */

/** Server events a page is told as they are, if they concern its call. */
export const CALL_EVENTS = Object.freeze(
  /** @type {const} */ ([
    'onCallReceived',
    'onCallWaiting',
    'onUserInviting',
    'onUserInviteCancelled',
    'onUserRinging',
    'onUserUnreachable',
    'onCallMediaTypeChanged',
    'onMediaTypeRequest',
    'onCallMediaTypeChangeRejected',
    'onCallMovedToDevice',
    'onKickedFromCall',
    'onMutedByModerator',
    'onCallBegin',
    'onCallEnd',
    'onCallNotConnected',
    'onCallMerged',
    'onUserJoin',
    'onUserLeave',
    'onUserReject',
    'onUserNoResponse',
    'onUserLineBusy',
    'onUserConnectionState',
    'onUserHold',
    'onUserAudioAvailable',
    'onUserVideoAvailable',
    'onRecordingStateChanged',
  ]),
);
