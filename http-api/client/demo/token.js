/**
 * Where the demo gets its signature. A product asks its own server, which knows who its users are
 * and holds the secret key; the platform gives this page one only over loopback.
 */

/**
 * @param {string} userID
 * @returns {Promise<{userSig: string, sdkAppID: number}>}
 */
export async function fetchToken(userID) {
  const { userSig, sdkAppID } = await ask({ userID });
  return { userSig, sdkAppID };
}

/**
 * @param {string} userID
 * @param {string} roomId
 * @returns {Promise<string>} with every right in that room
 */
export async function fetchRoomToken(userID, roomId) {
  return (await ask({ userID, roomId })).roomToken;
}

/** @param {{userID: string, roomId?: string}} wish */
async function ask(wish) {
  const given = new URLSearchParams(location.search).get('sdkAppID');
  const response = await fetch('/v1/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...(given && { sdkAppID: Number(given) }), ...wish }),
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    const message = body.message ?? `The platform answered ${response.status}`;
    throw Object.assign(new Error(message), { hint: body.hint ?? '' });
  }
  return body;
}
