import { viewOf } from './streams.js';

/**
 * One WebRTC connection to the media node: one offer, one answer, then nothing is renegotiated.
 * The offer holds an own line each for sound, camera and screen, and a fixed number of receiving
 * slots; the node binds users to slots and says so (`onSlots`).
 *
 * @import { Slot } from './protocol.js'
 * @import { Stream } from './streams.js'
 *
 * @typedef {"new" | "connecting" | "connected" | "failed" | "closed"} MediaState
 * @typedef {{audio: number, video: number}} Slots how many lines receive
 * @typedef {{audio: MediaStreamTrack | null, video: MediaStreamTrack | null}} Tracks
 */

/** Receiving lines for a call of two: one spare each, so that a page that joins anew finds room. */
const SLOTS_OF_TWO = Object.freeze({ audio: 2, video: 2 });

/** For up to nine people: everybody's picture, and the four who speak. */
const SLOTS_OF_MANY = Object.freeze({ audio: 4, video: 8 });

/** Upper bound of the own picture, bit/s. Larger costs the others' downlink, smaller is blurred. */
const VIDEO_BITRATE = Object.freeze({ ofTwo: 1_500_000, ofMany: 600_000 });

/** The same of the small picture, which is for those whose downlink does not carry the other. */
const SMALL_BITRATE = 150_000;

/**
 * The own picture leaves in two sizes (simulcast), and the node sends each receiver the one that
 * fits. No third: at 640 × 360 Chromium sends only the two smallest of three, and the full size
 * would be missing.
 *
 * @param {boolean} many
 * @returns {RTCRtpEncodingParameters[]}
 */
function pictureSizes(many) {
  return [
    { rid: 'q', scaleResolutionDownBy: 2, maxBitrate: SMALL_BITRATE },
    { rid: 'f', maxBitrate: many ? VIDEO_BITRATE.ofMany : VIDEO_BITRATE.ofTwo },
  ];
}

/** The codecs asked for; anything more only makes the offer longer than the platform takes. */
const CODECS = Object.freeze({ audio: ['audio/opus'], video: ['video/VP8', 'video/rtx'] });

/** An ICE check that has not succeeded by then will not. */
const CONNECT_LIMIT = 10_000;

/** How long a connection may be without consent before a new one is made; a Wi-Fi change is less. */
const DISCONNECTED_LIMIT = 4_000;

export class MediaConnection {
  /** @type {RTCPeerConnection} */
  #pc;
  /** @type {RTCRtpTransceiver} */
  #audio;
  /** @type {RTCRtpTransceiver | null} */
  #video = null;
  /** @type {RTCRtpTransceiver | null} */
  #screen = null;
  #onState;
  /** @type {MediaState} */
  #state = 'new';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #limit;

  /**
   * @param {{video: boolean, many: boolean, ice: RTCConfiguration,
   *     onState: (state: MediaState) => void}} shape `video`: whether the call has pictures at all;
   *     `many`: more than two people; `ice`: TURN servers, and whether only they may be used
   */
  constructor({ video, many, ice, onState }) {
    this.#onState = onState;
    this.#pc = new RTCPeerConnection({ ...ice, bundlePolicy: 'max-bundle' });
    this.#pc.onconnectionstatechange = () => this.#follow();
    this.#audio = this.#line('audio', 'sendonly');
    this.#video = video ? this.#line('video', 'sendonly', pictureSizes(many)) : null;
    // The second video line is the screen: the media node knows it by its place.
    this.#screen = video ? this.#line('video', 'sendonly') : null;
    const slots = many ? SLOTS_OF_MANY : SLOTS_OF_TWO;
    for (let i = 0; i < slots.audio; i++) {
      this.#line('audio', 'recvonly');
    }
    for (let i = 0; video && i < slots.video; i++) {
      this.#line('video', 'recvonly');
    }
  }

  get state() {
    return this.#state;
  }

  /** @returns {Promise<string>} the offer; sending starts as soon as tracks are set */
  async offer() {
    await this.#pc.setLocalDescription(await this.#pc.createOffer());
    return this.#pc.localDescription?.sdp ?? '';
  }

  /** @param {string} sdp */
  async answer(sdp) {
    this.#expect(CONNECT_LIMIT);
    await this.#pc.setRemoteDescription({ type: 'answer', sdp });
  }

  /**
   * @param {"audio" | "video" | "screen"} what
   * @param {MediaStreamTrack | null} track
   */
  async setTrack(what, track) {
    const line = { audio: this.#audio, video: this.#video, screen: this.#screen }[what];
    if (line && this.#pc.signalingState !== 'closed') {
      await line.sender.replaceTrack(track);
    }
  }

  /** @returns {MediaStreamTrack[]} the sound of every receiving slot, to be played always */
  sounds() {
    return this.#receivers('audio').map(({ receiver }) => receiver.track);
  }

  /**
   * @param {Slot[]} slots
   * @returns {Map<string, Tracks>} by view
   */
  tracks(slots) {
    /** @type {Map<string, Tracks>} */
    const byView = new Map();
    for (const { userID, kind, stream, receiver } of this.bound(slots)) {
      const view = viewOf(userID, stream);
      const tracks = byView.get(view) ?? { audio: null, video: null };
      tracks[kind] = receiver.track;
      byView.set(view, tracks);
    }
    return byView;
  }

  /**
   * @param {Slot[]} slots
   * @returns {{userID: string, kind: "audio" | "video", stream: Stream,
   *     receiver: RTCRtpReceiver}[]} what shows a user, and the picture of everybody, who is nobody
   */
  bound(slots) {
    return slots.flatMap(({ mid, kind, userID, stream }) => {
      const line = this.#pc.getTransceivers().find((transceiver) => transceiver.mid === mid);
      const shows = userID || (stream === 'mix' && kind === 'video');
      return shows && line
        ? [{ userID: userID ?? '', kind, stream: stream ?? 'main', receiver: line.receiver }]
        : [];
    });
  }

  getStats() {
    return this.#pc.getStats();
  }

  microphoneStats() {
    return this.#audio.sender.getStats();
  }

  close() {
    clearTimeout(this.#limit);
    this.#state = 'closed';
    this.#pc.onconnectionstatechange = null;
    this.#pc.close();
  }

  /**
   * @param {"audio" | "video"} kind
   * @param {RTCRtpTransceiverDirection} direction
   * @param {RTCRtpEncodingParameters[]} [sendEncodings]
   */
  #line(kind, direction, sendEncodings) {
    const line = this.#pc.addTransceiver(kind, { direction, ...(sendEncodings && { sendEncodings }) });
    const known = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
    const wanted = known.filter(({ mimeType }) => CODECS[kind].includes(mimeType));
    if (wanted.length > 0) {
      line.setCodecPreferences(wanted);
    }
    return line;
  }

  /** @param {"audio" | "video"} kind */
  #receivers(kind) {
    return this.#pc
      .getTransceivers()
      .filter(({ direction, receiver }) => direction === 'recvonly' && receiver.track.kind === kind);
  }

  #follow() {
    switch (this.#pc.connectionState) {
      case 'connected':
        clearTimeout(this.#limit);
        this.#become('connected');
        break;
      case 'connecting':
        this.#become('connecting');
        break;
      case 'disconnected':
        this.#expect(DISCONNECTED_LIMIT);
        break;
      case 'failed':
        this.#become('failed');
        break;
      default:
        break;
    }
  }

  /** @param {number} limit milliseconds until a connection that is not up counts as failed */
  #expect(limit) {
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => this.#become('failed'), limit);
  }

  /** @param {MediaState} state */
  #become(state) {
    if (this.#state !== state && this.#state !== 'closed') {
      this.#state = state;
      this.#onState(state);
    }
  }
}
