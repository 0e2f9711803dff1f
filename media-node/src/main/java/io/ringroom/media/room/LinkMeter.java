package io.ringroom.media.room;

import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Slot;

/** Measures one browser's connection from look to look, by what RTCP says of both ways. */
final class LinkMeter {
  /** Too few packets to speak of a share. */
  private static final long LEAST_PACKETS = 20;

  private long lostBefore;
  private long receivedBefore;

  Quality.Measured look(Connection connection, long nowMicros) {
    long lost = 0;
    long received = 0;
    double jitter = 0;
    Inbound inbound = connection.inbound();
    for (MediaKind kind : MediaKind.values()) {
      for (Layer layer : inbound.layers(kind)) {
        lost += layer.stats().lost();
        received += layer.stats().received();
        if (kind == MediaKind.AUDIO) { // frames of video leave in bursts, which is not the network
          jitter = Math.max(jitter, millis(layer.stats().jitter(), kind));
        }
      }
    }
    double up = share(lost - lostBefore, received - receivedBefore);
    lostBefore = lost;
    receivedBefore = received;
    for (Slot slot : connection.outbound().slots(MediaKind.AUDIO)) {
      jitter = Math.max(jitter, millis(slot.jitter(), MediaKind.AUDIO));
    }
    return new Quality.Measured(
        connection.isUp(),
        connection.isSilent(nowMicros),
        Math.max(up, connection.outbound().loss()),
        connection.outbound().roundTripMicros() / 1_000.0,
        jitter,
        connection.limit());
  }

  private static double share(long lost, long received) {
    return lost <= 0 || lost + received < LEAST_PACKETS ? 0 : (double) lost / (lost + received);
  }

  private static double millis(long ticks, MediaKind kind) {
    return ticks * 1_000.0 / kind.clockRate();
  }
}
