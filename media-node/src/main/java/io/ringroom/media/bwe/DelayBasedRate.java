package io.ringroom.media.bwe;

/**
 * The rate by delay: grows while the link is not overused, falls to what got through when it is
 * (draft-ietf-rmcat-gcc-02 section 5.5).
 */
final class DelayBasedRate {
  /** What a full link is told to carry, of what it did carry: its queue must empty. */
  private static final double BACK_OFF = 0.85;

  /** Growth per second while the capacity is not known. */
  private static final double GROWTH = 1.08;

  /** Never far beyond what has been tried: an idle link proves nothing. */
  private static final double BEYOND_TRIED = 1.5;

  private static final long BEYOND_TRIED_BITS = 10_000;
  private static final long PACKET_BITS = 1_200 * 8;
  private static final long LEAST_GROWTH_BITS = 4_000;
  private static final long MICROS = 1_000_000;

  private final LinkCapacity capacity = new LinkCapacity();
  private long bits;
  private long lastChange = -1;
  private boolean holding = true;

  DelayBasedRate(long bits) {
    this.bits = bits;
  }

  long bits() {
    return bits;
  }

  /** A probe got this through: it is believed in both directions. */
  void set(long probed, long nowMicros) {
    bits = probed;
    capacity.forget();
    lastChange = nowMicros;
  }

  /**
   * @param acked what got through lately, bits per second
   */
  void update(Usage usage, long acked, long roundTripMicros, long nowMicros) {
    long passed = lastChange < 0 ? 0 : nowMicros - lastChange;
    switch (usage) {
      case OVERUSED -> {
        if (mayFall(acked, passed, roundTripMicros)) {
          fall(acked);
          lastChange = nowMicros;
        }
        holding = true;
      }
      case UNDERUSED -> {
        holding = true;
        lastChange = nowMicros;
      }
      case NORMAL -> {
        bits = Math.max(bits, acked); // it got through, and no queue grew
        if (!holding) {
          grow(acked, Math.min(passed, MICROS), roundTripMicros);
        }
        holding = false;
        lastChange = nowMicros;
      }
    }
  }

  /** Once a round trip: before that the link has not seen the last fall. */
  private boolean mayFall(long acked, long passed, long roundTripMicros) {
    long interval = Math.min(Math.max(roundTripMicros, 10_000), 200_000);
    return lastChange < 0 || passed >= interval || acked < bits / 2;
  }

  private void fall(long acked) {
    bits = Math.min(bits, (long) (BACK_OFF * acked));
    if (capacity.isOutside(acked)) {
      capacity.forget();
    }
    capacity.onFull(acked);
  }

  private void grow(long acked, long passed, long roundTripMicros) {
    if (capacity.isOutside(acked) && acked > bits) {
      capacity.forget();
    }
    long most = (long) (BEYOND_TRIED * acked) + BEYOND_TRIED_BITS;
    if (bits >= most) {
      return;
    }
    double grown =
        capacity.known()
            ? bits + nearGrowth(roundTripMicros) * (double) passed / MICROS
            : bits * Math.pow(GROWTH, (double) passed / MICROS) + 1_000.0 * passed / MICROS;
    bits = Math.min((long) grown, most);
  }

  /** About a packet for each time it takes to see its effect. */
  private static double nearGrowth(long roundTripMicros) {
    double response = 2 * (Math.max(roundTripMicros, 0) + 100_000.0) / MICROS;
    return Math.max(LEAST_GROWTH_BITS, PACKET_BITS / response);
  }
}
