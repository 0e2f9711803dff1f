package io.ringroom.media.capture;

import io.ringroom.media.worker.FromWorker.Count;
import io.ringroom.media.worker.FromWorker.Flowing;
import org.jspecify.annotations.Nullable;

/**
 * Watches from outside that a running capture sends. The worker watches its sources itself and
 * covers for them; what is caught here is a worker that is wrong about itself. Pure; time in
 * milliseconds is the caller's.
 *
 * @param video packets sent so far and when that was news, absent without video
 * @param audio the same of sound
 * @param strikes how often this capture was started anew without a long enough flow since
 */
record FlowWatch(@Nullable Last video, @Nullable Last audio, int strikes, long sinceMillis) {
  /** Longest silence of a stream that has flowed. Reports come twice a second. */
  static final long SILENCE_MILLIS = 1_500;

  /** A slow camera may take this long to its first frame; longer than the worker's own patience. */
  static final long GRACE_MILLIS = 6_000;

  /** A capture that has flowed this long owes its past nothing. */
  static final long FORGIVEN_MILLIS = 20_000;

  static FlowWatch begin(boolean video, boolean audio, long nowMillis) {
    Last fresh = new Last(0, nowMillis, false);
    return new FlowWatch(video ? fresh : null, audio ? fresh : null, 0, nowMillis);
  }

  /** A source was exchanged: it gets the time a fresh one gets. */
  FlowWatch sourceChanged(long nowMillis) {
    return new FlowWatch(again(video, nowMillis), again(audio, nowMillis), strikes, sinceMillis);
  }

  FlowWatch observe(Flowing flowing, long nowMillis) {
    return new FlowWatch(
        news(video, flowing.video(), nowMillis),
        news(audio, flowing.audio(), nowMillis),
        nowMillis - sinceMillis > FORGIVEN_MILLIS ? 0 : strikes,
        sinceMillis);
  }

  /** The capture was started anew because of a verdict. */
  FlowWatch struck(long nowMillis) {
    return new FlowWatch(fresh(video, nowMillis), fresh(audio, nowMillis), strikes + 1, nowMillis);
  }

  Verdict verdict(long nowMillis) {
    if (!silent(video, nowMillis) && !silent(audio, nowMillis)) {
      return Verdict.FLOWING;
    }
    return strikes == 0 ? Verdict.RESTART_CAPTURE : Verdict.RESTART_WORKER;
  }

  private static boolean silent(@Nullable Last last, long nowMillis) {
    return last != null && nowMillis - last.millis > (last.settled ? SILENCE_MILLIS : GRACE_MILLIS);
  }

  private static @Nullable Last news(@Nullable Last last, @Nullable Count count, long nowMillis) {
    return last == null || count == null || count.sent() <= last.sent
        ? last
        : new Last(count.sent(), nowMillis, true);
  }

  private static @Nullable Last again(@Nullable Last last, long nowMillis) {
    return last == null ? null : new Last(last.sent, nowMillis, false);
  }

  private static @Nullable Last fresh(@Nullable Last last, long nowMillis) {
    return last == null ? null : new Last(0, nowMillis, false);
  }

  /**
   * @param sent packets in all
   * @param millis when the count was last news
   * @param settled whether packets came since the source was exchanged
   */
  record Last(long sent, long millis, boolean settled) {}

  enum Verdict {
    FLOWING,
    RESTART_CAPTURE,
    RESTART_WORKER
  }
}
