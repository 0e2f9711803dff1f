package io.ringroom.persistence.tail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How far a reader of the journal has come. The journal numbers a row before its transaction
 * commits, so a row may become visible after one with a greater number: the numbers skipped are
 * remembered and looked for until their transaction must have ended. Rows of one call cannot
 * overtake each other, because each is stored after the one before has been committed.
 */
final class Progress {
  /** Longer than any transaction of the journal lives: its connections give up sooner. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What a row made this long ago skipped has been decided. Much longer than {@link #PATIENCE}: a
   * row bears the time of its making, and may have waited for a database that stood still.
   */
  static final Duration LONG_AGO = Duration.ofMinutes(2);

  /** More numbers at once are not in flight; they belong to rows deleted long ago. */
  private static final int MOST_IN_FLIGHT = 20_000;

  private final NavigableMap<Long, Instant> missing = new TreeMap<>();
  private long highest;

  /**
   * @param safe every row up to this number has been read
   */
  Progress(long safe) {
    this.highest = safe;
  }

  /** The greatest number read. */
  long highest() {
    return highest;
  }

  /** Every row up to this number has been read: where to begin after a restart. */
  long safe() {
    return missing.isEmpty() ? highest : missing.firstKey() - 1;
  }

  /** The numbers skipped that may still appear. */
  List<Long> missing() {
    return new ArrayList<>(missing.keySet());
  }

  /**
   * @param writtenAt when the row was written; what an old row skipped will not appear any more
   */
  void read(long number, Instant writtenAt, Instant now) {
    if (missing.remove(number) != null) {
      return;
    }
    boolean fresh = writtenAt.plus(LONG_AGO).isAfter(now);
    if (fresh && number - highest <= MOST_IN_FLIGHT) {
      for (long skipped = highest + 1; skipped < number; skipped++) {
        missing.put(skipped, now.plus(PATIENCE));
      }
    }
    highest = Math.max(highest, number);
  }

  /** Forgets the numbers whose transactions were rolled back. */
  void giveUp(Instant now) {
    missing.values().removeIf(until -> !until.isAfter(now));
  }

  /** A copy to work on while it is not sure that the work will be committed. */
  Progress copy() {
    Progress copy = new Progress(highest);
    for (Map.Entry<Long, Instant> entry : missing.entrySet()) {
      copy.missing.put(entry.getKey(), entry.getValue());
    }
    return copy;
  }
}
