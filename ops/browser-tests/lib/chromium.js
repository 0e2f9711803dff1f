import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.RINGROOM_CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera and a microphone that every machine has, and nobody who could press "allow".
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=20',
  '--autoplay-policy=no-user-gesture-required',
  // Several pages are open at once, and all but one of them count as hidden.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--allow-loopback-in-peer-connection',
];

export function launchChromium() {
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}
