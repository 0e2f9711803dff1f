/**
 * Runs inside the page before the page does: writes down everything the engine tells.
 *
 * @param {string[]} names of engine events
 */
export function recordEngine(names) {
  const page = /** @type {any} */ (globalThis);
  page.heard = [];
  let engine = /** @type {any} */ (undefined);
  Object.defineProperty(page, 'ringroom', {
    get: () => engine,
    set: (given) => {
      engine = given;
      for (const name of names) {
        engine.on(name, (/** @type {any} */ payload) =>
          page.heard.push({ name, at: Date.now(), payload }),
        );
      }
    },
  });
}

/** What is written down: everything about calls, and nothing that comes many times a second. */
export const RECORDED = [
  'onCallReceived',
  'onCallWaiting',
  'onUserHold',
  'onUserInviting',
  'onUserRinging',
  'onCallMediaTypeChanged',
  'onMediaTypeRequest',
  'onCallMediaTypeChangeRejected',
  'onCallMovedToDevice',
  'onCallRecord',
  'onCallBegin',
  'onCallEnd',
  'onCallNotConnected',
  'onUserJoin',
  'onUserLeave',
  'onUserReject',
  'onUserNoResponse',
  'onUserLineBusy',
  'onUserConnectionState',
  'onUserAudioAvailable',
  'onUserVideoAvailable',
  'onCallRestored',
  'onConnectionStateChanged',
  'onMediaStateChanged',
  'onDeviceProblem',
  'onError',
  'onKickedOffline',
];
