package io.ringroom.media.rtp;

/**
 * Which of the last 1,024 sequence numbers came in already. Browsers probe for bandwidth by sending
 * delivered packets once more over RTX, so copies are normal and must not be forwarded.
 */
public final class SeenPackets {
  static final int WINDOW = 1024;

  private final long[] bits = new long[WINDOW / Long.SIZE];
  private long highest = -1;

  /** Marks the packet; true when it is new, false for a copy or one older than the window. */
  public boolean firstTime(int seq) {
    if (highest < 0) {
      highest = 0x10000L + seq;
      set(highest);
      return true;
    }
    long number = Seq.unwrap(highest, seq);
    if (number > highest) {
      if (number - highest >= WINDOW) {
        java.util.Arrays.fill(bits, 0);
      } else {
        for (long n = highest + 1; n < number; n++) {
          clear(n);
        }
      }
      highest = number;
      set(number);
      return true;
    }
    if (highest - number >= WINDOW || isSet(number)) {
      return false;
    }
    set(number);
    return true;
  }

  private void set(long number) {
    bits[word(number)] |= 1L << number;
  }

  private void clear(long number) {
    bits[word(number)] &= ~(1L << number);
  }

  private boolean isSet(long number) {
    return (bits[word(number)] & 1L << number) != 0;
  }

  private static int word(long number) {
    return (int) (number & WINDOW - 1) / Long.SIZE;
  }
}
