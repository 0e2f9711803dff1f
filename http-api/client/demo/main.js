import { MediaType, RingroomCallEngine } from '../sdk/index.js';
import { CallView } from './call-view.js';
import { byId, h, icon } from './dom.js';
import { IncomingView } from './incoming-view.js';
import { LobbyView } from './lobby-view.js';
import { showLogin } from './login-view.js';
import { RingTone } from './ring-tone.js';
import { errorToast, toast } from './toasts.js';
import { fetchToken } from './token.js';
import { clock, deviceWords, endWords } from './words.js';

/** @import { Call } from '../sdk/call-model.js' */

const USER_KEY = 'ringroom.user';

const query = new URLSearchParams(location.search);
const engine = new RingroomCallEngine();
const tone = new RingTone();

/** @type {LobbyView | null} */
let lobby = null;

/** @type {Call | null} the call as it was last, for the words at its end */
let lastCall = null;

const incoming = new IncomingView(byId('incoming'), tone, {
  accept: (camera) => attempt(() => engine.accept({ camera })),
  reject: () => attempt(() => engine.reject()),
});

const stage = new CallView(byId('stage'), engine, { isRoom, nameOf }, {
  setMicrophone: (on) => attempt(() => (on ? engine.openMicrophone() : engine.closeMicrophone())),
  setCamera: (on) => attempt(() => (on ? engine.openCamera() : engine.closeCamera())),
  hangup: () => attempt(() => engine.hangup()),
});

/** @param {string} userID */
function isRoom(userID) {
  return engine.users.some((user) => user.userID === userID && user.kind === 'room');
}

/** @param {string} userID */
function nameOf(userID) {
  return engine.users.find((user) => user.userID === userID)?.name || userID;
}

/** @param {() => Promise<unknown>} act */
async function attempt(act) {
  try {
    await act();
  } catch (error) {
    errorToast(error);
  }
}

/** @param {string} name */
async function enter(name) {
  let token = await fetchToken(name);
  await engine.login({
    userID: name,
    userSig: async (renew) => (token = renew ? await fetchToken(name) : token),
  });
  sessionStorage.setItem(USER_KEY, name);
  lobby = new LobbyView(byId('app'), name, { call: ring, leave });
  await attempt(() => engine.watchUsers());
}

/**
 * @param {string[]} userIDList
 * @param {1 | 2} mediaType
 */
async function ring(userIDList, mediaType) {
  const timeout = Number(query.get('timeout') ?? 30);
  await attempt(async () => {
    const { refused } = await engine.calls({ userIDList, mediaType, timeout });
    refused.forEach(({ userID }) => toast(`${nameOf(userID)} cannot be called`, { kind: 'error' }));
  });
}

async function leave() {
  sessionStorage.removeItem(USER_KEY);
  await engine.logout();
  askWho('');
}

/** @param {string} name */
function askWho(name) {
  lobby = null;
  showLogin(byId('app'), { name, enter });
}

/** @param {Call | null} call */
function follow(call) {
  lastCall = call ?? lastCall;
  incoming.show(call);
  stage.show(call);
  const waitsForAnswer = call?.phase === 'inviting';
  tone.play(call?.phase === 'ringing' ? 'ring' : waitsForAnswer ? 'ringBack' : null);
  if (call !== null) {
    lobby?.ended.replaceChildren();
  }
}

/** @param {{reason: number, userId?: string | null, cause?: string, totalTime?: number}} end */
function showEnd({ reason, userId, cause, totalTime }) {
  const callerId = lastCall?.callerId ?? '';
  const others = (lastCall?.members ?? [])
    .map(({ userID }) => userID)
    .filter((userID) => userID !== engine.self);
  const words = endWords({ reason, userId, cause, self: engine.self, callerId, others, nameOf });
  const mediaType = lastCall?.mediaType ?? MediaType.video;
  lobby?.ended.replaceChildren(
    h(
      'div',
      { class: 'ended-card', 'data-test': 'ended', 'data-reason': String(reason) },
      h(
        'div',
        { class: 'names' },
        h('strong', { 'data-test': 'ended-reason' }, words),
        totalTime === undefined
          ? null
          : h(
              'span',
              { class: 'quiet' },
              'Lasted ',
              h('time', { 'data-test': 'ended-duration' }, clock(totalTime)),
            ),
      ),
      others.length > 0 &&
        h('button', { click: () => ring(others, mediaType) }, icon('phone'), 'Call again'),
      h(
        'button',
        { class: 'plain', 'aria-label': 'Dismiss', click: () => lobby?.ended.replaceChildren() },
        icon('close'),
      ),
    ),
  );
}

/** @param {string | null} text null when all is well */
function showBanner(text) {
  byId('banner').hidden = text === null;
  byId('banner-text').textContent = text ?? '';
}

engine.on('onCallChanged', ({ call }) => follow(call));
engine.on('onCallEnd', showEnd);
engine.on('onCallNotConnected', showEnd);
engine.on('onUserListChanged', ({ users }) => lobby?.show(users));
engine.on('onDeviceProblem', (problem) => toast(deviceWords(problem), { kind: 'error' }));
engine.on('onUserLeave', ({ userID, reason }) =>
  toast(`${nameOf(userID)} ${reason === 1 ? 'lost the connection' : 'left'}`),
);
engine.on('onCallRestored', () => toast('You are back in your call'));
engine.on('onError', errorToast);
engine.on('onAutoplayBlocked', () =>
  toast('The browser holds the sound back', {
    action: { label: 'Hear it', run: () => engine.resumeSound() },
  }),
);
engine.on('onConnectionStateChanged', ({ state }) => {
  document.body.setAttribute('data-connection', state);
  const inCall = engine.currentCall?.phase === 'active' ? ' Your call goes on.' : '';
  showBanner(state === 'reconnecting' ? `Connection lost, reconnecting…${inCall}` : null);
});
engine.on('onKickedOffline', () => {
  askWho(engine.self);
  toast('This session was opened somewhere else', { kind: 'error' });
});
engine.on('onUserSigExpired', () => {
  askWho('');
  toast('Your session has expired', { kind: 'error' });
});

// For the console and the tests: everything the page can do, and nothing it cannot.
Object.assign(globalThis, { ringroom: engine });

const known = query.get('user') ?? sessionStorage.getItem(USER_KEY);
if (known === null) {
  askWho('');
} else {
  enter(known).catch((error) => {
    askWho(known);
    errorToast(error);
  });
}
