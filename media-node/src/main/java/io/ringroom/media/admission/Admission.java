package io.ringroom.media.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Lets members in as long as the node can carry them, and says how full it is. A member who was let
 * in counts with what he is expected to need until it shows in the packets. Used on the media
 * thread only.
 */
public final class Admission {
  /** A member's packets flow within this time after he was let in. */
  static final long ARRIVAL_MICROS = 5_000_000;

  /** How long packets are counted for a rate. Less: key frames look like load. */
  private static final long WINDOW_MICROS = 2_000_000;

  private final Deque<Long> arrivals = new ArrayDeque<>();
  private Capacity capacity;
  private double packetRate;
  private long packetsBefore;
  private long sampledMicros;
  private double cpu;

  public Admission(Capacity capacity) {
    this.capacity = capacity;
  }

  /** What the node can carry has been found out. */
  public void measured(Capacity found) {
    capacity = found;
  }

  /**
   * Tells how things are; every few seconds.
   *
   * @param packetsOut to browsers, ever
   * @param cpuShare of the node and its workers since the last time, 0 to 1
   */
  public void sample(long packetsOut, double cpuShare, long nowMicros) {
    long passed = nowMicros - sampledMicros;
    if (passed >= WINDOW_MICROS) {
      packetRate = (packetsOut - packetsBefore) * 1e6 / passed;
      packetsBefore = packetsOut;
      sampledMicros = nowMicros;
    }
    cpu += (cpuShare - cpu) / 2; // so that a single busy moment turns nobody away
  }

  /**
   * Whether one more member may come; if he may he is counted.
   *
   * @param connections the node has now
   * @param replaces whether he had a connection, which ends
   */
  public Optional<Refusal> ask(int connections, boolean replaces, JoinRate room, long nowMicros) {
    if (!room.take(nowMicros)) {
      return Optional.of(Refusal.BUSY);
    }
    if (!replaces && stress(connections + 1, nowMicros) > 1) {
      return Optional.of(Refusal.NODE_FULL);
    }
    arrivals.add(nowMicros);
    return Optional.empty();
  }

  public Capacity capacity() {
    return capacity;
  }

  /** How much of the node is used; from 1 on newcomers are refused. */
  public double stress(int connections, long nowMicros) {
    while (!arrivals.isEmpty() && nowMicros - arrivals.peek() >= ARRIVAL_MICROS) {
      arrivals.remove();
    }
    // Who has left again will need nothing: pairs that ring and hang up must not fill a node.
    return usage(connections).stress(capacity, Math.min(arrivals.size(), connections));
  }

  /** How much one more member would add to that. */
  public double memberCost(int connections) {
    return usage(connections).memberCost(capacity);
  }

  private Usage usage(int connections) {
    return new Usage(packetRate, connections, cpu);
  }
}
