/**
 * What a page really receives, from its own WebRTC statistics. These functions run in the page.
 *
 * @typedef {object} Received
 * @property {number} frames pictures decoded
 * @property {number} energy sound heard (the integral of its square)
 * @property {number} videoPackets of pictures
 * @property {number} lost packets lost
 * @property {string} state of the connection
 */

/**
 * @param {string} by `ringroom` or `room`: what the page holds of that name: its call, or its room
 * @returns {Promise<Received>}
 */
export async function received(by) {
  const stats = await /** @type {any} */ (globalThis)[by].getStats();
  const sum = { frames: 0, energy: 0, videoPackets: 0, lost: 0, state: 'none' };
  for (const report of stats?.values() ?? []) {
    if (report.type === 'inbound-rtp') {
      sum.frames += report.framesDecoded ?? 0;
      sum.videoPackets += report.kind === 'video' ? report.packetsReceived : 0;
      sum.energy += report.totalAudioEnergy ?? 0;
      sum.lost += report.packetsLost ?? 0;
    } else if (report.type === 'transport') {
      sum.state = report.dtlsState;
    }
  }
  return sum;
}

/**
 * Begins to watch for gaps in what arrives. The time at which the network gave us the last packet of
 * each stream is read again and again; the longest step between two such times is an upper bound of
 * the longest gap, however late a reading was and however many packets came between two.
 */
export function watchGaps() {
  const page = /** @type {any} */ (globalThis);
  const watch = { on: true, gaps: /** @type {Record<string, number>} */ ({}), readings: 0 };
  page.gapWatch = watch;
  /** @type {Record<string, number>} */
  const last = {};
  const read = async () => {
    const stats = await page.ringroom.getStats();
    watch.readings++;
    for (const report of stats?.values() ?? []) {
      if (report.type === 'inbound-rtp' && report.packetsReceived > 0) {
        const at = report.lastPacketReceivedTimestamp;
        const gap = at - (last[report.id] ?? at);
        watch.gaps[report.kind] = Math.max(watch.gaps[report.kind] ?? 0, gap);
        last[report.id] = at;
      }
    }
    if (watch.on) {
      // Sound comes every 20 ms. Reading as often would take the processor from what is measured.
      setTimeout(read, 30);
    }
  };
  void read();
}

/** @returns {{gaps: Record<string, number>, readings: number}} the longest gap by kind, ms */
export function gapsWatched() {
  const watch = /** @type {any} */ (globalThis).gapWatch;
  watch.on = false;
  return { gaps: watch.gaps, readings: watch.readings };
}

/**
 * @param {Node} element
 * @returns {{width: number, height: number, contrast: number} | null} of the picture it shows;
 *     `contrast` is the standard deviation of its brightness, 0 for one flat colour
 */
export function pictureIn(element) {
  const video = /** @type {HTMLVideoElement} */ (element);
  if (video.videoWidth === 0) {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 36;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const light = [];
  for (let i = 0; i < data.length; i += 4) {
    light.push(0.3 * Number(data[i]) + 0.6 * Number(data[i + 1]) + 0.1 * Number(data[i + 2]));
  }
  const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
  const spread = light.reduce((sum, value) => sum + (value - mean) ** 2, 0) / light.length;
  return { width: video.videoWidth, height: video.videoHeight, contrast: Math.sqrt(spread) };
}
