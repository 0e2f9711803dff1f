package io.ringroom.media.rtp;

import java.util.Arrays;

/**
 * Which packets of a source did not come and shall be asked for again (generic NACK, RFC 4585).
 *
 * <p>A packet is asked for at once when the gap is noticed, then every {@link #RETRY_MICROS}, at
 * most {@link #MAX_TRIES} times: after that the picture is too old and a key frame serves better.
 */
public final class MissingPackets {
  /** A wider gap is a restart or an outage: repairing it would only delay the new picture. */
  public static final int MAX_GAP = 128;

  static final int MAX_TRIES = 8;
  static final long RETRY_MICROS = 60_000;
  private static final int CAPACITY = 256;

  private final long[] numbers = new long[CAPACITY];
  private final long[] askedAt = new long[CAPACITY];
  private final int[] tries = new int[CAPACITY];
  private int size;
  private long highest = -1;

  /**
   * A packet came.
   *
   * @return false when the gap before it is too wide to repair
   */
  public boolean onPacket(int seq) {
    if (highest < 0) {
      highest = 0x10000L + seq;
      return true;
    }
    long number = Seq.unwrap(highest, seq);
    if (number <= highest) {
      remove(number);
      return true;
    }
    long gap = number - highest - 1;
    boolean repairable = gap <= MAX_GAP && size + gap <= CAPACITY;
    if (repairable) {
      for (long n = highest + 1; n < number; n++) {
        numbers[size] = n;
        askedAt[size] = Long.MIN_VALUE;
        tries[size++] = 0;
      }
    } else {
      size = 0;
    }
    highest = number;
    return repairable;
  }

  /** Forgets everything: the source starts anew. */
  public void reset() {
    size = 0;
    highest = -1;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The sequence numbers to ask for now, oldest first; each is counted as asked. */
  public int[] due(long nowMicros) {
    int[] asked = new int[size];
    int count = 0;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (tries[i] >= MAX_TRIES) {
        continue;
      }
      if (askedAt[i] == Long.MIN_VALUE || nowMicros - askedAt[i] >= RETRY_MICROS) {
        asked[count++] = (int) (numbers[i] & 0xFFFF);
        askedAt[i] = nowMicros;
        tries[i]++;
      }
      move(i, kept++);
    }
    size = kept;
    return Arrays.copyOf(asked, count);
  }

  private void remove(long number) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == number) {
        for (int j = i + 1; j < size; j++) {
          move(j, j - 1);
        }
        size--;
        return;
      }
    }
  }

  private void move(int from, int to) {
    numbers[to] = numbers[from];
    askedAt[to] = askedAt[from];
    tries[to] = tries[from];
  }
}
