import { received } from './receivers.js';
import { until } from './until.js';

/**
 * @import { Person } from './person.js'
 *
 * @typedef {{users: {userID: string, audio: boolean, video: boolean}[], visible: boolean}} Room
 */

/** What a room has told its page, in the page. */
const RECORDED = [
  'onRoomStateChanged',
  'onUserJoined',
  'onUserLeave',
  'onUserPublishStream',
  'onUserUnpublishStream',
  'onUserConnectionState',
  'onRoomMessageReceived',
  'onDeviceProblem',
  'onError',
];

/** Somebody in a room that nobody rings: by the SDK, at the demo page of a person. */
export class RoomGuest {
  person;
  name;

  /** @param {Person} person */
  constructor(person) {
    this.person = person;
    this.name = person.name;
  }

  /**
   * @param {Person} person
   * @param {string} roomId
   * @param {{visible?: boolean, roomConfig?: object, privileges?: number}} [how]
   */
  static async join(person, roomId, { privileges, ...how } = {}) {
    const guest = new RoomGuest(person);
    await person.page.evaluate(
      async ({ roomId, privileges, how, recorded }) => {
        const page = /** @type {any} */ (globalThis);
        const response = await fetch('/v1/token', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ userID: page.ringroom.self, roomId, privileges }),
        });
        const { roomToken } = await response.json();
        page.told = [];
        page.room = page.ringroom.createRTCRoom(roomId);
        for (const name of recorded) {
          page.room.on(name, (/** @type {any} */ payload) => page.told.push({ name, payload }));
        }
        page.room.on('onUserPublishStream', (/** @type {any} */ { userID }) => {
          const tile = document.createElement('div');
          tile.dataset.test = 'tile';
          tile.dataset.user = userID;
          document.querySelector('#toasts')?.append(tile);
          page.room.startRemoteView(userID, tile);
        });
        await page.room.joinRoom({ token: roomToken, ...how });
      },
      { roomId, privileges, how, recorded: RECORDED },
    );
    return guest;
  }

  /** @returns {Promise<Room>} */
  room() {
    return this.person.page.evaluate('room.room');
  }

  /** @param {string} name @returns {Promise<any[]>} payloads */
  async told(name) {
    const told = /** @type {any[]} */ (await this.person.page.evaluate('told'));
    return told.filter((one) => one.name === name).map(({ payload }) => payload);
  }

  /**
   * @param {string} name
   * @param {(payload: any) => boolean} which
   * @param {number} [limit]
   */
  async hears(name, which, limit) {
    await until(
      `${this.name} is told ${name}`,
      async () => {
        const told = await this.told(name);
        return told.some(which) || JSON.stringify(told);
      },
      limit,
    );
  }

  /**
   * @param {string} command of the room
   * @param {...any} given
   */
  async does(command, ...given) {
    await this.person.page.evaluate(
      ({ command, given }) => /** @type {any} */ (globalThis).room[command](...given),
      { command, given },
    );
  }

  received() {
    return this.person.page.evaluate(received, 'room');
  }

  /** @param {{frames: number, energy: number}} more than now */
  async receives({ frames, energy }) {
    const before = await this.received();
    await until(`${this.name} receives ${frames} more frames and sound`, async () => {
      const now = await this.received();
      return (
        (now.frames >= before.frames + frames && now.energy >= before.energy + energy) ||
        `before ${JSON.stringify(before)}, now ${JSON.stringify(now)}`
      );
    });
  }

  async seesAndHears() {
    await this.receives({ frames: 5, energy: 1e-6 });
  }
}
