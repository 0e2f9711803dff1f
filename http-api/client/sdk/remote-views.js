/**
 * Where remote people and the screens they share are shown, and heard. A view stays bound to what it
 * shows while slots, connections and even calls change underneath it.
 */
export class RemoteViews {
  /** @type {Map<string, {element: HTMLVideoElement, own: boolean}>} by `viewOf` */
  #views = new Map();
  /** @type {HTMLAudioElement[]} */
  #speakers = [];
  #onBlocked;

  /** @param {() => void} onBlocked the browser wants a gesture of the person before it plays sound */
  constructor(onBlocked) {
    this.#onBlocked = onBlocked;
  }

  /** Everything that is to be shown, the most important first. */
  all() {
    return [...this.#views.keys()];
  }

  /**
   * @param {string} view
   * @param {Element} target a video element, or a container that gets one
   */
  show(view, target) {
    const known = this.#views.get(view);
    if (known && (known.element === target || known.element.parentElement === target)) {
      return;
    }
    this.hide(view);
    const own = !(target instanceof HTMLVideoElement);
    const element = own ? document.createElement('video') : target;
    // The sound is played apart: a muted video may always start by itself.
    element.muted = true;
    element.autoplay = true;
    element.playsInline = true;
    if (own) {
      target.append(element);
    }
    this.#views.set(view, { element, own });
  }

  /** @param {string} view */
  hide(view) {
    const known = this.#views.get(view);
    if (known) {
      this.#views.delete(view);
      known.element.srcObject = null;
      if (known.own) {
        known.element.remove();
      }
    }
  }

  /** @param {(view: string) => MediaStreamTrack | null} videoOf */
  bindVideo(videoOf) {
    for (const [view, { element }] of this.#views) {
      showTrack(element, videoOf(view));
    }
  }

  /** @param {MediaStreamTrack[]} tracks */
  bindSound(tracks) {
    while (this.#speakers.length > tracks.length) {
      const speaker = this.#speakers.pop();
      if (speaker) {
        speaker.srcObject = null;
      }
    }
    tracks.forEach((track, i) => {
      const speaker = (this.#speakers[i] ??= new Audio());
      speaker.autoplay = true;
      showTrack(speaker, track);
    });
    this.play();
  }

  /** Starts what the browser may have held back; call it from a click. */
  play() {
    for (const speaker of this.#speakers) {
      if (speaker.srcObject) {
        speaker.play().catch((error) => {
          if (error?.name === 'NotAllowedError') {
            this.#onBlocked();
          }
        });
      }
    }
  }

  clear() {
    this.all().forEach((view) => this.hide(view));
    this.bindSound([]);
  }
}

/**
 * @param {HTMLMediaElement} element
 * @param {MediaStreamTrack | null} track
 */
export function showTrack(element, track) {
  const shown = /** @type {MediaStream | null} */ (element.srcObject)?.getTracks()[0] ?? null;
  if (shown !== track) {
    element.srcObject = track ? new MediaStream([track]) : null;
  }
}
