import { h, icon } from './dom.js';
import { clock } from './words.js';

/**
 * The card about the call that has just ended.
 *
 * @param {object} end
 * @param {number} end.reason
 * @param {string} end.words
 * @param {number} [end.totalTime] seconds, if it had begun
 * @param {(() => void) | null} end.again
 * @param {() => void} end.dismiss
 */
export function endedCard({ reason, words, totalTime, again, dismiss }) {
  return h(
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
    again && h('button', { click: again }, icon('phone'), 'Call again'),
    h('button', { class: 'plain', 'aria-label': 'Dismiss', click: dismiss }, icon('close')),
  );
}

/**
 * The card about a call that goes on on another device.
 *
 * @param {() => Promise<void>} move
 */
export function elsewhereCard(move) {
  return h(
    'div',
    { class: 'ended-card elsewhere', 'data-test': 'elsewhere' },
    h(
      'div',
      { class: 'names' },
      h('strong', {}, 'You are in a call on another device'),
      h('span', { class: 'quiet' }, 'It can go on here; the others will not notice.'),
    ),
    h(
      'button',
      {
        class: 'primary',
        'data-test': 'move-here',
        click: async (event) => {
          const button = event.currentTarget;
          button.disabled = true;
          await move();
          button.disabled = false;
        },
      },
      'Move here',
    ),
  );
}
