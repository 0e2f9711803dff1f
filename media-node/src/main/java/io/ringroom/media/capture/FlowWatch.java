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
 * @param sinceMillis when it was last started
 * @param changedMillis when a source was last exchanged
 */
record FlowWatch(
    @Nullable Last video, @Nullable Last audio, int strikes, long sinceMillis, long changedMillis) {
  /** Longest silence of a stream that has flowed. Reports come twice a second. */
  static final long SILENCE_MILLIS = 1_500;

  /**
   * From a start or an exchange of a source, a slow camera may take this long to its first frame;
   * longer than the worker's own patience. Counts reported in the meantime may be the old source's,
   * so they do not shorten it.
   */
  static final long GRACE_MILLIS = 6_000;

  /** A capture that has flowed this long owes its past nothing. */
  static final long FORGIVEN_MILLIS = 20_000;

  static FlowWatch begin(boolean video, boolean audio, long nowMillis) {
    Last fresh = new Last(0, nowMillis);
    return new FlowWatch(video ? fresh : null, audio ? fresh : null, 0, nowMillis, nowMillis);
  }

  /** These streams are watched from now on; of those that go on nothing is forgotten. */
  FlowWatch only(boolean wantVideo, boolean wantAudio, long nowMillis) {
    Last fresh = new Last(0, nowMillis);
    boolean more = wantVideo && video == null || wantAudio && audio == null;
    return new FlowWatch(
        wantVideo ? video == null ? fresh : video : null,
        wantAudio ? audio == null ? fresh : audio : null,
        strikes,
        sinceMillis,
        more ? nowMillis : changedMillis);
  }

  FlowWatch sourceChanged(long nowMillis) {
    return new FlowWatch(video, audio, strikes, sinceMillis, nowMillis);
  }

  FlowWatch observe(Flowing flowing, long nowMillis) {
    return new FlowWatch(
        news(video, flowing.video(), nowMillis),
        news(audio, flowing.audio(), nowMillis),
        nowMillis - sinceMillis > FORGIVEN_MILLIS ? 0 : strikes,
        sinceMillis,
        changedMillis);
  }

  /** The capture was started anew because of a verdict; its counts begin anew with it. */
  FlowWatch struck(long nowMillis) {
    FlowWatch fresh = begin(video != null, audio != null, nowMillis);
    return new FlowWatch(fresh.video, fresh.audio, strikes + 1, nowMillis, nowMillis);
  }

  Verdict verdict(long nowMillis) {
    boolean patient = nowMillis - changedMillis <= GRACE_MILLIS;
    if (patient || (!silent(video, nowMillis) && !silent(audio, nowMillis))) {
      return Verdict.FLOWING;
    }
    return strikes == 0 ? Verdict.RESTART_CAPTURE : Verdict.RESTART_WORKER;
  }

  private static boolean silent(@Nullable Last last, long nowMillis) {
    return last != null && nowMillis - last.millis > SILENCE_MILLIS;
  }

  private static @Nullable Last news(@Nullable Last last, @Nullable Count count, long nowMillis) {
    return last == null || count == null || count.sent() <= last.sent
        ? last
        : new Last(count.sent(), nowMillis);
  }

  /**
   * @param sent packets in all
   * @param millis when the count was last news
   */
  record Last(long sent, long millis) {}

  enum Verdict {
    FLOWING,
    RESTART_CAPTURE,
    RESTART_WORKER
  }
}
