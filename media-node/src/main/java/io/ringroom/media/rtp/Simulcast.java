package io.ringroom.media.rtp;

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

  private Simulcast() {}

  /** By the size of the picture; by the sender's order while that is not known. */
  static List<Layer> ranked(Stream<Layer> layers) {
    return layers.sorted(Comparator.comparingInt(Layer::pixels)).toList();
  }

  /** Those that come in now, of all encodings of a source, in their order. */
  public static List<Layer> live(List<Layer> layers) {
    long youngest = layers.stream().mapToLong(Layer::lastPacketMicros).max().orElse(-1);
    return layers.stream()
        .filter(layer -> layer.lastPacketMicros() >= 0)
        .filter(layer -> youngest - layer.lastPacketMicros() < BEHIND_MICROS)
        .toList();
  }

  /** The largest that comes in now; before anything does, the first. */
  static Optional<Layer> best(List<Layer> layers) {
    List<Layer> live = live(layers);
    return live.isEmpty() ? layers.stream().findFirst() : Optional.of(live.get(live.size() - 1));
  }
}
