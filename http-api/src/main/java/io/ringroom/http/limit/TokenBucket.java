package io.ringroom.http.limit;

/**
 * A rate with a burst: holds at most {@code burst} tokens and gains {@code perSecond} of them a
 * second. Not thread-safe; time is a parameter.
 */
public final class TokenBucket {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private double tokens;
  private long filledAt;

  /**
   * @param nowNanos a monotonic clock's reading, as {@link System#nanoTime} gives it
   */
  public TokenBucket(double perSecond, int burst, long nowNanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = nowNanos;
  }

  /** Takes one token, or says there is none. */
  public boolean take(long nowNanos) {
    fill(nowNanos);
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }

  /** Whether nothing was taken that has not grown back: such a bucket may be forgotten. */
  public boolean full(long nowNanos) {
    fill(nowNanos);
    return tokens >= burst;
  }

  private void fill(long nowNanos) {
    double gained = Math.max(0, nowNanos - filledAt) / NANOS * perSecond;
    tokens = Math.min(burst, tokens + gained);
    filledAt = nowNanos;
  }
}
