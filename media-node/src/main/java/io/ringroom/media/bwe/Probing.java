package io.ringroom.media.bwe;

/**
 * When to try whether the link carries more: only when somebody could use it, and the less often
 * the more often it was in vain. A router forwards what sources send, so without trying it would
 * never learn that a better layer fits.
 */
public final class Probing {
  /** Padding is spread over this time, so that a token bucket's burst does not swallow it. */
  public static final long LENGTH_MICROS = 100_000;

  /** Feedback of the last packet is there by then. */
  private static final long SETTLE_MICROS = 250_000;

  private static final long LEAST_PAUSE_MICROS = 500_000;

  /** Longer: a link that has recovered is noticed late. Shorter: weak links are disturbed. */
  private static final long MOST_PAUSE_MICROS = 3_000_000;

  /** A success that is lost again within this time was none. */
  private static final long RELAPSE_MICROS = 5_000_000;

  /**
   * One probe tries at most this many times what is known to fit. More: on a link that carries no
   * more it fills the queue, and the picture is lost that it was for.
   */
  private static final int MOST_FACTOR = 2;

  private long pause = LEAST_PAUSE_MICROS;
  private long nextAt;
  private long began = -1;
  private long targetBits;
  private long lastSuccess = Long.MIN_VALUE / 2;
  private int cluster;

  /** The probe that runs, counted from 1; 0 while none sends. */
  public int sending(long nowMicros) {
    return began >= 0 && nowMicros - began < LENGTH_MICROS ? cluster : 0;
  }

  /** At which rate all packets together shall leave while it sends. */
  public long targetBits() {
    return targetBits;
  }

  /** When the running probe began. */
  public long began() {
    return began;
  }

  /**
   * Begins a probe when one is due.
   *
   * @param wantedBits what could be used; 0 when nothing more
   * @return whether one began
   */
  public boolean begin(long wantedBits, BandwidthEstimator estimator, long nowMicros) {
    if (began >= 0
        || nowMicros < nextAt
        || wantedBits <= estimator.bits()
        || estimator.usage() != Usage.NORMAL) {
      return false;
    }
    began = nowMicros;
    cluster = cluster % Short.MAX_VALUE + 1;
    targetBits = Math.min(wantedBits, MOST_FACTOR * estimator.bits());
    return true;
  }

  /** Draws the conclusion of a probe whose feedback had time to come. */
  public void settle(BandwidthEstimator estimator, long nowMicros) {
    if (began < 0 || nowMicros - began < LENGTH_MICROS + SETTLE_MICROS) {
      return;
    }
    long before = estimator.bits();
    estimator.endProbe(cluster, nowMicros);
    began = -1;
    if (estimator.bits() > before) {
      pause = LEAST_PAUSE_MICROS;
      lastSuccess = nowMicros;
    } else {
      pause = Math.min(2 * pause, MOST_PAUSE_MICROS);
    }
    nextAt = nowMicros + pause;
  }

  /** The link turned out to be full. */
  public void onOveruse(long nowMicros) {
    if (nowMicros - lastSuccess < RELAPSE_MICROS) {
      lastSuccess = Long.MIN_VALUE / 2;
      pause = MOST_PAUSE_MICROS;
      nextAt = nowMicros + pause;
    }
  }
}
