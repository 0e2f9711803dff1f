import { encodeCommand } from './protocol.js';

/**
 * @import { CurrentSocket } from './current-socket.js'
 * @import { RingroomError } from './protocol.js'
 *
 * @typedef {(renew: boolean) => Promise<object>} CredentialSource p of `login` without `resume`;
 *     `renew` asks for a fresh userSig after the platform called the last one expired
 */

/** The first command on every socket. */
export class Login {
  #socket;
  #credentials;
  #nextId;
  #renew = false;
  #id = '';

  /**
   * @param {CurrentSocket} socket
   * @param {CredentialSource} credentials
   * @param {() => string} nextId
   */
  constructor(socket, credentials, nextId) {
    this.#socket = socket;
    this.#credentials = credentials;
    this.#nextId = nextId;
  }

  /**
   * @param {() => object | undefined} resume where the stream of events is to go on
   * @param {() => void} failed there are no credentials now
   */
  async ask(resume, failed) {
    const isCurrent = this.#socket.mark();
    try {
      const credentials = await this.#credentials(this.#renew);
      if (isCurrent()) {
        this.#id = this.#nextId();
        const p = { ...credentials, resume: resume() };
        this.#socket.send(encodeCommand(this.#id, 'login', p));
      }
    } catch (error) {
      if (isCurrent()) {
        console.warn('ringroom: no credentials to log in with', error);
        failed();
      }
    }
  }

  /** @param {string} id of a reply @returns {boolean} whether it answers the login */
  isAnswered(id) {
    const answered = id === this.#id;
    this.#id = answered ? '' : this.#id;
    return answered;
  }

  succeeded() {
    this.#renew = false;
  }

  /** @param {RingroomError} error @returns {boolean} whether another try may be of use */
  refused(error) {
    const renew = error.name === 'EXPIRED' && !this.#renew;
    this.#renew ||= renew && !error.retryable;
    return renew || error.retryable;
  }
}
