package io.ringroom.media.room;

import java.util.List;

/**
 * How browsers are let in.
 *
 * @param advertise IP literals under which they reach this node
 * @param maxConnections beyond this newcomers are told BUSY, 1 or more
 */
public record JoinSettings(List<String> advertise, int maxConnections) {
  public JoinSettings {
    advertise = List.copyOf(advertise);
    if (maxConnections < 1) {
      throw new IllegalArgumentException("max-connections must be 1 or more");
    }
  }
}
