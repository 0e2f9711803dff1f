package io.ringroom.media.room;

import io.ringroom.media.rtp.Inbound;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;

/** Where the media of one member comes from: his browser, or the devices of this host. */
sealed interface MemberSource extends AutoCloseable permits Connection, CapturedMember {
  Inbound inbound();

  /** What the platform calls it. */
  String name();

  /** Whether media could come from it now. */
  boolean isUp();

  void tick(long nowMicros);

  @Override
  void close();

  /** Lets through what the platform allows, and nothing else. */
  default void forward(boolean audio, boolean video, boolean screen) {
    inbound().layers(MediaKind.AUDIO).forEach(layer -> layer.forward(audio));
    inbound().layers(MediaKind.VIDEO).forEach(layer -> layer.forward(video));
    inbound().screen().forEach(layer -> layer.forward(screen));
  }

  /** When any packet came last; −1 for never. */
  default long lastPacketMicros() {
    long last = -1;
    for (MediaKind kind : MediaKind.values()) {
      for (Layer layer : inbound().layers(kind)) {
        last = Math.max(last, layer.lastPacketMicros());
      }
    }
    return last;
  }
}
