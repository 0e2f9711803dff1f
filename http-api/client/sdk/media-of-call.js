/**
 * How a call and its media hang together: what kind of connection a call needs, and who hears what
 * the connection has to say.
 *
 * @import { CallDevices } from './call-devices.js'
 * @import { CallMediaOwner, Shape } from './call-media.js'
 * @import { Call } from './call-model.js'
 * @import { Connection } from './connection.js'
 * @import { EngineEvents } from './engine-events.js'
 * @import { Emitter } from './events.js'
 * @import { MediaTypeValue } from './protocol.js'
 *
 * @typedef {object} MediaOfCall
 * @property {Connection} connection
 * @property {Emitter<EngineEvents>} events
 * @property {CallDevices} devices
 * @property {() => string} self
 * @property {() => Call | null} call
 * @property {() => boolean} held
 * @property {(cmd: string, p: object) => void} send
 * @property {(error: any) => void} refused
 */
import { MediaType } from './protocol.js';
import { ofView, separate } from './streams.js';

/** A media request that waits longer is repeated; the node's own limit is 2 s. */
const CONNECT_MEDIA_LIMIT = 5_000;

/** States of those who need a place in the media connection. */
const EXPECTED = ['calling', 'ringing', 'joined', 'reconnecting'];

/**
 * @param {MediaOfCall} of
 * @returns {CallMediaOwner}
 */
export function mediaOwner({ connection, events, devices, self, call, held, send, refused }) {
  return {
    connect: (callId, sdp, views, wish) =>
      connection.command(
        'connectMedia',
        { callId, sdp, ...separate(views), ...wish },
        CONNECT_MEDIA_LIMIT,
      ),
    tellReception: (wish) => send('setReception', { callId: call()?.callId, ...wish }),
    onReceptionLimited: (reception) => events.emit('onReceptionLimited', { reception }),
    tellView: (cmd, view) => send(cmd, { callId: call()?.callId, ...ofView(view) }),
    onScreenEnded: () => void devices.setScreen(false),
    onState: (state) => events.emit('onMediaStateChanged', { state }),
    onDeviceProblem: (problem) => {
      devices.lost(problem);
      events.emit('onDeviceProblem', problem);
    },
    onLocalTrack: (kind, track) => events.emit('onLocalTrackChanged', { kind, track }),
    self,
    onActiveSpeaker: (userID) => {
      if (!held()) {
        events.emit('onActiveSpeaker', { userID });
      }
    },
    onVolumes: (volumes) => {
      if (!held()) {
        events.emit('onUserVoiceVolumeChanged', volumes);
      }
    },
    onViewLimited: (view) => events.emit('onRemoteViewLimited', view),
    onAutoplayBlocked: () => events.emit('onAutoplayBlocked', {}),
    onRefused: refused,
  };
}

/**
 * @param {Call} call
 * @returns {Shape} for those who are in it or may still come
 */
export function shapeOfCall({ mediaType, members }) {
  const here = members.filter(({ state }) => EXPECTED.includes(state)).length;
  return shapeOf(mediaType, here - 1);
}

/**
 * @param {MediaTypeValue} mediaType
 * @param {number} others how many people besides this user
 * @returns {Shape}
 */
export function shapeOf(mediaType, others) {
  return { video: mediaType === MediaType.video, many: others > 1 };
}
