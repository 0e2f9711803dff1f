import { h } from './dom.js';
import { MediaPanel } from './media-panel.js';
import { showQuality } from './quality.js';

/**
 * @import { UserQuality } from '../sdk/protocol.js'
 * @import { SharedMedia } from './media-panel.js'
 *
 * @typedef {SharedMedia & {self: () => string,
 *   startRemoteView: (userID: string, target: Element, stream: "mix") => void,
 *   stopRemoteView: (userID: string, stream: "mix") => void}} Stage
 */

/** What calls and rooms show of their media beside the people: recording, quality, one picture. */
export class SharedPicture {
  #stage;
  #tiles;
  #self;
  #qualities = new Map();
  #video = h('video', { 'aria-label': 'Everybody', 'data-test': 'mix-video' });
  /** The one picture of everybody, where that is wanted. */
  mix = h('figure', { class: 'tile mix has-video', 'data-test': 'mix', hidden: true }, this.#video);
  /** Says that what is said and shown is kept. */
  dot = h(
    'span',
    { class: 'recording', role: 'status', 'data-test': 'recording', hidden: true },
    h('i'),
    'Recording',
  );
  panel;

  /**
   * @param {Stage} stage
   * @param {{tiles: Element, self: Element}} shown
   * @param {(act: () => Promise<unknown>) => Promise<void>} attempt
   */
  constructor(stage, { tiles, self }, attempt) {
    this.#stage = stage;
    this.#tiles = tiles;
    this.#self = self;
    this.panel = new MediaPanel(stage, attempt, (mixed) => this.#become(mixed));
  }

  /** @param {{video: boolean, isRecording: boolean, mayRecord: boolean}} now */
  show(now) {
    this.dot.hidden = !now.isRecording;
    this.panel.show(now);
    for (const tile of this.#tiles.children) {
      showQuality(tile, this.#qualities.get(tile.getAttribute('data-user')) ?? 0);
    }
    showQuality(this.#self, this.#qualities.get(this.#stage.self()) ?? 0);
  }

  /** @param {UserQuality[]} changed */
  heard(changed) {
    for (const { userID, quality } of changed) {
      this.#qualities.set(userID, quality);
      const mine = userID === this.#stage.self();
      const tile = [...this.#tiles.children].find((one) => one.getAttribute('data-user') === userID);
      const where = mine ? this.#self : tile;
      if (where) {
        showQuality(where, quality);
      }
    }
  }

  /** It is over. */
  forget() {
    this.#qualities.clear();
    this.dot.hidden = true;
    this.panel.forget();
    this.#become(false);
  }

  /** @param {boolean} mixed */
  #become(mixed) {
    this.mix.hidden = !mixed;
    if (mixed) {
      this.#stage.startRemoteView('', this.#video, 'mix');
    } else {
      this.#stage.stopRemoteView('', 'mix');
    }
  }
}
