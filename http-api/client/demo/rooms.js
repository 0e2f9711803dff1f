import { h, icon } from './dom.js';
import { RoomView } from './room-view.js';
import { toast } from './toasts.js';
import { fetchRoomToken } from './token.js';
import { deviceWords } from './words.js';

/**
 * @import { RingroomCallEngine } from '../sdk/index.js'
 * @import { People } from './tile.js'
 *
 * @typedef {(act: () => Promise<unknown>) => Promise<void>} Attempt
 */

/** Why this device is not in the room any more, by `state` of onRoomStateChanged. */
const OVER = /** @type {Record<number, string>} */ ({
  [-1004]: 'You have joined on another device',
  [-1006]: 'A moderator has put you out',
  [-1009]: 'Your token has expired',
  [-1011]: 'The room is over',
});

/** Rooms of the demo page that nobody is called into: who knows the name joins. */
export class DemoRooms {
  #engine;
  #people;
  #attempt;
  #stage;
  /** @type {Map<string, RoomView>} */
  #views = new Map();

  /**
   * @param {Element} stage
   * @param {RingroomCallEngine} engine
   * @param {People} people
   * @param {Attempt} attempt
   */
  constructor(stage, engine, people, attempt) {
    this.#stage = stage;
    this.#engine = engine;
    this.#people = people;
    this.#attempt = attempt;
  }

  /** Where a room is named. */
  form() {
    const input = h('input', {
      name: 'room',
      placeholder: 'Name of a room',
      'aria-label': 'Join a room by its name',
      pattern: '[A-Za-z0-9_@.\\-]{1,128}',
      required: true,
      autocapitalize: 'none',
      autocomplete: 'off',
      'data-test': 'room-name',
    });
    return h(
      'form',
      {
        class: 'by-name',
        submit: async (/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          await this.#attempt(() => this.join(input.value.trim()));
        },
      },
      input,
      h('button', { 'data-test': 'join-room' }, icon('room'), 'Join'),
    );
  }

  /** @param {string} roomId */
  async join(roomId) {
    const room = this.#engine.createRTCRoom(roomId);
    const view = this.#views.get(roomId) ?? this.#view(roomId);
    view.open();
    try {
      await room.joinRoom({ token: () => fetchRoomToken(this.#engine.self, roomId) });
    } catch (error) {
      view.close();
      throw error;
    }
  }

  /** @param {string} roomId */
  #view(roomId) {
    const room = this.#engine.createRTCRoom(roomId);
    const people = { ...this.#people, self: () => this.#engine.self };
    const view = new RoomView(this.#stage, room, people, this.#attempt);
    this.#views.set(roomId, view);
    room.on('onRoomChanged', ({ room: now }) => (now === null ? view.close() : view.show(now)));
    room.on('onRoomStateChanged', ({ state }) => {
      const over = OVER[state];
      if (over) {
        toast(over, { kind: 'error' });
      }
    });
    room.on('onUserLeave', ({ userID }) => toast(`${this.#people.nameOf(userID)} left`));
    room.on('onDeviceProblem', (problem) => toast(deviceWords(problem), { kind: 'error' }));
    room.on('onAutoplayBlocked', () =>
      toast('The browser holds the sound back', {
        action: { label: 'Hear it', run: () => room.resumeSound() },
      }),
    );
    return view;
  }
}
