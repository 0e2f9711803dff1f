package io.ringroom.media.rtp;

/**
 * Arrival times of everything a browser sends, reported back as transport-wide congestion control
 * feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01). Its bandwidth estimate lives on
 * this: without it a browser stays below 100 kbit/s.
 */
public final class TwccRecorder {
  /**
   * How often {@link #feedback} shall be called. Slower feedback makes the browser's ramp slower.
   */
  public static final long INTERVAL_MICROS = 50_000;

  private static final int WINDOW = 2048;

  /** Keeps a feedback packet well under one datagram even if every delta needs two bytes. */
  private static final int MAX_STATUSES = 350;

  private static final long TICK_MICROS = 250;
  private static final long REFERENCE_MICROS = 64_000;
  private static final int SYMBOLS_PER_CHUNK = 7;
  private static final int HEADER = 20;

  private final long[] numbers = new long[WINDOW];
  private final long[] arrivals = new long[WINDOW];
  private long next = -1;
  private long highest = -1;
  private int feedbackCount;

  /** A packet with this transport-wide number came in. */
  public void onPacket(int transportSeq, long nowMicros) {
    long number = highest < 0 ? 0x10000L + transportSeq : Seq.unwrap(highest, transportSeq);
    if (highest < 0) {
      next = number;
    }
    if (number < highest - WINDOW / 2) {
      return;
    }
    if (number > highest + WINDOW / 2) {
      next = number;
    }
    int at = (int) (number & WINDOW - 1);
    numbers[at] = number;
    arrivals[at] = nowMicros;
    highest = Math.max(highest, number);
    next =
        Math.min(next, number); // a late packet is reported after all: the sender corrects itself
  }

  /** Whether something came in that was not reported yet. */
  public boolean hasNews() {
    return next >= 0 && next <= highest;
  }

  /**
   * Writes one feedback packet.
   *
   * @param mediaSsrc any SSRC of the sender, as the format wants one
   * @param out room for 1,200 bytes from {@code at}
   * @return the bytes written; 0 when there is nothing to report
   */
  public int feedback(long senderSsrc, long mediaSsrc, byte[] out, int at) {
    long first = firstReceivedFrom(next);
    if (first < 0) {
      next = highest + 1;
      return 0;
    }
    long reference = arrival(first) / REFERENCE_MICROS;
    long last = lastReportable(first, reference);
    int statuses = (int) (last - first + 1);
    int chunks = (statuses + SYMBOLS_PER_CHUNK - 1) / SYMBOLS_PER_CHUNK;
    int end = writeDeltas(first, last, reference, out, at + HEADER + 2 * chunks);
    writeChunks(first, last, reference, out, at + HEADER);
    int padding = (4 - (end - at) % 4) % 4;
    for (int i = 0; i < padding; i++) {
      out[end + i] = (byte) (i == padding - 1 ? padding : 0);
    }
    int length = end - at + padding;
    out[at] = (byte) ((padding > 0 ? 0xA0 : 0x80) | Rtcp.FMT_TRANSPORT_CC);
    out[at + 1] = (byte) Rtcp.TRANSPORT_FEEDBACK;
    Bytes.put16(out, at + 2, length / 4 - 1);
    Bytes.put32(out, at + 4, senderSsrc);
    Bytes.put32(out, at + 8, mediaSsrc);
    Bytes.put16(out, at + 12, (int) (first & 0xFFFF));
    Bytes.put16(out, at + 14, statuses);
    Bytes.put24(out, at + 16, (int) (reference & 0xFF_FFFF));
    out[at + 19] = (byte) feedbackCount++;
    next = last + 1;
    return length;
  }

  private long firstReceivedFrom(long from) {
    for (long n = from; n <= highest; n++) {
      if (isReceived(n)) {
        return n;
      }
    }
    return -1;
  }

  /** The last received packet that fits: bounded count, and every delta within 16 bits. */
  private long lastReportable(long first, long reference) {
    long last = first;
    long before = reference * REFERENCE_MICROS / TICK_MICROS;
    for (long n = first; n <= highest && n - first < MAX_STATUSES; n++) {
      if (isReceived(n)) {
        long ticks = arrival(n) / TICK_MICROS;
        if (ticks - before > Short.MAX_VALUE || ticks - before < Short.MIN_VALUE) {
          break;
        }
        before = ticks;
        last = n;
      }
    }
    return last;
  }

  private int writeDeltas(long first, long last, long reference, byte[] out, int from) {
    int p = from;
    long before = reference * REFERENCE_MICROS / TICK_MICROS;
    for (long n = first; n <= last; n++) {
      if (isReceived(n)) {
        long ticks = arrival(n) / TICK_MICROS;
        int delta = (int) (ticks - before);
        before = ticks;
        if (isSmall(delta)) {
          out[p++] = (byte) delta;
        } else {
          Bytes.put16(out, p, delta);
          p += 2;
        }
      }
    }
    return p;
  }

  /** Two-bit status vectors: 0 not received, 1 small delta, 2 large or negative delta. */
  private void writeChunks(long first, long last, long reference, byte[] out, int from) {
    int p = from;
    long before = reference * REFERENCE_MICROS / TICK_MICROS;
    for (long n = first; n <= last; n += SYMBOLS_PER_CHUNK) {
      int chunk = 0xC000;
      for (int i = 0; i < SYMBOLS_PER_CHUNK && n + i <= last; i++) {
        if (isReceived(n + i)) {
          long ticks = arrival(n + i) / TICK_MICROS;
          int symbol = isSmall((int) (ticks - before)) ? 1 : 2;
          before = ticks;
          chunk |= symbol << 2 * (SYMBOLS_PER_CHUNK - 1 - i);
        }
      }
      Bytes.put16(out, p, chunk);
      p += 2;
    }
  }

  private static boolean isSmall(int delta) {
    return delta >= 0 && delta <= 255;
  }

  private boolean isReceived(long number) {
    return numbers[(int) (number & WINDOW - 1)] == number;
  }

  private long arrival(long number) {
    return arrivals[(int) (number & WINDOW - 1)];
  }
}
