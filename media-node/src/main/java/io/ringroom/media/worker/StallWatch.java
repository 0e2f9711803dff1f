package io.ringroom.media.worker;

/**
 * Notices that a pipeline has stopped delivering: an unplugged camera tells nobody, its frames just
 * stop. Time is the caller's.
 *
 * @param captured last count from the source
 * @param sent last count of packets out
 * @param capturedMillis when that source count was new
 * @param sentMillis when that packet count was new
 * @param graceMillis how long the first frame may take
 */
record StallWatch(
    long captured, long sent, long capturedMillis, long sentMillis, long graceMillis) {
  /** A camera may take this long from being opened to its first frame. */
  static final long GRACE_MILLIS = 4_000;

  /** A camera that has failed before gets less: meanwhile receivers see the slate stand still. */
  static final long RETRY_GRACE_MILLIS = 2_000;

  /** Longest silence of a running source: five frames of the slowest camera worth showing. */
  static final long SILENCE_MILLIS = 1_000;

  static StallWatch begin(boolean retry, long nowMillis) {
    return new StallWatch(0, 0, nowMillis, nowMillis, retry ? RETRY_GRACE_MILLIS : GRACE_MILLIS);
  }

  StallWatch observe(long capturedNow, long sentNow, long nowMillis) {
    return new StallWatch(
        capturedNow,
        sentNow,
        capturedNow > captured ? nowMillis : capturedMillis,
        sentNow > sent ? nowMillis : sentMillis,
        graceMillis);
  }

  Verdict verdict(long nowMillis) {
    if (nowMillis - capturedMillis > limit(captured)) {
      return Verdict.SOURCE_SILENT;
    }
    return nowMillis - sentMillis > limit(sent) ? Verdict.ENCODER_SILENT : Verdict.FLOWING;
  }

  private long limit(long count) {
    return count == 0 ? graceMillis : SILENCE_MILLIS;
  }

  enum Verdict {
    FLOWING,
    SOURCE_SILENT,
    ENCODER_SILENT
  }
}
