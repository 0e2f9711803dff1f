package io.ringroom.media.bwe;

/**
 * Takes packets that left together for one (draft-ietf-rmcat-gcc-02 section 5.2): within such a
 * group delay says how fast the sender wrote, between groups how the link's queue changed.
 */
final class PacketGroups {
  /** Packets that left within this time are one group. */
  private static final long GROUP_MICROS = 5_000;

  /** Packets that arrive this close were held up and let go together; they are one group too. */
  private static final long BURST_MICROS = 5_000;

  private static final long LONGEST_BURST_MICROS = 100_000;

  /** A jump this wide is a clock that was set, or a link that was away: deltas mean nothing. */
  private static final long JUMP_MICROS = 3_000_000;

  /** Told how two groups in a row were spaced; microseconds. */
  interface Deltas {
    void onDelta(long sentDelta, long arrivedDelta, long arrived);
  }

  private final Deltas deltas;
  private boolean open;
  private long firstSent;
  private long lastSent;
  private long firstArrived;
  private long lastArrived;
  private boolean complete;
  private long previousSent;
  private long previousArrived;

  PacketGroups(Deltas deltas) {
    this.deltas = deltas;
  }

  void onPacket(long sent, long arrived) {
    if (!open) {
      begin(sent, arrived);
      return;
    }
    if (sent < firstSent) {
      return; // overtaken: its group is over
    }
    if (belongs(sent, arrived)) {
      lastSent = Math.max(lastSent, sent);
      lastArrived = arrived;
      return;
    }
    close();
    begin(sent, arrived);
  }

  private boolean belongs(long sent, long arrived) {
    long arrivedDelta = arrived - lastArrived;
    boolean burst =
        arrivedDelta - (sent - lastSent) < 0
            && arrivedDelta <= BURST_MICROS
            && arrived - firstArrived < LONGEST_BURST_MICROS;
    return burst || sent - firstSent <= GROUP_MICROS;
  }

  private void close() {
    if (complete) {
      long arrivedDelta = lastArrived - previousArrived;
      if (arrivedDelta >= 0 && arrivedDelta < JUMP_MICROS) {
        deltas.onDelta(lastSent - previousSent, arrivedDelta, lastArrived);
      }
    }
    complete = true;
    previousSent = lastSent;
    previousArrived = lastArrived;
  }

  private void begin(long sent, long arrived) {
    open = true;
    firstSent = sent;
    lastSent = sent;
    firstArrived = arrived;
    lastArrived = arrived;
  }
}
