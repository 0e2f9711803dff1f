package io.ringroom.media.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Shares a receiver's link among the videos he wants: which encoding of each is sent to him, or
 * none. Everybody gets the smallest first, in the receiver's order of importance; what is left
 * raises a screen to its full size, then the others step by step. Sound is not shared out: it is
 * always sent.
 */
final class Allotment {
  /** Chosen for a video that is not sent. */
  static final int PAUSED = -1;

  /** A larger encoding must fit with this to spare, or it would be taken away again at once. */
  private static final double TO_RISE = 1.15;

  /** A video that was paused comes back only when it clearly fits. */
  private static final double TO_RESUME = 1.2;

  /** What is sent already is kept while it about fits: rates of encoders waver. */
  private static final double TO_STAY = 0.9;

  /** A probe tries for a little more than is needed: what it finds is a little less. */
  private static final double TO_PROBE = 1.1;

  /** What becomes of a video that does not fit. */
  enum Fallback {
    /** It is sent in its smallest encoding however narrow the link is. */
    LOW,
    /** It is paused: the voices matter more. */
    PAUSE
  }

  /**
   * One video a receiver wants.
   *
   * @param bits what each encoding takes, bits per second, the smallest first; empty when nothing
   *     comes in
   * @param now the encoding he gets, an index; {@link #PAUSED} for none
   * @param screen whether it is somebody's screen, which is unreadable when small
   * @param mayRise whether enough time has passed since the last change
   */
  record Wish(List<Long> bits, int now, boolean screen, boolean mayRise, Fallback fallback) {
    Wish {
      bits = List.copyOf(bits);
    }

    private int best() {
      return bits.size() - 1;
    }

    /** What it takes of the link now, bits per second. */
    long taken() {
      return now == PAUSED || bits.isEmpty() ? 0 : bits.get(now);
    }
  }

  /**
   * @param levels the encoding for each wish, an index or {@link #PAUSED}
   * @param wantedBits what all videos would take with the next step up; 0 when there is none
   */
  record Shares(List<Integer> levels, long wantedBits) {
    Shares {
      levels = List.copyOf(levels);
    }
  }

  private final List<Wish> wishes;
  private final List<Integer> levels;
  private double left;

  private Allotment(double bits, List<Wish> wishes) {
    this.left = bits;
    this.wishes = wishes;
    this.levels = new ArrayList<>(Collections.nCopies(wishes.size(), PAUSED));
  }

  /**
   * @param bits what the link carries beside the sound; negative while unknown
   * @param wishes the most important first
   */
  static Shares share(long bits, List<Wish> wishes) {
    if (bits < 0) {
      return new Shares(wishes.stream().map(Wish::best).toList(), 0);
    }
    Allotment allotment = new Allotment(bits, wishes);
    allotment.giveSmallest();
    allotment.raise(/* screens= */ true);
    allotment.raise(/* screens= */ false);
    return new Shares(allotment.levels, allotment.wanted());
  }

  private void giveSmallest() {
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      if (wish.bits().isEmpty()) {
        continue;
      }
      double needed = wish.bits().get(0) * (wish.now() == PAUSED ? TO_RESUME : TO_STAY);
      boolean fits = needed <= left && (wish.now() != PAUSED || wish.mayRise());
      if (fits || wish.fallback() == Fallback.LOW) {
        levels.set(i, 0);
        left -= wish.bits().get(0);
      }
    }
  }

  private void raise(boolean screens) {
    boolean raised = true;
    while (raised) {
      raised = false;
      for (int i = 0; i < wishes.size(); i++) {
        if (wishes.get(i).screen() == screens && mayRaise(i)) {
          left -= step(i);
          levels.set(i, levels.get(i) + 1);
          raised = true;
        }
      }
    }
  }

  private boolean mayRaise(int i) {
    Wish wish = wishes.get(i);
    int level = levels.get(i);
    if (level == PAUSED || level == wish.best()) {
      return false;
    }
    boolean hasIt = level < wish.now();
    return (hasIt || wish.mayRise()) && step(i) * (hasIt ? TO_STAY : TO_RISE) <= left;
  }

  /** What the next larger encoding takes more than the chosen one. */
  private double step(int i) {
    List<Long> bits = wishes.get(i).bits();
    int level = levels.get(i);
    return Math.max(0, bits.get(level + 1) - (level == PAUSED ? 0 : bits.get(level)));
  }

  private long wanted() {
    double sum = 0;
    double smallest = 0;
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      int level = levels.get(i);
      sum += level == PAUSED ? 0 : wish.bits().get(level);
      if (level < wish.best()) {
        double next = step(i) * (level == PAUSED ? TO_RESUME : TO_RISE);
        smallest = smallest == 0 ? next : Math.min(smallest, next);
      }
    }
    return smallest == 0 ? 0 : (long) ((sum + smallest) * TO_PROBE);
  }
}
