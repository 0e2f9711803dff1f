package io.ringroom.media.compose;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is large because he speaks. A new speaker must have been the loudest for a while, and who is
 * large stays so for a while: a cough, or a word in between, moves nobody.
 *
 * @param who is large now; absent before the first word
 * @param sinceMicros when he became so
 * @param rival who has been louder lately
 * @param rivalSinceMicros since when without pause
 */
public record LargeTile<T>(
    Optional<T> who, long sinceMicros, @Nullable T rival, long rivalSinceMicros) {
  /** Shorter: a cough changes the picture. Longer: the first sentence is over before one sees. */
  static final long RIVAL_MICROS = 800_000;

  /** Shorter: a lively talk makes the picture restless. */
  static final long STAY_MICROS = 2_000_000;

  public static <T> LargeTile<T> empty() {
    return new LargeTile<>(Optional.empty(), 0, null, 0);
  }

  /**
   * @param loudest who is the loudest and audible, if anybody is
   */
  public LargeTile<T> look(Optional<T> loudest, long nowMicros) {
    if (loudest.isEmpty() || loudest.equals(who)) {
      return new LargeTile<>(who, sinceMicros, null, 0);
    }
    T louder = loudest.get();
    if (who.isEmpty()) {
      return new LargeTile<>(loudest, nowMicros, null, 0);
    }
    if (!louder.equals(rival)) {
      return new LargeTile<>(who, sinceMicros, louder, nowMicros);
    }
    boolean ripe =
        nowMicros - rivalSinceMicros >= RIVAL_MICROS && nowMicros - sinceMicros >= STAY_MICROS;
    return ripe ? new LargeTile<>(loudest, nowMicros, null, 0) : this;
  }

  /** He has left. */
  public LargeTile<T> without(T gone) {
    return who.filter(gone::equals).isPresent() ? empty() : this;
  }
}
