import { RingroomRoom } from './room.js';

/**
 * @import { ServerEvent } from './protocol.js'
 * @import { RoomParts } from './room.js'
 */

/** The rooms of this page, by name. */
export class Rooms {
  /** @type {Map<string, RingroomRoom>} */
  #rooms = new Map();
  #parts;

  /** @param {RoomParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string} roomId
   * @returns {RingroomRoom} the same for the same name
   */
  named(roomId) {
    const room = this.#rooms.get(roomId) ?? new RingroomRoom(roomId, this.#parts);
    this.#rooms.set(roomId, room);
    return room;
  }

  /**
   * @param {ServerEvent} event
   * @returns {boolean} whether it is about a room and not about a call
   */
  heard(event) {
    const isOfRoom = event.callId == null && typeof event.p.roomId === 'string';
    if (isOfRoom) {
      this.#rooms.get(event.p.roomId)?.heard(event);
    }
    return isOfRoom;
  }

  /** A login that could not resume: the platform waits to be asked again. */
  rejoin() {
    this.#rooms.forEach((room) => room.rejoin());
  }

  forget() {
    this.#rooms.forEach((room) => room.forget());
  }
}
