package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The encodings of one source: which is larger, and which of them come in. */
public final class Simulcast {
  /**
   * An encoding this much behind its siblings has been stopped by its sender, who has no bandwidth
   * for it or whose camera is too small. Longer: who watches it looks at a still picture.
   */
  private static final long BEHIND_MICROS = 1_000_000;

  /**
   * A sender short of bandwidth stops his largest encoding first. A smaller one that is behind has
   * just spent what it has on a key frame, and goes on; only after this long it has been switched
   * off. Shorter: who has a narrow link is sent the large one for a moment, which floods it.
   */
  private static final long SMALLER_BEHIND_MICROS = 5_000_000;

  private Simulcast() {}

  /** By the size of the picture; by the sender's order while that is not known. */
  static List<Layer> ranked(Stream<Layer> layers) {
    return layers.sorted(Comparator.comparingInt(Layer::pixels)).toList();
  }

  /**
   * Those that come in now, or when they are shown, of all encodings of a source.
   *
   * @param layers the smallest first; so is the answer
   */
  public static List<Layer> live(List<Layer> layers) {
    long youngest = layers.stream().mapToLong(Layer::lastPacketMicros).max().orElse(-1);
    List<Layer> live = new ArrayList<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      long patience = live.isEmpty() ? BEHIND_MICROS : SMALLER_BEHIND_MICROS;
      boolean abreast =
          layer.lastPacketMicros() >= 0 && youngest - layer.lastPacketMicros() < patience;
      if (abreast || (layer.isPromised() && youngest >= 0)) {
        live.add(layer);
      }
    }
    Collections.reverse(live);
    return live;
  }

  /** The largest that comes in now; before anything does, the first that comes unasked. */
  public static Optional<Layer> best(List<Layer> layers) {
    List<Layer> live = live(layers);
    return live.isEmpty()
        ? layers.stream().filter(layer -> !layer.isPromised()).findFirst()
        : Optional.of(live.get(live.size() - 1));
  }
}
