package io.ringroom.media.room;

import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import java.util.Optional;

/** A room's media as one. */
interface MixedMedia {
  /** The mix of this kind; empty while there is none. */
  Optional<Layer> layer(MediaKind kind);
}
