/**
 * What a room tells, by Volcengine RTC's names; every payload carries its `roomId`.
 *
 * @import { DeviceProblem, Kind } from './local-media.js'
 * @import { MediaState } from './media.js'
 * @import { UserQuality } from './protocol.js'
 * @import { ReceptionValue } from './reception.js'
 * @import { LimitedView } from './view-limits.js'
 * @import { Room, RoomMediaValue } from './room-model.js'
 * @import { Volumes } from './volume.js'
 *
 * @typedef {{roomId: string, userID: string}} RoomUserOf
 *
 * @typedef {object} RoomEvents
 * @property {{roomId: string, uid: string, state: number,
 *     extraInfo: {join_type: 0 | 1, elapsed: number}}} onRoomStateChanged state 0 joined; anything
 *     else and this device is not in the room any more: 1 the connection was lost for too long (it is
 *     joined again by itself), -1004 another device took the place, -1006 put out, -1009 the token
 *     has expired, -1011 the room is over
 * @property {{room: Room | null}} onRoomChanged anything in `room` changed
 * @property {RoomUserOf & {extraInfo: string}} onUserJoined a visible user; also for each who is there
 *     when one joins
 * @property {RoomUserOf & {reason: number}} onUserLeave 0 left, 1 connection lost, 2 became invisible,
 *     3 put out
 * @property {RoomUserOf & {media: RoomMediaValue}} onUserPublishStream
 * @property {RoomUserOf & {media: RoomMediaValue}} onUserUnpublishStream
 * @property {RoomUserOf} onUserPublishScreen he shares a screen beside his camera
 * @property {RoomUserOf} onUserUnpublishScreen
 * @property {RoomUserOf & {state: "reconnecting" | "connected"}} onUserConnectionState
 * @property {{roomId: string, audio: boolean, video: boolean}} onMutedByModerator what was closed; it
 *     may be published again
 * @property {RoomUserOf & {message: string}} onRoomMessageReceived
 * @property {RoomUserOf & {message: string}} onUserMessageReceived to this user alone
 * @property {{roomId: string, isRecording: boolean}} onRecordingStateChanged whether what is said and
 *     shown is recorded or streamed out of the room: show it
 * @property {{roomId: string, expiresAt: number}} onTokenWillExpire a token given as a function is
 *     renewed by itself
 * @property {{networkQualities: UserQuality[]}} onUserNetworkQualityChanged those that have changed
 * @property {LimitedView} onRemoteViewLimited this device's link carries only a small picture, or
 *     none; null when all is well again
 * @property {{reception: ReceptionValue | null}} onReceptionLimited this device's link carries no
 *     more than this; null when the others are received as wanted again
 * @property {Volumes} onUserVoiceVolumeChanged of who is heard and of this user, on three scales
 * @property {{userID: string | null}} onActiveSpeaker who speaks; null when who spoke is gone
 * @property {{state: MediaState}} onMediaStateChanged
 * @property {DeviceProblem} onDeviceProblem the room goes on without this device
 * @property {{kind: Kind, track: MediaStreamTrack | null}} onLocalTrackChanged
 * @property {{}} onAutoplayBlocked sound waits for a click: call `resumeSound()` in its handler
 * @property {{code: number, name: string, message: string, hint: string}} onError
 */

/** Server events a page is told as they are. */
export const ROOM_MESSAGES = Object.freeze(
  /** @type {const} */ ([
    'onRoomMessageReceived',
    'onUserMessageReceived',
  ]),
);
