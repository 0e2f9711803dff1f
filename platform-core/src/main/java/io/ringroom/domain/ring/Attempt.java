package io.ringroom.domain.ring;

import org.jspecify.annotations.Nullable;

/**
 * A user may be asked into the same call several times, one after the other; attempts tell a late
 * word about an earlier time from one about this time. They count from 1. The first is not written,
 * so most words stay as short as they were.
 */
public final class Attempt {
  private Attempt() {}

  /** The number of a written attempt. */
  public static int number(@Nullable Integer written) {
    return written == null ? 1 : written;
  }

  /** How an attempt is written. */
  public static @Nullable Integer written(int number) {
    return number == 1 ? null : number;
  }
}
