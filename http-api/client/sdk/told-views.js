import { MIX } from './streams.js';

/**
 * What the platform shows this page, as it was told. Nobody listens before a connection is answered.
 */
export class ToldViews {
  #tell;
  /** @type {Set<string> | null} */
  #told = null;

  /** @param {(cmd: "startRemoteView" | "stopRemoteView", view: string) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {string[]} views the connection was made with */
  begin(views) {
    this.#told = new Set(views);
  }

  end() {
    this.#told = null;
  }

  /** @param {string[]} shown whatever is to be shown now */
  follow(shown) {
    const wanted = shown.filter((view) => view !== MIX);
    const told = this.#told;
    if (told !== null) {
      this.#told = new Set(wanted);
      wanted
        .filter((view) => !told.has(view))
        .forEach((view) => this.#tell('startRemoteView', view));
      [...told]
        .filter((view) => !wanted.includes(view))
        .forEach((view) => this.#tell('stopRemoteView', view));
    }
  }
}
