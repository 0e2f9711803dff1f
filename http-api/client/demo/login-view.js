import { h } from './dom.js';
import { errorWords } from './words.js';

/** The form of a user name; TUICallKit's. */
const NAME = '[A-Za-z0-9_\\-]{1,32}';

/**
 * @param {Element} container
 * @param {{name: string, enter: (name: string) => Promise<void>}} how `name` fills the field
 */
export function showLogin(container, { name, enter }) {
  const input = h('input', {
    id: 'name',
    name: 'name',
    value: name,
    required: true,
    pattern: NAME,
    maxlength: '32',
    autocomplete: 'username',
    autocapitalize: 'none',
    spellcheck: 'false',
    placeholder: 'alice',
    title: 'Letters, digits, - and _, at most 32',
    'data-test': 'login-name',
  });
  const button = h('button', { class: 'primary wide', 'data-test': 'login-button' }, 'Enter');
  const problem = h('p', { class: 'problem', role: 'alert', 'data-test': 'login-problem' });
  const form = h(
    'form',
    {
      submit: async (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        button.disabled = true;
        problem.textContent = '';
        try {
          await enter(input.value.trim());
        } catch (error) {
          const { title, hint } = errorWords(error);
          problem.textContent = hint ? `${title}. ${hint}.` : title;
          button.disabled = false;
        }
      },
    },
    h('label', { for: 'name' }, 'Your name'),
    input,
    button,
    problem,
  );
  container.replaceChildren(
    h(
      'main',
      { class: 'login' },
      h(
        'section',
        { class: 'card' },
        h('img', { src: '/demo/favicon.svg', alt: '', width: '52', height: '52' }),
        h('h1', {}, 'Ringroom'),
        h('p', { class: 'quiet' }, 'Ring people and rooms, on a server of your own.'),
        form,
      ),
    ),
  );
  input.focus();
}
