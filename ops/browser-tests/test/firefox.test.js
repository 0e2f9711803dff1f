import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressForFirefox, FirefoxUser } from '../lib/firefox.js';
import { pictureIn, received } from '../lib/receivers.js';
import { Scene } from '../lib/scene.js';
import { until } from '../lib/until.js';

const address = addressForFirefox();

describe('Firefox', { timeout: 240_000, skip: !address && 'this machine has 127.0.0.1 only' }, () => {
  const scene = new Scene({ RINGROOM_MEDIA_BIND: address ?? '' });

  test('calls_chromium_and_they_see_and_hear_each_other', async () => {
    const ben = await scene.enter('ben');
    const fay = await FirefoxUser.enter(scene.system.url, 'fay');
    try {
      await fay.press('video-ben');
      await ben.answer();
      await ben.seesAndHears();
      await until('fay sees and hears ben', async () => {
        const now = await fay.page.evaluate(received, 'ringroom');
        return (now.frames > 5 && now.energy > 1e-6) || JSON.stringify(now);
      });
      await until('fay is shown a picture, not one flat colour', async () => {
        const video = await fay.page.$('[data-test=tile][data-user=ben] video');
        const picture = await video?.evaluate(pictureIn);
        return (picture && picture.contrast > 5) || JSON.stringify(picture);
      });
      await fay.press('hangup');
      await ben.end();
      assert.deepEqual(fay.problems, []);
    } finally {
      await fay.leave();
    }
  });
});
