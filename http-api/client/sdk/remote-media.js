import { MixLevels } from './mix-levels.js';
import { RemoteViews } from './remote-views.js';
import { ToldViews } from './told-views.js';
import { ViewLimits } from './view-limits.js';
import { VolumeMeter, levelOf, ownLevel, scales } from './volume.js';

/**
 * @import { MediaConnection } from './media.js'
 * @import { Slot } from './protocol.js'
 * @import { LimitedView } from './view-limits.js'
 * @import { Volumes } from './volume.js'
 *
 * @typedef {object} RemoteMediaOwner
 * @property {() => MediaConnection | null} connection
 * @property {() => boolean} hasPictures whether there are any to ask for
 * @property {() => boolean} micOn
 * @property {(cmd: "startRemoteView" | "stopRemoteView", view: string) => void} tellView
 * @property {() => string} self
 * @property {(volumes: Volumes) => void} onVolumes
 * @property {(userID: string | null) => void} onActiveSpeaker
 * @property {(view: LimitedView) => void} onViewLimited
 * @property {() => void} onAutoplayBlocked
 */

/** What is seen and heard of the others: whose slot is shown where, and how loud it is. */
export class RemoteMedia {
  #owner;
  #views;
  #told;
  #meter;
  #limits;
  #mixed = new MixLevels();
  /** @type {Slot[]} */
  #slots = [];

  /** @param {RemoteMediaOwner} owner */
  constructor(owner) {
    this.#owner = owner;
    this.#views = new RemoteViews(owner.onAutoplayBlocked);
    this.#told = new ToldViews(owner.tellView);
    this.#limits = new ViewLimits(owner.onViewLimited);
    this.#meter = new VolumeMeter(
      () => this.#levels(),
      {
        onLevels: (levels) => owner.onVolumes(scales(levels)),
        onSpeaker: owner.onActiveSpeaker,
      },
    );
  }

  /** Everything that is to be shown, the most important first. */
  views() {
    return this.#views.all();
  }

  /** @param {Slot[]} slots */
  bind(slots) {
    this.#slots = slots;
    this.#rebind();
    this.#limits.follow(slots);
  }

  /** @param {import('./mix-levels.js').UserLevel[]} levels of all who are heard in the mix */
  hearMix(levels) {
    this.#mixed.tell(levels, performance.now());
  }

  /**
   * @param {string} view
   * @param {Element} target
   */
  show(view, target) {
    this.#views.show(view, target);
    this.#rebind();
    this.#tellViews();
  }

  /** @param {string} view */
  hide(view) {
    this.#views.hide(view);
    this.#tellViews();
  }

  /** Starts sound the browser has held back. */
  play() {
    this.#views.play();
  }

  /** Another connection, of which nothing is known yet. */
  renewed() {
    this.#slots = [];
    this.#told.end();
  }

  /** @param {string[]} views asked for with the offer; who was wanted meanwhile is told now */
  answered(views) {
    // Before the answer nobody would listen.
    this.#told.begin(views);
    this.#tellViews();
  }

  connected() {
    this.#rebind();
    this.#meter.start();
  }

  end() {
    this.#meter.stop();
    this.renewed();
    this.#views.clear();
  }

  #tellViews() {
    if (this.#owner.hasPictures()) {
      this.#told.follow(this.#views.all());
    }
  }

  #rebind() {
    const connection = this.#owner.connection();
    const tracks = connection?.tracks(this.#slots);
    this.#views.bindVideo((view) => tracks?.get(view)?.video ?? null);
    this.#views.bindSound(connection?.sounds() ?? []);
  }

  /** @param {number} milliseconds between two tellings of the volumes; 0 for none */
  tellVolumesEvery(milliseconds) {
    this.#meter.tellEvery(milliseconds);
  }

  /** @returns {Promise<Map<string, number>>} of everybody who is heard, and of this user */
  async #levels() {
    const connection = this.#owner.connection();
    /** @type {Map<string, number>} */
    const levels = new Map();
    for (const { userID, kind, receiver } of connection?.bound(this.#slots) ?? []) {
      if (kind === 'audio') {
        levels.set(userID, levelOf(receiver));
      }
    }
    if (this.#slots.some(({ stream, kind }) => stream === 'mix' && kind === 'audio')) {
      this.#mixed.at(performance.now()).forEach((level, userID) => levels.set(userID, level));
    }
    const stats = await connection?.microphoneStats();
    return levels.set(this.#owner.self(), stats && this.#owner.micOn() ? ownLevel(stats) : 0);
  }
}
