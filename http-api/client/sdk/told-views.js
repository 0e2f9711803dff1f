/**
 * Whom the platform shows this page, as it was told. Nobody listens before a connection is answered.
 */
export class ToldViews {
  #tell;
  /** @type {Set<string> | null} */
  #told = null;

  /** @param {(cmd: "startRemoteView" | "stopRemoteView", userID: string) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {string[]} users the connection was made with */
  begin(users) {
    this.#told = new Set(users);
  }

  end() {
    this.#told = null;
  }

  /** @param {string[]} wanted whoever is to be shown now */
  follow(wanted) {
    const told = this.#told;
    if (told !== null) {
      this.#told = new Set(wanted);
      wanted
        .filter((userID) => !told.has(userID))
        .forEach((userID) => this.#tell('startRemoteView', userID));
      [...told]
        .filter((userID) => !wanted.includes(userID))
        .forEach((userID) => this.#tell('stopRemoteView', userID));
    }
  }
}
