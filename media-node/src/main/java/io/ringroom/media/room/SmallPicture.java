package io.ringroom.media.room;

import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.rtp.Layer;
import java.util.function.Consumer;

/** A camera's picture in the small size, which is encoded only while somebody's slot shows it. */
final class SmallPicture {
  private final Layer layer;
  private final Consumer<Boolean> onNeed;
  private boolean needed;

  SmallPicture(Layer layer, Consumer<Boolean> onNeed) {
    this.layer = layer;
    this.onNeed = onNeed;
    layer.promise(VideoFormat.SMALL_BITRATE);
  }

  /** Looks whether it is needed now, and tells when that has changed. */
  void look() {
    boolean now = !layer.subscribers().isEmpty();
    if (now != needed) {
      needed = now;
      onNeed.accept(now);
    }
  }
}
