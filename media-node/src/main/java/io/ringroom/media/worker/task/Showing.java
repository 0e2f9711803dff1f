package io.ringroom.media.worker.task;

import io.ringroom.media.task.CompositionSpec.Tile;

/**
 * Whether an input may be seen. When its source changes, pictures of the one before are still on
 * their way; they must not be seen under the new name.
 *
 * @param tile where it belongs
 * @param staleUntilMillis until when what is decoded may be of the source before
 * @param staleCount how many pictures had been decoded by then
 * @param seen whether it is in the picture
 */
record Showing(Tile tile, long staleUntilMillis, long staleCount, boolean seen) {
  /** Longer than the way of a packet from the socket through jitter buffer and decoder. */
  static final long ON_THE_WAY_MILLIS = 250;

  static Showing begin(Tile tile, long decoded, long nowMillis) {
    return new Showing(tile, nowMillis + ON_THE_WAY_MILLIS, decoded, false);
  }

  /** The tile was moved, or says something else. */
  Showing at(Tile now, long decoded, long nowMillis) {
    return tile.source().equals(now.source())
        ? new Showing(now, staleUntilMillis, staleCount, seen)
        : begin(now, decoded, nowMillis);
  }

  /** Some pictures have been decoded since. */
  Showing look(long decoded, long nowMillis) {
    if (seen) {
      return this;
    }
    if (nowMillis < staleUntilMillis) {
      return new Showing(tile, staleUntilMillis, decoded, false);
    }
    return new Showing(tile, staleUntilMillis, staleCount, decoded > staleCount);
  }
}
