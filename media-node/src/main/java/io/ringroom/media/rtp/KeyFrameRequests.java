package io.ringroom.media.rtp;

/**
 * When to send a key-frame request (PLI) up to a source. However many receivers want one, at most
 * one leaves per {@link #INTERVAL_MICROS}; a wish that came too early is served when the time is
 * up, and repeated until the key frame arrives.
 */
public final class KeyFrameRequests {
  /** Shorter: a lossy receiver turns everybody's video into key frames. Longer: slow switching. */
  public static final long INTERVAL_MICROS = 400_000;

  private boolean wanted;
  private long lastSentMicros = Long.MIN_VALUE;

  public void want() {
    wanted = true;
  }

  public boolean wanted() {
    return wanted;
  }

  /** A key frame came: nobody waits any more. */
  public void satisfied() {
    wanted = false;
  }

  /** True when a request shall leave now; it then counts as sent. */
  public boolean due(long nowMicros) {
    boolean due =
        wanted
            && (lastSentMicros == Long.MIN_VALUE || nowMicros - lastSentMicros >= INTERVAL_MICROS);
    if (due) {
      lastSentMicros = nowMicros;
    }
    return due;
  }
}
