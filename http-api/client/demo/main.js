import { MediaType, RingroomCallEngine } from '../sdk/index.js';
import { CallView } from './call-view.js';
import { ConsentView } from './consent-view.js';
import { byId } from './dom.js';
import { elsewhereCard, endedCard } from './ended-card.js';
import { IncomingView } from './incoming-view.js';
import { LobbyView } from './lobby-view.js';
import { showLogin } from './login-view.js';
import { tellNews } from './news.js';
import { Recents } from './recents.js';
import { RecentsView } from './recents-view.js';
import { DemoRooms } from './rooms.js';
import { SecondCallView } from './second-call-view.js';
import { errorToast, toast } from './toasts.js';
import { fetchToken } from './token.js';
import { WakeView, wokenUser } from './wake-view.js';
import { endWords } from './words.js';

/** @import { Call } from '../sdk/call-model.js' */

const USER_KEY = 'ringroom.user';

const query = new URLSearchParams(location.search);
// ?relay: media through TURN only, to see whether that way works.
const engine = new RingroomCallEngine({
  iceTransportPolicy: query.has('relay') ? 'relay' : 'all',
});
engine.setCallingBell();

/** @type {LobbyView | null} */
let lobby = null;

/** @type {Map<string, Call>} the calls as they were last, for the words at their end */
const lastCalls = new Map();

const incoming = new IncomingView(byId('incoming'), engine, {
  accept: (camera) => attempt(() => engine.accept({ camera })),
  reject: () => attempt(() => engine.reject()),
  ignore: () => attempt(() => engine.ignore()),
});

const stage = new CallView(byId('stage'), engine, { isRoom, nameOf, online }, {
  setMicrophone: (on) => attempt(() => (on ? engine.openMicrophone() : engine.closeMicrophone())),
  share: (on) => attempt(() => (on ? engine.startScreenShare() : engine.stopScreenShare())),
  setCamera: (on) => attempt(() => (on ? engine.openCamera() : engine.closeCamera())),
  hangup: () => attempt(() => engine.hangup()),
  invite,
  switchTo,
  hold: (on) => attempt(() => (on ? engine.hold() : engine.unhold())),
  attempt,
  mayHold: () => mayHold,
});

const second = new SecondCallView(byId('second-call'), {
  self: () => engine.self,
  nameOf,
  accept: () => attempt(() => engine.accept()),
  reject: () => attempt(() => engine.reject()),
  resume: () => attempt(() => engine.unhold()),
  hangup: () => attempt(() => engine.hangup({ callId: engine.otherCall?.callId })),
});

const consent = new ConsentView(byId('consent'), nameOf, (agree) =>
  attempt(async () => {
    wantsVideo = agree;
    await engine.respondMediaType(agree);
  }),
);

/** @type {Recents | null} */
let recents = null;

const wake = new WakeView(engine, attempt);

const rooms = new DemoRooms(byId('room'), engine, { isRoom, nameOf }, attempt);

/** Whether the platform lets a second call wait, and this user put one on hold. */
let mayHold = false;

/** Whether this user has asked for, or agreed to, a call with pictures. */
let wantsVideo = false;

/** @param {string} userID */
function isRoom(userID) {
  return engine.users.some((user) => user.userID === userID && user.kind === 'room');
}

/** @param {string} userID */
function nameOf(userID) {
  return engine.users.find((user) => user.userID === userID)?.name || userID;
}

function online() {
  return engine.users.map(({ userID }) => userID).filter((userID) => userID !== engine.self);
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
  const list = new RecentsView(name, {
    call: ring,
    forget: (callId) => attempt(() => past.forget(callId)),
    more: () => attempt(() => past.more()),
    nameOf,
  });
  const past = new Recents(engine, (records, hasMore) => list.show(records, hasMore));
  recents = past;
  lobby = new LobbyView(byId('app'), name, {
    call: ring,
    leave,
    setDnd: (on) => attempt(async () => lobby?.showDnd((await engine.setDnd({ on })).dnd.on)),
    recents: list.element,
    rooms: rooms.form(),
    wake: wake.element,
  });
  showElsewhere(engine.callElsewhere);
  await attempt(() => engine.watchUsers());
  await attempt(() => past.refresh());
  // An older platform has no such preference, and the page no button for it.
  // Not waited for: a push service that is out of reach takes its time to say so.
  void attempt(() => wake.start());
  await engine.queryBlockList().then(
    ({ dnd, busyPolicy }) => {
      lobby?.showDnd(dnd.on);
      mayHold = busyPolicy === 'waiting';
    },
    () => {},
  );
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

/** @param {string} userID */
async function invite(userID) {
  await attempt(async () => {
    const timeout = Number(query.get('timeout') ?? 30);
    const { refused } = await engine.inviteUser({ userIDList: [userID], timeout });
    refused.forEach(() => toast(`${nameOf(userID)} cannot be asked in`, { kind: 'error' }));
  });
}

/** @param {boolean} video */
async function switchTo(video) {
  const others = (engine.currentCall?.members ?? []).filter(({ state }) => state === 'joined');
  await attempt(async () => {
    wantsVideo = video;
    await engine.switchCallMediaType(video ? MediaType.video : MediaType.audio);
    if (video && others.length === 2) {
      const peer = others.find(({ userID }) => userID !== engine.self);
      toast(`${nameOf(peer?.userID ?? '')} is asked whether to turn video on`);
    }
  });
}

async function leave() {
  sessionStorage.removeItem(USER_KEY);
  await wake.stop().catch(() => {});
  await engine.logout();
  askWho('');
}

/** @param {string} name */
function askWho(name) {
  lobby = null;
  recents = null;
  showLogin(byId('app'), { name, enter });
}

/**
 * @param {Call | null} call
 * @param {Call | null} other
 */
function follow(call, other) {
  [call, other].forEach((one) => one && lastCalls.set(one.callId, one));
  incoming.show(call);
  stage.show(call);
  consent.show(call);
  second.show(other);
  if (call !== null) {
    lobby?.ended.replaceChildren();
  }
}

/**
 * @param {{callId: string, reason: number, userId?: string | null, cause?: string,
 *     totalTime?: number}} end
 */
function showEnd({ callId, reason, userId, cause, totalTime }) {
  const call = lastCalls.get(callId);
  const callerId = call?.callerId ?? '';
  const others = (call?.members ?? [])
    .map(({ userID }) => userID)
    .filter((userID) => userID !== engine.self);
  const words = endWords({ reason, userId, cause, self: engine.self, callerId, others, nameOf });
  lastCalls.delete(callId);
  if ([engine.currentCall, engine.otherCall].some((one) => one && one.callId !== callId)) {
    toast(words);
    return;
  }
  const mediaType = call?.mediaType ?? MediaType.video;
  const again = others.length > 0 ? () => void ring(others, mediaType) : null;
  const dismiss = () => lobby?.ended.replaceChildren();
  lobby?.ended.replaceChildren(endedCard({ reason, words, totalTime, again, dismiss }));
}

/** @param {string | null} callId of the call this user is in on another device */
function showElsewhere(callId) {
  const move = (/** @type {string} */ id) => attempt(() => engine.moveToThisDevice({ callId: id }));
  const cards = callId === null ? [] : [elsewhereCard(() => move(callId))];
  lobby?.elsewhere.replaceChildren(...cards);
}

/** @param {string | null} text null when all is well */
function showBanner(text) {
  byId('banner').hidden = text === null;
  byId('banner-text').textContent = text ?? '';
}

tellNews(engine, nameOf);
engine.on('onCallChanged', ({ call, other }) => follow(call, other));
engine.on('onCallEnd', showEnd);
engine.on('onCallNotConnected', showEnd);
engine.on('onUserListChanged', ({ users }) => lobby?.show(users));
engine.on('onCallMediaTypeChanged', ({ newMediaType }) => {
  const video = newMediaType === MediaType.video;
  toast(video ? 'The call goes on with video' : 'The call goes on without pictures');
  if (video && wantsVideo) {
    void attempt(() => engine.openCamera());
  }
  wantsVideo = false;
});
engine.on('onCallMediaTypeChangeRejected', ({ userID, by }) => {
  wantsVideo = false;
  const wish = userID === engine.self;
  const no = by ? `${nameOf(by)} stays with audio` : 'Nobody agreed to video in time';
  toast(wish ? no : 'The call stays without pictures');
});
engine.on('onCallElsewhereChanged', ({ callId }) => showElsewhere(callId));
engine.on('onCallRecord', () => void recents?.refresh().catch(errorToast));
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

/** A push was clicked: the call it told of rings by now, or is over. */
function woken() {
  if (!query.has('woken')) {
    return;
  }
  if (engine.currentCall === null && engine.callElsewhere === null) {
    toast('That call is over');
  }
  query.delete('woken');
  const rest = query.toString();
  history.replaceState(null, '', location.pathname + (rest && `?${rest}`));
}

const known =
  query.get('user') ??
  sessionStorage.getItem(USER_KEY) ??
  (query.has('woken') ? wokenUser() : null);
if (known === null) {
  askWho('');
} else {
  enter(known).then(woken, (error) => {
    askWho(known);
    errorToast(error);
  });
}
