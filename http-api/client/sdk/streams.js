/**
 * What of somebody is meant: his camera, or the screen he shares beside it; or everybody's picture,
 * whoever is named.
 *
 * @typedef {"main" | "screen" | "mix"} Stream
 */

/** No user id has this letter. */
const MARK = '/';

/** The one picture of everybody: it comes by the reception, and nobody has to ask for it. */
export const MIX = `${MARK}mix`;

/**
 * @param {string} userID
 * @param {Stream} [stream]
 * @returns {string} the user id for the camera; another text, unique like it, for the others
 */
export function viewOf(userID, stream = 'main') {
  switch (stream) {
    case 'mix':
      return MIX;
    case 'screen':
      return `${userID}${MARK}screen`;
    default:
      return userID;
  }
}

/**
 * @param {string} view
 * @returns {{userID: string, stream: Stream}}
 */
export function ofView(view) {
  const [userID = '', stream = 'main'] = view.split(MARK);
  return { userID, stream: /** @type {Stream} */ (stream) };
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
