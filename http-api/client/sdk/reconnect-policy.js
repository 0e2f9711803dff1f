/**
 * When to dial again. The first tries come at once because most cuts are a Wi-Fi change or a
 * platform process that is being replaced; later ones keep a crowd of clients from dialling in step.
 */

/** Milliseconds before the first tries: a cut socket is usually dialled again at once. */
const FIRST = [0, 200, 500];

/** Longer, and a returning platform is noticed late; shorter, and many clients load it needlessly. */
const LONGEST = 5_000;

/** Share of a later delay that is left to chance. */
const JITTER = 0.4;

/**
 * @param {number} attempt 0 for the first try after a connection was lost
 * @param {number} random in [0, 1)
 * @returns {number} milliseconds to wait; there is no last attempt
 */
export function reconnectDelay(attempt, random) {
  const first = FIRST[attempt];
  if (first !== undefined) {
    return first;
  }
  const full = Math.min(LONGEST, 1_000 * 1.5 ** (attempt - FIRST.length));
  return Math.round(full * (1 - JITTER * random));
}
