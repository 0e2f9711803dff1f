/** Ringroom's browser SDK: everything a page needs. */
export { RingroomCallEngine } from './call-engine.js';
export { EndReason, MAX_INVITEES, MediaType, RingroomError } from './protocol.js';
export { RingroomRoom } from './room.js';
export { RoomMedia } from './room-model.js';
