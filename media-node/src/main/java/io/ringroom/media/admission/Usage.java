package io.ringroom.media.admission;

/**
 * What the node carries now, and what that means against its capacity.
 *
 * @param packets a second out to browsers
 * @param connections browser connections, those that have not sent anything yet included
 * @param cpu share of the machine's processors used by the node and its workers, 0 to 1
 */
public record Usage(double packets, int connections, double cpu) {
  /** Packets a second one more member is expected to be sent: speech, and one small video. */
  static final double MEMBER_PACKETS = 150;

  /** Above this share of the processors packets begin to wait. */
  static final double CPU_LIMIT = 0.9;

  /**
   * How much of the node is used, by whichever limit is nearest; 1 is full.
   *
   * @param arriving members let in so lately that their packets are not in {@code packets}
   */
  public double stress(Capacity capacity, int arriving) {
    double byPackets = (packets + arriving * MEMBER_PACKETS) / capacity.packets();
    double byConnections = (double) connections / capacity.connections();
    return Math.max(Math.max(byPackets, byConnections), cpu / CPU_LIMIT);
  }

  /** How much one more member adds to the stress. */
  public double memberCost(Capacity capacity) {
    double average = connections == 0 ? 0 : packets / connections;
    double byPackets = Math.max(MEMBER_PACKETS, average) / capacity.packets();
    return Math.max(byPackets, 1.0 / capacity.connections());
  }
}
