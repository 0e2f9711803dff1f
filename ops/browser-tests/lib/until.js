/** How often a condition is looked at, milliseconds. Looking is cheap; the limit is what counts. */
const LOOK_EVERY = 50;

/**
 * Waits for a condition that says why it is not yet true.
 *
 * @param {string} what is waited for, for the message
 * @param {() => unknown} condition gives true, or the reason why not yet (also by throwing)
 * @param {number} [limitMs] generous: a loaded machine is slow, and waiting costs nothing
 * @returns {Promise<void>}
 */
export async function until(what, condition, limitMs = 15_000) {
  const end = Date.now() + limitMs;
  let reason = /** @type {unknown} */ ('never looked at');
  for (;;) {
    try {
      reason = await condition();
    } catch (error) {
      reason = error instanceof Error ? error.message : error;
    }
    if (reason === true) {
      return;
    }
    if (Date.now() > end) {
      throw new Error(`after ${limitMs} ms not yet: ${what}; ${String(reason)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}
