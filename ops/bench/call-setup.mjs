/**
 * How long it takes to set up a call with media, through everything: two pages in Chromium, the
 * WebSocket, the actors with their journal, the media node. Prints a table of p50 and p95.
 *
 * Run by ops/bin/bench-setup. The first calls warm the JVMs up and do not count.
 */
import { launchChromium } from '../browser-tests/lib/chromium.js';
import { Person } from '../browser-tests/lib/person.js';
import { System } from '../browser-tests/lib/system.js';
import { until } from '../browser-tests/lib/until.js';

const WARM_UP = 5;
const COUNTED = Number(process.argv[2] ?? 50);

const system = await System.start();
const browser = await launchChromium();
try {
  const ann = await Person.enter(browser, system.url, 'ann');
  const ben = await Person.enter(browser, system.url, 'ben');
  await ann.see('select-ben');
  const calls = [];
  for (let i = 0; i < WARM_UP + COUNTED; i++) {
    const times = await oneCall(ann, ben);
    if (i >= WARM_UP) {
      calls.push(times);
    }
    if ((i + 1) % 10 === 0) {
      console.log(`${i + 1} of ${WARM_UP + COUNTED} calls ...`);
    }
  }
  print(calls);
} finally {
  await browser.close();
  await system.stop();
}

/**
 * @param {Person} ann calls
 * @param {Person} ben answers
 */
async function oneCall(ann, ben) {
  const received = ben.page.evaluate(next, 'onCallReceived');
  const commanded = await ann.page.evaluate(command, 'calls');
  const receivedAt = await received;
  const begin = ben.page.evaluate(next, 'onCallBegin');
  const frame = ben.page.evaluate(firstFrame);
  const accepted = await ben.page.evaluate(command, 'accept');
  const times = {
    'calls → onCallReceived': receivedAt - commanded,
    'accept → onCallBegin': (await begin) - accepted,
    'accept → first decoded frame': (await frame) - accepted,
  };
  await ann.page.evaluate('ringroom.hangup()');
  for (const person of [ann, ben]) {
    await until(`${person.name} is free`, () =>
      person.page.evaluate("ringroom.currentCall === null || 'still in a call'"),
    );
  }
  return times;
}

/** In the page. @param {string} name @returns {Promise<number>} when the event came */
function next(name) {
  const { ringroom } = /** @type {any} */ (globalThis);
  return new Promise((resolve) => {
    const off = ringroom.on(name, () => {
      resolve(performance.timeOrigin + performance.now());
      off();
    });
  });
}

/** In the page. @param {string} what `calls` or `accept` @returns {number} when it was commanded */
function command(what) {
  const { ringroom } = /** @type {any} */ (globalThis);
  const now = performance.timeOrigin + performance.now();
  void (what === 'calls' ? ringroom.calls({ userIDList: ['ben'] }) : ringroom.accept());
  return now;
}

/** In the page. @returns {Promise<number>} when a picture was decoded, looked at every 5 ms */
async function firstFrame() {
  const { ringroom } = /** @type {any} */ (globalThis);
  for (;;) {
    for (const report of (await ringroom.getStats())?.values() ?? []) {
      if (report.type === 'inbound-rtp' && report.framesDecoded > 0) {
        return performance.timeOrigin + performance.now();
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** @param {Record<string, number>[]} calls */
function print(calls) {
  console.log(`${calls.length} calls of two, video, one after the other\n`);
  console.log(`${'ms'.padEnd(34)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'max'.padStart(8)}`);
  for (const what of Object.keys(calls[0] ?? {})) {
    const sorted = calls.map((times) => times[what] ?? NaN).sort((a, b) => a - b);
    const at = (/** @type {number} */ share) =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
    const cells = [at(0.5), at(0.95), at(1)].map((ms) => ms.toFixed(1).padStart(8));
    console.log(`${what.padEnd(34)}${cells.join('')}`);
  }
  for (const name of /** @type {const} */ (['platform', 'media-node'])) {
    console.log(`${`memory of ${name}, MiB (RSS)`.padEnd(34)}${String(system.memory(name)).padStart(8)}`);
  }
}
