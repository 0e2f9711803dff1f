package io.ringroom.media.room;

import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Simulcast;
import io.ringroom.media.rtp.Slot;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.StreamKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A slot, what it shows, and in which encoding. */
final class Place {
  /** Larger encodings are tried no more often: each change costs a key frame. */
  private static final long BETWEEN_RISES_MICROS = 1_500_000;

  /** What does not fit for a shorter time is a queue that empties, not a link too narrow. */
  private static final long BEFORE_PAUSE_MICROS = 2_000_000;

  /**
   * A smaller encoding takes a key frame of every receiver's sender: not for the estimate of one
   * moment. Longer: a link that has really shrunk is flooded for longer.
   */
  private static final long BEFORE_FALL_MICROS = 600_000;

  /** Less than this is a rate that has not been measured yet, or a still picture. */
  private static final long LEAST_BITS = 30_000;

  private final Slot slot;
  private Optional<Shown> shown = Optional.empty();
  private List<Layer> layers = List.of();
  private FromNode.@Nullable Limit limit;
  private long fellAt = Long.MIN_VALUE / 2;
  private final Patience untilPause = new Patience(BEFORE_PAUSE_MICROS);
  private final Patience untilFall = new Patience(BEFORE_FALL_MICROS);

  Place(Slot slot) {
    this.slot = slot;
  }

  Slot slot() {
    return slot;
  }

  Optional<Shown> shown() {
    return shown;
  }

  boolean isOf(MediaKind kind) {
    return slot.terms().kind() == kind;
  }

  /**
   * Shows this from now on.
   *
   * @param encodings what is sent of it, the smallest first
   * @return whether it was something else
   */
  boolean show(Optional<Shown> wanted, List<Layer> encodings) {
    boolean changed = !wanted.equals(shown);
    boolean renewed = changed || !layers.containsAll(encodings);
    shown = wanted;
    layers = encodings;
    if (changed) {
      limit = null;
      fellAt = Long.MIN_VALUE / 2;
      untilPause.renew(MediaLoop.nowMicros());
      untilFall.renew(MediaLoop.nowMicros());
    }
    if (renewed && limit != FromNode.Limit.PAUSED || encodings.isEmpty()) {
      bindBest();
    }
    return changed;
  }

  private void bindBest() {
    slot.bind(Simulcast.best(layers).orElse(null));
  }

  /** What this place asks of the link. */
  Allotment.Wish wish(Allotment.Fallback fallback, long nowMicros) {
    List<Layer> live = Simulcast.live(layers);
    return new Allotment.Wish(
        live.stream().map(layer -> price(layer, nowMicros)).toList(),
        level(live),
        isScreen(),
        nowMicros - fellAt > BETWEEN_RISES_MICROS,
        fallback);
  }

  /** What an encoding takes of a link, bits per second. */
  static long price(Layer layer, long nowMicros) {
    return Math.max(LEAST_BITS, layer.steadyBitrate(nowMicros));
  }

  /** Which encoding is sent now; {@link Allotment#PAUSED} for none. */
  private int level(List<Layer> live) {
    Layer bound = slot.layer();
    return limit == FromNode.Limit.PAUSED
        ? Allotment.PAUSED
        : Math.max(0, bound == null ? 0 : live.indexOf(bound));
  }

  /**
   * Sends this encoding of those that come in.
   *
   * @param flooded whether much more is sent than the link carries, so that there is no time to
   *     wait whether it was a moment's
   * @return whether it is limited in another way than before
   */
  boolean send(int level, boolean flooded, long nowMicros) {
    List<Layer> live = Simulcast.live(layers);
    Layer before = slot.layer();
    FromNode.Limit was = limit;
    int now = level(live);
    boolean falls = untilFall.isOver(level >= now, nowMicros) || flooded;
    boolean pauses = untilPause.isOver(level != Allotment.PAUSED, nowMicros);
    if (live.isEmpty()) {
      limit = null;
      bindBest();
    } else if (level == Allotment.PAUSED && (pauses || limit == FromNode.Limit.PAUSED)) {
      limit = FromNode.Limit.PAUSED;
      slot.bind(null);
    } else {
      int sent = Math.max(0, level < now && !falls ? now : level);
      limit = sent < live.size() - 1 ? FromNode.Limit.LOW : null;
      slot.bind(live.get(sent));
    }
    if (before != slot.layer() && live.indexOf(before) > live.indexOf(slot.layer())) {
      fellAt = nowMicros;
    }
    return limit != was;
  }

  Quality.Limit limit() {
    if (limit == null) {
      return Quality.Limit.NONE;
    }
    return limit == FromNode.Limit.PAUSED ? Quality.Limit.PAUSED : Quality.Limit.LOW;
  }

  FromNode.Slot told() {
    return new FromNode.Slot(
        slot.terms().mid(),
        slot.terms().kind().word(),
        shown.map(Shown::user).orElse(null),
        shown.map(Shown::stream).filter(stream -> stream != StreamKind.MAIN).orElse(null),
        limit);
  }

  private boolean isScreen() {
    return shown.filter(Shown::isScreen).isPresent();
  }
}
