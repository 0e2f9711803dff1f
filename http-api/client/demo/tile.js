import { MediaType } from '../sdk/index.js';
import { avatar, h, icon } from './dom.js';
import { qualityBars } from './quality.js';
import { waitingWords } from './words.js';

/**
 * @import { RingroomCallEngine } from '../sdk/index.js'
 * @import { Call, Member } from '../sdk/call-model.js'
 *
 * @typedef {{isRoom: (userID: string) => boolean, nameOf: (userID: string) => string}} People
 */

/**
 * Somebody of a call: his picture, or his face and how far he is.
 *
 * @param {string} userID
 * @param {People} people
 */
export function tileOf(userID, people) {
  const isRoom = people.isRoom(userID);
  return h(
    'figure',
    { class: isRoom ? 'tile room' : 'tile', 'data-test': 'tile', 'data-user': userID },
    h('video', { 'aria-label': `${userID}’s picture`, 'data-test': 'remote-video' }),
    h(
      'div',
      { class: 'face' },
      avatar(userID, isRoom),
      h('span', { class: 'state', 'data-test': 'tile-state' }),
    ),
    h(
      'figcaption',
      {},
      h('span', { class: 'muted-mark', title: 'Microphone off' }, icon('mic-off')),
      h('span', {}, people.nameOf(userID)),
      qualityBars(),
    ),
    h('span', { class: 'badge reconnecting-mark' }, 'Reconnecting…'),
  );
}

/**
 * What somebody shares beside his camera.
 *
 * @param {string} userID
 * @param {People} people
 */
export function screenTileOf(userID, people) {
  return h(
    'figure',
    { class: 'tile screen has-video', 'data-test': 'screen-tile', 'data-user': userID },
    h('video', { 'aria-label': `${userID}’s screen`, 'data-test': 'remote-screen' }),
    h('figcaption', {}, icon('screen'), h('span', {}, `${people.nameOf(userID)}’s screen`)),
  );
}

/**
 * @param {HTMLElement} tile
 * @param {string} userID
 * @param {{startRemoteView: (userID: string, target: Element, stream: "screen") => void}} engine
 */
export function showScreen(tile, userID, engine) {
  const picture = tile.querySelector('video');
  if (picture) {
    engine.startRemoteView(userID, picture, 'screen');
  }
}

/**
 * @param {HTMLElement} tile
 * @param {Member} member
 * @param {Call} call
 * @param {RingroomCallEngine} engine
 */
export function showMember(tile, member, call, engine) {
  const { userID, state, audio, video, held = false } = member;
  const here = state === 'joined' || state === 'reconnecting';
  const picture = tile.querySelector('video');
  if (call.mediaType === MediaType.video && picture) {
    engine.startRemoteView(userID, picture);
  }
  tile.setAttribute('data-state', state);
  tile.classList.toggle('has-video', here && video && !held);
  tile.classList.toggle('muted', here && !audio);
  tile.classList.toggle('waiting', state === 'calling' || state === 'ringing');
  tile.classList.toggle('reconnecting', state === 'reconnecting');
  sayHowFar(tile, member, engine.serverNow());
}

/**
 * What is happening while nothing is to be seen or heard of him.
 *
 * @param {Element} tile
 * @param {Member} member
 * @param {number} now server milliseconds
 */
export function sayHowFar(tile, member, now) {
  const words = tile.querySelector('.state');
  const quiet = member.state === 'joined' || (member.state === 'reconnecting' && !member.video);
  if (words) {
    const held = member.held && member.state === 'joined';
    words.textContent = held ? 'On hold' : quiet ? '' : waitingWords(member, now);
  }
}
