import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

/**
 * The page's screen is a blue picture: the browser has no screen here, and nobody who would choose
 * one. Runs in the page.
 */
function shareBlue() {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    let at = 0;
    setInterval(() => {
      pen.fillStyle = '#0000ff';
      pen.fillRect(0, 0, 640, 360);
      pen.fillStyle = '#2020ff';
      pen.fillRect((at += 8) % 640, 320, 40, 40);
    }, 60);
    return canvas.captureStream(15);
  };
}

/**
 * The colour in the middle of a video, red, green and blue 0..255. Runs in the page.
 *
 * @param {string} name its data-test name
 */
function middleOf(name) {
  const video = /** @type {HTMLVideoElement | null} */ (
    document.querySelector(`[data-test=${name}]`)
  );
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  if (!video?.videoWidth) {
    return [0, 0, 0];
  }
  pen.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/**
 * The loudest of somebody within some beeps of his microphone, and how often it was told. Runs in the
 * page.
 *
 * @param {string} userID
 * @returns {Promise<{volume: number, linear: number, dBFS: number, between: number}>}
 */
async function loudness(userID) {
  const engine = /** @type {any} */ (globalThis).ringroom;
  const most = { volume: 0, linear: 0, dBFS: -127, between: 0 };
  let told = 0;
  let first = 0;
  engine.enableAudioVolumeEvaluation(400);
  await new Promise((resolve) => {
    engine.on('onUserVoiceVolumeChanged', (/** @type {any} */ { volumeMap, linear, dBFS }) => {
      first ||= performance.now();
      most.volume = Math.max(most.volume, volumeMap[userID] ?? 0);
      most.linear = Math.max(most.linear, linear[userID] ?? 0);
      most.dBFS = Math.max(most.dBFS, dBFS[userID] ?? -127);
      if (++told > 10) {
        most.between = (performance.now() - first) / 10;
        resolve(null);
      }
    });
  });
  return most;
}

/** @param {number[]} colour */
function isBlue([red = 0, green = 0, blue = 0]) {
  return blue > 180 && red < 60 && green < 60;
}

describe('a screen beside the camera', { timeout: 240_000 }, () => {
  const scene = new Scene();

  test('is_seen_together_with_the_camera_and_goes_without_it_and_loudness_is_told [row 49] [row 50]', async () => {
    const [ann, ben] = await scene.people(2);
    await ann.call([ben]);
    await ben.answer();
    await ben.seesAndHears();
    const volumes = await ben.page.evaluate(loudness, ann.name);
    assert.ok(volumes.volume > 30 && volumes.linear > 0 && volumes.dBFS > -50, JSON.stringify(volumes));
    assert.ok(volumes.between > 250 && volumes.between < 600, JSON.stringify(volumes));
    await ann.page.evaluate(shareBlue);
    await ann.press('screen');

    await ben.see('screen-tile');
    await until('ben sees a blue screen', async () => {
      const colour = await ben.page.evaluate(middleOf, 'remote-screen');
      return isBlue(colour) || `the middle is ${colour}`;
    });
    assert.ok(!isBlue(await ben.page.evaluate(middleOf, 'remote-video')), 'the camera is another');
    await ben.seesAndHears();
    await ben.screenshot('shared-screen');

    await ann.press('screen');
    await until('the screen is gone', async () => (await ben.find('screen-tile').count()) === 0);
    await ben.seesAndHears();
    await ann.hangUp();
    await ben.end();
  });
});
