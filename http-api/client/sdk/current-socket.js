/**
 * @typedef {object} SocketLike the part of WebSocket that is used
 * @property {(text: string) => void} send
 * @property {(code?: number, reason?: string) => void} close
 * @property {((event: any) => void) | null} onopen
 * @property {((event: any) => void) | null} onmessage
 * @property {((event: any) => void) | null} onclose
 *
 * @typedef {object} SocketEars
 * @property {() => void} onOpen
 * @property {(text: string) => void} onText
 * @property {(code: number) => void} onClose by the other side
 */

/** One socket at a time; what an earlier one still says is not heard. */
export class CurrentSocket {
  #open;
  /** @type {SocketLike | null} */
  #socket = null;

  /** @param {() => SocketLike} open dials */
  constructor(open) {
    this.#open = open;
  }

  get exists() {
    return this.#socket !== null;
  }

  /** @param {SocketEars} ears */
  dial({ onOpen, onText, onClose }) {
    const socket = this.#open();
    this.#socket = socket;
    /** @param {(event: any) => void} handle */
    const whileCurrent = (handle) => (/** @type {any} */ event) => {
      if (this.#socket === socket) {
        handle(event);
      }
    };
    socket.onopen = whileCurrent(onOpen);
    socket.onmessage = whileCurrent((event) => onText(String(event.data)));
    socket.onclose = whileCurrent((event) => onClose(Number(event?.code)));
  }

  /** @returns {() => boolean} whether it is still the one of now */
  mark() {
    const socket = this.#socket;
    return () => this.#socket === socket && socket !== null;
  }

  /** @param {string} frame lost where there is no socket */
  send(frame) {
    this.#socket?.send(frame);
  }

  /** @param {number} code told to the other side */
  drop(code) {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(code);
  }
}
