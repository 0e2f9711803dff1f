package io.ringroom.bench.churn;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerSdp;
import io.ringroom.media.mix.Sound;
import io.ringroom.media.mix.Tones;
import io.ringroom.media.opus.OpusDecoder;
import io.ringroom.media.rtp.RtpPacket;
import io.ringroom.media.rtp.Seq;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one stream for a tone that shall never stop, and keeps the longest time it was not to
 * be heard: in the sound itself, or because packets did not come.
 */
public final class ToneWatch implements LoadPeer.Ear, AutoCloseable {
  private static final int LONGEST = 5_760;
  private static final long FRAME_MILLIS = 20;

  private final OpusDecoder decoder = new OpusDecoder();
  private final float[] pcm = new float[LONGEST];
  private final double hertz;
  private final double leastDecibels;
  private long heardUpTo;
  private long heardNanos;
  private boolean begun;
  private boolean closed;
  private int lastSeq;
  private @Nullable Gap worst;

  /**
   * A time without the tone.
   *
   * @param soundMillis how much of the sound lacks it
   * @param arrivalMillis how much later than due the packet came that has it again
   * @param lost packets whose numbers never came
   */
  public record Gap(long soundMillis, long arrivalMillis, int lost) {
    public long millis() {
      return Math.max(soundMillis, arrivalMillis);
    }
  }

  /**
   * @param leastDecibels what counts as heard, dBFS
   */
  public ToneWatch(double hertz, double leastDecibels) {
    this.hertz = hertz;
    this.leastDecibels = leastDecibels;
  }

  @Override
  public synchronized void onRtp(RtpPacket packet) {
    if (closed || packet.payloadType() != PeerSdp.OPUS) {
      return;
    }
    int from = packet.payloadOffset();
    int count =
        decoder.decode(
            Arrays.copyOfRange(packet.bytes(), from, from + packet.payloadLength()), pcm);
    boolean heard = count > 0 && Tones.decibels(pcm, 0, count, hertz) > leastDecibels;
    long now = System.nanoTime();
    int lost = begun ? Math.max(0, Seq.distance(lastSeq, packet.seq()) - 1) : 0;
    lastSeq = packet.seq();
    if (!heard) {
      return;
    }
    if (begun) {
      long sound = (int) (packet.timestamp() - heardUpTo) / (Sound.RATE / 1_000);
      note(new Gap(sound, (now - heardNanos) / 1_000_000 - FRAME_MILLIS, lost));
    }
    begun = true;
    heardUpTo = packet.timestamp() + count;
    heardNanos = now;
  }

  private void note(Gap gap) {
    if (worst == null || gap.millis() > worst.millis()) {
      worst = gap;
    }
  }

  /** What was before does not count. */
  synchronized void forget() {
    worst = null;
  }

  /** Whether it was ever heard. */
  public synchronized boolean heard() {
    return begun;
  }

  /**
   * The longest so far, with the time since it was heard last, until {@link #close}; none in a
   * stream that never had it.
   */
  public synchronized Gap worst() {
    if (begun && !closed) {
      note(new Gap(0, (System.nanoTime() - heardNanos) / 1_000_000 - FRAME_MILLIS, 0));
    }
    return worst == null ? new Gap(0, 0, 0) : worst;
  }

  @Override
  public synchronized void close() {
    closed = true;
    decoder.close();
  }
}
