package io.ringroom.media.network;

import java.util.random.RandomGenerator;

/**
 * When each datagram of one direction arrives at the other end. The same seed gives the same link.
 */
final class Crossing {
  /** Told of a datagram that never arrives. */
  static final long LOST = -1;

  /** How much later than it should an overtaken datagram comes: several others pass it. */
  private static final long HELD_BACK_MICROS = 30_000;

  private final LinkShape shape;
  private final RandomGenerator random;
  private long last;

  Crossing(LinkShape shape, RandomGenerator random) {
    this.shape = shape;
    this.random = random;
  }

  /** When what is sent now arrives, microseconds; {@link #LOST} when it does not. */
  long arrival(long nowMicros) {
    // Always as many numbers a datagram, so that one setting does not change what others do.
    double lost = random.nextDouble();
    double held = random.nextDouble();
    double late = random.nextDouble();
    if (lost < shape.loss()) {
      return LOST;
    }
    long jitter = (long) (late * shape.jitter().toNanos() / 1_000);
    long arrival = nowMicros + shape.delay().toNanos() / 1_000 + jitter;
    if (held < shape.overtaken()) {
      return Math.max(arrival, last) + HELD_BACK_MICROS;
    }
    last = Math.max(arrival, last + 1);
    return last;
  }
}
