package io.ringroom.media.mix;

import io.ringroom.media.rtp.Seq;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Packets of one stream on their way to being played, in order. Knows which is next and which
 * moment should be heard now; positions are samples of the sender's clock that never wrap.
 */
final class JitterBuffer {
  /** A step of the timestamp this wide is another stream: 2 s. */
  private static final long RESTART_SAMPLES = 2L * Sound.RATE;

  /** More packets than this are waiting for nothing: 2 s of 20 ms. */
  private static final int MOST_PACKETS = 100;

  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final DelayTarget delay = new DelayTarget();
  private long lastPosition = -1;
  private long playedUpTo = -1;
  private long late;

  /**
   * @param position of its first sample
   */
  record Waiting(long position, int seq, byte[] payload) {}

  /** A packet came. Its payload is kept. */
  void put(int seq, long timestamp, byte[] payload, long nowMicros) {
    long position = unwrap(timestamp);
    if (lastPosition >= 0 && Math.abs(position - lastPosition) > RESTART_SAMPLES) {
      restart();
      position = unwrap(timestamp);
    }
    lastPosition = Math.max(lastPosition, position);
    delay.onPacket(Sound.micros(position), nowMicros);
    if (position < playedUpTo) {
      late++;
      return;
    }
    waiting.putIfAbsent(position, new Waiting(position, seq, payload));
    if (waiting.size() > MOST_PACKETS) {
      waiting.pollFirstEntry();
    }
  }

  private long unwrap(long timestamp) {
    if (lastPosition < 0) {
      return (1L << 32) + timestamp;
    }
    return lastPosition + (int) (timestamp - lastPosition);
  }

  private void restart() {
    waiting.clear();
    delay.restart();
    lastPosition = -1;
    playedUpTo = -1;
  }

  /** Whether a packet ever came, so that positions mean something. */
  boolean started() {
    return lastPosition >= 0;
  }

  /** Which position should be heard now, {@link #started}. */
  long due(long nowMicros) {
    return Sound.samples(delay.playedAt(nowMicros));
  }

  @Nullable Waiting first() {
    Map.Entry<Long, Waiting> entry = waiting.firstEntry();
    return entry == null ? null : entry.getValue();
  }

  /** Takes the first packet out. */
  @Nullable Waiting take() {
    Map.Entry<Long, Waiting> entry = waiting.pollFirstEntry();
    return entry == null ? null : entry.getValue();
  }

  /** Everything before this has been heard, made up for or left out; it is too late for it. */
  void playedUpTo(long position) {
    playedUpTo = position;
    late += waiting.headMap(position).size();
    waiting.headMap(position).clear();
  }

  /** Where the last packet that came begins. */
  long lastPosition() {
    return lastPosition;
  }

  static boolean adjacent(int seq, int next) {
    return Seq.next(seq) == next;
  }

  /** Packets that came when their moment was over. */
  long late() {
    return late;
  }

  long targetMicros() {
    return delay.micros();
  }
}
