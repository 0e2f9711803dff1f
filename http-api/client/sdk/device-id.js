/**
 * Which device this tab is. The id lives in sessionStorage, so a reload keeps it and is back in its
 * call; a duplicated tab copies sessionStorage too and must get an id of its own, or the two would
 * throw each other out.
 */

const KEY = 'ringroom.device';
const CALL_KEY = 'ringroom.call';

/** How long a reloaded page waits for its predecessor to let go of the id; that takes a few ms. */
const PREDECESSOR_LIMIT = 1_000;

/** @returns {Promise<string>} this tab's device id, held until the tab is gone */
export async function claimDeviceId() {
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null && (await claim(kept))) {
    return kept;
  }
  const fresh = `web-${crypto.getRandomValues(new Uint32Array(3)).join('-')}`;
  sessionStorage.setItem(KEY, fresh);
  sessionStorage.removeItem(CALL_KEY);
  await claim(fresh);
  return fresh;
}

/** @returns {string | null} the call this tab was in before it was reloaded */
export function rememberedCall() {
  return sessionStorage.getItem(CALL_KEY);
}

/** @param {string | null} callId */
export function rememberCall(callId) {
  if (callId === null) {
    sessionStorage.removeItem(CALL_KEY);
  } else {
    sessionStorage.setItem(CALL_KEY, callId);
  }
}

/**
 * @param {string} id
 * @returns {Promise<boolean>} whether no other tab holds this id
 */
function claim(id) {
  if (!navigator.locks) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(PREDECESSOR_LIMIT);
    navigator.locks
      .request(`ringroom.device.${id}`, { signal }, () => {
        resolve(true);
        // Never settled: the browser frees the lock when the tab goes, however it goes.
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}
