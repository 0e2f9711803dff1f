import { h } from './dom.js';

/**
 * How good somebody's connection is, 0 to 6, in words; nothing is said of what is unknown.
 *
 * @type {ReadonlyArray<string>}
 */
const WORDS = ['', 'excellent', 'good', 'poor', 'bad', 'very bad', 'gone'];

/** How many of the four bars are lit. */
const LIT = [0, 4, 3, 2, 1, 1, 0];

/** Four bars for a connection of which nothing is known yet. */
export function qualityBars() {
  return h(
    'span',
    { class: 'bars', role: 'img', 'data-test': 'quality', hidden: true },
    ...[1, 2, 3, 4].map(() => h('i')),
  );
}

/**
 * @param {Element} where a tile, or the own picture
 * @param {number} quality
 */
export function showQuality(where, quality) {
  const bars = /** @type {HTMLElement | null} */ (where.querySelector('.bars'));
  if (bars) {
    const words = WORDS[quality] ?? '';
    bars.hidden = words === '';
    bars.title = `Connection: ${words}`;
    bars.setAttribute('aria-label', bars.title);
    bars.setAttribute('data-quality', String(quality));
    [...bars.children].forEach((bar, i) => bar.classList.toggle('lit', i < (LIT[quality] ?? 0)));
  }
}
