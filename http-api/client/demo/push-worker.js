/** The demo page's service worker: calls that come while the page is closed. */
import { servePushes } from '../sdk/push-worker.js';

servePushes({ page: '/', words: { icon: '/demo/favicon.svg' } });
