/** Writes down what is asked of the media; the real one runs in ops/browser-tests. */
export class RecordedMedia {
  /** @type {string[]} */
  done = [];
  /** @type {{mic?: boolean, camera?: boolean, screen?: boolean}} as asked for last */
  devices = {};
  local = { use: async () => {} };
  prepare = () => void (this.done.at(-1) !== 'prepare' && this.done.push('prepare'));
  connect = (/** @type {string} */ id) => void this.done.push(`connect ${id}`);
  reconnect = () => void this.done.push('reconnect');
  bind = () => void this.done.push('bind');
  close = () => void (this.done.length > 0 && this.done.push('close'));
  preview = () => {};
  show = () => {};
  hide = () => {};
  play = () => {};
  receive = () => {};
  setCamera = async (/** @type {boolean} */ on) => (this.devices.camera = on);
  setMicrophone = async (/** @type {boolean} */ on) => (this.devices.mic = on);
  setScreen = async (/** @type {boolean} */ on) => (this.devices.screen = on);
  getStats = async () => null;
}
