import { h, icon, setIcon } from './dom.js';

/**
 * A round button of a call, named like its icon.
 *
 * @param {string} test
 * @param {string} label
 */
export function control(test, label) {
  return h(
    'button',
    { class: 'control', title: label, 'aria-label': label, 'data-test': test },
    icon(test),
  );
}

/**
 * A press is done before the next one counts.
 *
 * @param {HTMLButtonElement} button
 * @param {() => Promise<void>} act
 */
export function onPress(button, act) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    await act();
    button.disabled = false;
  });
}

/** @param {HTMLButtonElement} button */
export function isOn(button) {
  return button.getAttribute('aria-pressed') === 'true';
}

/**
 * @param {HTMLButtonElement} button
 * @param {"mic" | "camera"} what
 * @param {boolean} on
 */
export function press(button, what, on) {
  button.setAttribute('aria-pressed', String(on));
  button.classList.toggle('off', !on);
  setIcon(button.querySelector('svg'), on ? what : `${what}-off`);
}
