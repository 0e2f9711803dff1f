import { until } from './until.js';

/**
 * @typedef {{file: string, user: string, bytes: number, millis?: number, thumbnail: string}} File
 */

/** Until a recording has what is waited for; a loaded machine is slow. */
const LIMIT = 60_000;

/** The recordings of one call, as its tenant's server gets them. */
export class Recordings {
  url;
  #key;

  /**
   * @param {string} url
   * @param {string} key of the tenant
   */
  constructor(url, key) {
    this.url = url;
    this.#key = key;
  }

  /**
   * @param {string} path below the list
   * @param {string} [range]
   */
  answer(path, range) {
    return fetch(this.url + path, {
      headers: { Authorization: `Bearer ${this.#key}`, ...(range && { Range: range }) },
    });
  }

  /**
   * @param {(file: File) => unknown} which
   * @returns {Promise<File>} the first of that kind, once there is one
   */
  async file(which) {
    /** @type {File | undefined} */
    let found;
    await until(
      'a recorded file',
      async () => {
        const { files } = await (await this.answer('')).json();
        found = files.find(which);
        return found !== undefined || JSON.stringify(files);
      },
      LIMIT,
    );
    return /** @type {File} */ (found);
  }

  /**
   * @param {string} file of what members record
   * @param {string} [range]
   */
  async fetch(file, range) {
    const answer = await this.answer(`/members/files/${file}`, range);
    if (answer.status !== (range ? 206 : 200)) {
      throw new Error(`${answer.status} ${await answer.text()}`);
    }
    return answer.arrayBuffer();
  }
}

/**
 * Runs in the page, which decodes what it is given as any player would.
 *
 * @param {{bytes: string, hertz: number}} sound a file in base64
 * @returns {Promise<number>} how much of its energy is that tone, 0 to 1: one line of its spectrum
 */
export async function toneOf({ bytes, hertz }) {
  const file = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  const decoded = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(file.buffer);
  const all = decoded.getChannelData(0);
  // A second from its middle: where it begins and ends there may be silence.
  const from = Math.max(0, Math.floor(all.length / 2) - 24_000);
  const samples = all.slice(from, from + 48_000);
  const turn = (2 * Math.PI * hertz) / decoded.sampleRate;
  let [re, im, energy] = [0, 0, 0];
  samples.forEach((sample, i) => {
    re += sample * Math.cos(turn * i);
    im += sample * Math.sin(turn * i);
    energy += sample * sample;
  });
  return (2 * (re * re + im * im)) / (samples.length * energy);
}
