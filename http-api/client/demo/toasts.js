import { byId, h, icon } from './dom.js';
import { errorWords } from './words.js';

/** Long enough to read two lines. */
const SHOWN_FOR = 7_000;

/** More at once would cover the page. */
const AT_MOST = 3;

/**
 * @param {string} title
 * @param {{hint?: string, kind?: "info" | "error", action?: {label: string, run: () => void}}} [more]
 */
export function toast(title, { hint = '', kind = 'info', action } = {}) {
  const list = byId('toasts');
  const same = [...list.children].find((child) => child.getAttribute('data-title') === title);
  same?.remove();
  const element = h(
    'div',
    { class: `toast ${kind}`, 'data-test': 'toast', 'data-title': title },
    h('div', {}, h('strong', {}, title), hint !== '' && h('p', {}, hint)),
    action
      ? h('button', { class: 'small', click: () => (action.run(), element.remove()) }, action.label)
      : null,
    h(
      'button',
      { class: 'plain', 'aria-label': 'Dismiss', click: () => element.remove() },
      icon('close'),
    ),
  );
  list.append(element);
  while (list.children.length > AT_MOST) {
    list.firstElementChild?.remove();
  }
  setTimeout(() => element.remove(), SHOWN_FOR);
}

/** @param {any} error */
export function errorToast(error) {
  const { title, hint } = errorWords(error);
  toast(title, { hint, kind: 'error' });
}
