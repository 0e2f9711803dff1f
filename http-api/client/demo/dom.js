/**
 * The few lines of DOM the page is made of.
 *
 * @typedef {Node | string | null | false} Child
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | ((event: any) => void)>} attributes a function listens
 *     to the event of that name; true sets, false leaves out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/**
 * @param {string} name a symbol of icons.svg
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(namespace, 'use');
  use.setAttribute('href', `/demo/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/**
 * @param {SVGSVGElement | null} svg
 * @param {string} name
 */
export function setIcon(svg, name) {
  svg?.firstElementChild?.setAttribute('href', `/demo/icons.svg#${name}`);
}

/**
 * A round picture for somebody without one: initials on a colour of his own.
 *
 * @param {string} name
 * @param {boolean} [isRoom]
 */
export function avatar(name, isRoom = false) {
  const element = h('span', { class: 'avatar', 'aria-hidden': 'true' });
  element.append(isRoom ? icon('room') : initials(name));
  element.style.setProperty('--hue', String(hueOf(name)));
  return element;
}

/** @param {string} name */
function initials(name) {
  const parts = name.split(/[-_\s]+/).filter(Boolean);
  const letters = parts.length > 1 ? parts.map((part) => part[0]) : [...name];
  return letters.slice(0, 2).join('').toUpperCase();
}

/** @param {string} name */
function hueOf(name) {
  let hash = 7;
  for (const char of name) {
    hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 360;
  }
  return hash;
}

/**
 * Makes the children of a container one per item without touching those that stay: a video that is
 * moved in the document stops playing.
 *
 * @template Item
 * @param {Element} container
 * @param {ReadonlyArray<Item>} items
 * @param {object} how
 * @param {(item: Item) => string} how.key
 * @param {(item: Item) => Element} how.create
 * @param {(element: HTMLElement, item: Item) => void} how.update
 * @param {(key: string) => void} [how.removed]
 */
export function keyed(container, items, { key, create, update, removed }) {
  const known = new Map(
    [...container.children].map((child) => [child.getAttribute('data-key') ?? '', child]),
  );
  for (const [i, item] of items.entries()) {
    const name = key(item);
    let element = known.get(name);
    known.delete(name);
    if (!element) {
      element = create(item);
      element.setAttribute('data-key', name);
      container.insertBefore(element, container.children[i] ?? null);
    } else if (container.children[i] !== element && !element.querySelector('video')) {
      container.insertBefore(element, container.children[i] ?? null);
    }
    update(/** @type {HTMLElement} */ (element), item);
  }
  for (const [name, element] of known) {
    element.remove();
    removed?.(name);
  }
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no #${id}`);
  }
  return element;
}
