package io.ringroom.media.worker.record;

import io.ringroom.media.rtp.Seq;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts RTP packets into their order. Lost ones come late, when the sender repeated them; a file can
 * wait for them much longer than an ear can.
 */
final class Reorder {
  /** Three attempts of a NACK on a slow line. Longer only delays what is written. */
  static final long PATIENCE_MICROS = 600_000;

  /** Some seconds of the largest video; beyond it the gap is given up. */
  static final int MOST = 4_096;

  /**
   * @param payload of its own, never used again
   * @param arrivedMicros when it came
   * @param afterGap whether packets before it are missing for good
   */
  record Packet(
      long timestamp, boolean marker, byte[] payload, long arrivedMicros, boolean afterGap) {
    Packet behindGap() {
      return new Packet(timestamp, marker, payload, arrivedMicros, true);
    }
  }

  private final TreeMap<Long, Packet> waiting = new TreeMap<>();
  private long near = -1;
  private long next = -1;

  /** A packet came; one that is too late, or here already, is forgotten. */
  void put(int seq, Packet packet) {
    near = near < 0 ? seq + 0x1_0000L : Seq.unwrap(near, seq);
    if (next < 0) {
      next = near;
    }
    if (near >= next) {
      waiting.putIfAbsent(near, packet);
    }
  }

  /** The next one in order; empty when it must be waited for. */
  Optional<Packet> take(long nowMicros) {
    Map.@Nullable Entry<Long, Packet> first = waiting.firstEntry();
    if (first == null) {
      return Optional.empty();
    }
    boolean gap = first.getKey() != next;
    boolean patient =
        waiting.size() <= MOST && nowMicros - first.getValue().arrivedMicros() < PATIENCE_MICROS;
    if (gap && patient) {
      return Optional.empty();
    }
    waiting.pollFirstEntry();
    next = first.getKey() + 1;
    return Optional.of(gap ? first.getValue().behindGap() : first.getValue());
  }
}
