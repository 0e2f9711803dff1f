/**
 * What this device knows about a room users join by themselves, as values.
 *
 * @import { ServerEvent } from './protocol.js'
 *
 * @typedef {object} RoomUser one of the others who are visible
 * @property {string} userID
 * @property {string} extraInfo what he said of himself when he joined
 * @property {"joined" | "reconnecting"} state
 * @property {boolean} audio whether his microphone is published
 * @property {boolean} video whether his camera is published
 * @property {boolean} [screen] whether his screen is published
 *
 * @typedef {object} Room
 * @property {string} roomId
 * @property {0 | 1} joinType 1 when this device was there before
 * @property {boolean} visible whether the others see this user
 * @property {boolean} audio whether this user's microphone is published
 * @property {boolean} video whether this user's camera is published
 * @property {boolean} [screen] whether this user's screen is published
 * @property {boolean} [isRecording] whether it is recorded or streamed out; absent for not
 * @property {ReadonlyArray<RoomUser>} users in the order of joining
 *
 * @typedef {{name: "onUserJoined", payload: {roomId: string, userID: string, extraInfo: string}}
 *   | {name: "onUserLeave", payload: {roomId: string, userID: string, reason: number}}
 *   | {name: "onUserPublishStream" | "onUserUnpublishStream",
 *       payload: {roomId: string, userID: string, media: RoomMediaValue}}
 *   | {name: "onUserPublishScreen" | "onUserUnpublishScreen",
 *       payload: {roomId: string, userID: string}}
 *   | {name: "onUserConnectionState",
 *       payload: {roomId: string, userID: string, state: "reconnecting" | "connected"}}} RoomNews
 * @typedef {1 | 2 | 3} RoomMediaValue
 */

import { recorded } from './call-model.js';

/** Volcengine RTC's numbers. */
export const RoomMedia = Object.freeze({ audio: 1, video: 2, both: 3 });

/** `state` of onRoomStateChanged while this user is in the room. */
const JOINED = 0;

/** @type {Record<string, (room: Room, p: any) => Room>} */
const STEPS = {
  onUserJoined: (room, { userID, extraInfo }) =>
    withUser(room, userID, { extraInfo: extraInfo ?? '', state: 'joined' }),
  onUserLeave: (room, { userID }) => ({
    ...room,
    users: room.users.filter((user) => user.userID !== userID),
  }),
  onUserPublishStream: (room, { userID, media }) => withUser(room, userID, published(media, true)),
  onUserUnpublishStream: (room, { userID, media }) =>
    withUser(room, userID, published(media, false)),
  onUserPublishScreen: (room, { userID }) => withUser(room, userID, { screen: true }),
  onUserUnpublishScreen: (room, { userID }) => withUser(room, userID, { screen: false }),
  onRecordingStateChanged: recorded,
  onUserConnectionState: (room, { userID, state }) =>
    withUser(room, userID, { state: state === 'reconnecting' ? 'reconnecting' : 'joined' }),
};

/**
 * @param {Room | null} room
 * @param {ServerEvent} event of this room
 * @returns {Room | null} null when this device is not in it (any more)
 */
export function evolveRoom(room, { ev, p }) {
  if (ev === 'onRoomStateChanged') {
    return p.state === JOINED ? joined(room, p.room) : null;
  }
  return room === null ? null : (STEPS[ev]?.(room, p) ?? room);
}

/**
 * That it is recorded is told with each media connection, which has outlived the other one.
 *
 * @param {Room | null} room as it was known
 * @param {Room | undefined} view
 */
function joined(room, view) {
  return view && room?.isRecording ? { ...view, isRecording: true } : (view ?? room);
}

/**
 * What a page is told: the difference, so that what comes twice is told once and what was missed is
 * told as well.
 *
 * @param {Room | null} before
 * @param {Room} after
 * @param {number} [reason] why somebody is gone, where the platform said it
 * @returns {RoomNews[]}
 */
export function newsBetween(before, after, reason = 0) {
  const { roomId } = after;
  const were = new Map((before?.users ?? []).map((user) => [user.userID, user]));
  const are = new Set(after.users.map(({ userID }) => userID));
  /** @type {RoomNews[]} */
  const news = [...were.keys()]
    .filter((userID) => !are.has(userID))
    .map((userID) => ({ name: 'onUserLeave', payload: { roomId, userID, reason } }));
  for (const user of after.users) {
    news.push(...newsOf(roomId, were.get(user.userID), user));
  }
  return news;
}

/**
 * @param {string} roomId
 * @param {RoomUser | undefined} before
 * @param {RoomUser} after
 * @returns {RoomNews[]}
 */
function newsOf(roomId, before, after) {
  const { userID, extraInfo } = after;
  const had = mediaOf(before);
  const has = mediaOf(after);
  const about = { roomId, userID };
  /** @type {RoomNews[]} */
  const news = [];
  if (!before) {
    news.push({ name: 'onUserJoined', payload: { ...about, extraInfo } });
  }
  if (has & ~had) {
    const media = /** @type {RoomMediaValue} */ (has & ~had);
    news.push({ name: 'onUserPublishStream', payload: { ...about, media } });
  }
  if (had & ~has) {
    const media = /** @type {RoomMediaValue} */ (had & ~has);
    news.push({ name: 'onUserUnpublishStream', payload: { ...about, media } });
  }
  if ((before?.screen ?? false) !== (after.screen ?? false)) {
    const name = after.screen ? 'onUserPublishScreen' : 'onUserUnpublishScreen';
    news.push({ name, payload: about });
  }
  if ((before?.state ?? 'joined') !== after.state) {
    const state = after.state === 'reconnecting' ? 'reconnecting' : 'connected';
    news.push({ name: 'onUserConnectionState', payload: { ...about, state } });
  }
  return news;
}

/** @param {RoomUser | undefined} user */
function mediaOf(user) {
  return (user?.audio ? RoomMedia.audio : 0) | (user?.video ? RoomMedia.video : 0);
}

/**
 * @param {number} media
 * @param {boolean} on
 */
function published(media, on) {
  return {
    ...(media & RoomMedia.audio ? { audio: on } : {}),
    ...(media & RoomMedia.video ? { video: on } : {}),
  };
}

/**
 * @param {Room} room
 * @param {string} userID
 * @param {Partial<RoomUser>} change
 * @returns {Room}
 */
function withUser(room, userID, change) {
  const known = room.users.find((user) => user.userID === userID);
  if (known) {
    return { ...room, users: room.users.map((one) => (one === known ? { ...one, ...change } : one)) };
  }
  /** @type {RoomUser} */
  const fresh = { userID, extraInfo: '', state: 'joined', audio: false, video: false };
  return { ...room, users: [...room.users, { ...fresh, ...change }] };
}
