import { RoomMedia } from '../sdk/index.js';
import { control, isOn, onPress, press } from './controls.js';
import { h, icon, keyed } from './dom.js';
import { qualityBars } from './quality.js';
import { SharedPicture } from './shared-picture.js';
import { screenTileOf, showScreen, tileOf } from './tile.js';

/**
 * @import { RingroomRoom } from '../sdk/index.js'
 * @import { Room, RoomUser } from '../sdk/room-model.js'
 * @import { People } from './tile.js'
 */

/** A room somebody has joined by himself: a tile for everybody, the own picture, the controls. */
export class RoomView {
  #container;
  #room;
  #people;
  #screens = h('div', { class: 'screens' });
  #tiles = h('div', { class: 'tiles' });
  #preview = h('video', { 'aria-label': 'Your camera', 'data-test': 'preview' });
  #self = h(
    'div',
    { class: 'self' },
    this.#preview,
    h('span', { class: 'badge self-off' }, icon('camera-off')),
    qualityBars(),
  );
  #mic = control('mic', 'Microphone');
  #camera = control('camera', 'Camera');
  #share = control('screen', 'Share your screen');
  #more = control('more', 'Sound and picture');
  #shared;
  #leave = h('button', { class: 'control hang', 'aria-label': 'Leave', 'data-test': 'leave-room' });

  /**
   * @param {Element} container
   * @param {RingroomRoom} room joined, or about to be
   * @param {People & {self: () => string}} people
   * @param {(act: () => Promise<unknown>) => Promise<void>} attempt tells the person what failed
   */
  constructor(container, room, people, attempt) {
    this.#container = container;
    this.#room = room;
    this.#people = people;
    this.#leave.append(icon('out'));
    onPress(this.#leave, () => attempt(() => room.leaveRoom()));
    onPress(this.#share, () =>
      attempt(() => (isOn(this.#share) ? room.unpublishScreen() : room.publishScreen())),
    );
    this.#shared = new SharedPicture(
      {
        self: people.self,
        setReception: (reception) => room.setReception(reception),
        setMixLayout: (layout) => room.setMixLayout(layout),
        startRecording: () => room.startRecording({ form: 'both' }),
        stopRecording: () => room.stopRecording(),
        startRemoteView: (...how) => room.startRemoteView(...how),
        stopRemoteView: (...which) => room.stopRemoteView(...which),
      },
      { tiles: this.#tiles, self: this.#self },
      attempt,
    );
    this.#more.addEventListener('click', () => this.#shared.panel.toggle());
    room.on('onUserNetworkQualityChanged', ({ networkQualities }) =>
      this.#shared.heard(networkQualities),
    );
    for (const [button, media] of /** @type {const} */ ([
      [this.#mic, RoomMedia.audio],
      [this.#camera, RoomMedia.video],
    ])) {
      onPress(button, () =>
        attempt(() => (isOn(button) ? room.unpublishStream(media) : room.publishStream(media))),
      );
    }
  }

  open() {
    this.#container.replaceChildren(
      h(
        'main',
        { class: 'stage', 'data-test': 'room' },
        h(
          'div',
          { class: 'stage-top' },
          h('h1', { class: 'call-title' }, this.#room.roomId),
          this.#shared.dot,
        ),
        this.#screens,
        this.#shared.mix,
        this.#tiles,
        this.#self,
        h(
          'div',
          { class: 'controls' },
          ...[this.#mic, this.#camera, this.#share, this.#more, this.#leave],
        ),
        this.#shared.panel.element,
      ),
    );
    document.body.classList.add('in-call');
    this.#room.setLocalView(this.#preview);
  }

  close() {
    this.#shared.forget();
    this.#container.replaceChildren();
    this.#room.setLocalView(null);
    document.body.classList.remove('in-call');
  }

  /** @param {Room} room */
  show({ users, audio, video, screen = false, isRecording = false }) {
    this.#tiles.setAttribute('data-count', String(users.length));
    keyed(this.#tiles, users, {
      key: ({ userID }) => userID,
      create: ({ userID }) => tileOf(userID, this.#people),
      update: (tile, user) => this.#showUser(tile, user),
      removed: (userID) => this.#room.stopRemoteView(userID),
    });
    keyed(this.#screens, users.filter((user) => user.screen), {
      key: ({ userID }) => userID,
      create: ({ userID }) => screenTileOf(userID, this.#people),
      update: (tile, { userID }) => showScreen(tile, userID, this.#room),
      removed: (userID) => this.#room.stopRemoteView(userID, 'screen'),
    });
    this.#share.hidden = !navigator.mediaDevices?.getDisplayMedia;
    this.#share.setAttribute('aria-pressed', String(screen));
    this.#self.classList.toggle('off', !video);
    press(this.#mic, 'mic', audio);
    press(this.#camera, 'camera', video);
    this.#shared.show({ video: true, isRecording, mayRecord: false });
  }

  /**
   * @param {HTMLElement} tile
   * @param {RoomUser} user
   */
  #showUser(tile, { userID, state, audio, video }) {
    const picture = tile.querySelector('video');
    if (picture) {
      this.#room.startRemoteView(userID, picture);
    }
    tile.setAttribute('data-state', state);
    tile.classList.toggle('has-video', video);
    tile.classList.toggle('muted', !audio);
    tile.classList.toggle('reconnecting', state === 'reconnecting');
  }
}
