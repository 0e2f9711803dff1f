import { errorToast, toast } from './toasts.js';
import { deviceWords } from './words.js';

/** @import { RingroomCallEngine } from '../sdk/index.js' */

/** @type {Record<number, string>} */
const LEFT = { 1: 'lost the connection', 3: 'was put out by a moderator' };

/**
 * Tells the person what he might not notice, and which asks nothing of him.
 *
 * @param {RingroomCallEngine} engine
 * @param {(userID: string) => string} nameOf
 */
export function tellNews(engine, nameOf) {
  engine.on('onDeviceProblem', (problem) => toast(deviceWords(problem), { kind: 'error' }));
  engine.on('onUserLeave', ({ userID, reason }) =>
    toast(`${nameOf(userID)} ${LEFT[reason] ?? 'left'}`),
  );
  engine.on('onUserInviting', ({ userID, inviterId }) =>
    toast(`${nameOf(inviterId)} asks ${nameOf(userID)} in`),
  );
  engine.on('onMutedByModerator', ({ audio, video }) => {
    const what = audio && video ? 'microphone and camera' : audio ? 'microphone' : 'camera';
    toast(`A moderator has closed your ${what}`);
  });
  engine.on('onUserReject', ({ userID, reason }) => {
    if (reason === 'doNotDisturb') {
      toast(`${nameOf(userID)} does not want to be disturbed`);
    }
  });
  engine.on('onCallRestored', () => toast('You are back in your call'));
  engine.on('onError', errorToast);
  engine.on('onAutoplayBlocked', () =>
    toast('The browser holds the sound back', {
      action: { label: 'Hear it', run: () => engine.resumeSound() },
    }),
  );
  engine.on('onUserHold', ({ userID, held }) => {
    if (userID !== engine.self) {
      toast(held ? `${nameOf(userID)} has put you on hold` : `${nameOf(userID)} is back`);
    }
  });
}
