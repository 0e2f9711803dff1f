/**
 * What of somebody is meant: his camera, or the screen he shares beside it.
 *
 * @typedef {"main" | "screen"} Stream
 */

/** No user id has this letter. */
const MARK = '/';

/**
 * @param {string} userID
 * @param {Stream} [stream]
 * @returns {string} the user id for the camera; another text, unique like it, for the screen
 */
export function viewOf(userID, stream = 'main') {
  return stream === 'screen' ? `${userID}${MARK}screen` : userID;
}

/**
 * @param {string} view
 * @returns {{userID: string, stream: Stream}}
 */
export function ofView(view) {
  const [userID = '', screen] = view.split(MARK);
  return { userID, stream: screen ? 'screen' : 'main' };
}

/**
 * @param {string[]} all
 * @returns {{views: string[], screens: string[]}} the users, as `connectMedia` names them
 */
export function separate(all) {
  const known = all.map(ofView);
  const users = (/** @type {Stream} */ wanted) =>
    known.filter(({ stream }) => stream === wanted).map(({ userID }) => userID);
  return { views: users('main'), screens: users('screen') };
}
