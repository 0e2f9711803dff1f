package io.ringroom.media.rtp;

import java.util.Arrays;

/**
 * Reads transport-wide congestion control feedback
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1). Never throws for any input; a
 * packet that lies about its contents is read as far as it is true.
 */
final class FeedbackReader {
  private static final int HEADER = 20;

  /** More packets are not remembered either; a lie must not cost half a megabyte. */
  private static final int MOST = 2_048;

  private static final int TICK_MICROS = 250;
  private static final int REFERENCE_MICROS = 64_000;

  private FeedbackReader() {}

  /** The caller has checked that {@code size} bytes are there, 20 or more. */
  static Rtcp.TransportFeedback read(byte[] b, int at, int size) {
    int first = Bytes.u16(b, at + 12);
    int count = Math.min(Bytes.u16(b, at + 14), MOST);
    int end = at + size;
    byte[] symbols = new byte[count];
    int p = at + HEADER;
    int known = 0;
    while (known < count && p + 2 <= end) {
      known = chunk(Bytes.u16(b, p), symbols, known);
      p += 2;
    }
    long[] arrivals = new long[known];
    Arrays.fill(arrivals, Rtcp.TransportFeedback.MISSING);
    long ticks = (long) signed24(Bytes.u24(b, at + 16)) * (REFERENCE_MICROS / TICK_MICROS);
    for (int i = 0; i < known; i++) {
      int bytes = symbols[i] == 1 ? 1 : symbols[i] == 2 ? 2 : 0;
      if (p + bytes > end) {
        return new Rtcp.TransportFeedback(first, Arrays.copyOf(arrivals, i));
      }
      if (bytes > 0) {
        ticks += bytes == 1 ? Bytes.u8(b, p) : (short) Bytes.u16(b, p);
        arrivals[i] = ticks * TICK_MICROS;
        p += bytes;
      }
    }
    return new Rtcp.TransportFeedback(first, arrivals);
  }

  private static int signed24(int value) {
    return value << 8 >> 8;
  }

  /** Run length, or a vector of one-bit or two-bit symbols. */
  private static int chunk(int chunk, byte[] symbols, int from) {
    int at = from;
    if ((chunk & 0x8000) == 0) {
      int end = Math.min(symbols.length, from + (chunk & 0x1FFF));
      Arrays.fill(symbols, from, end, (byte) (chunk >> 13 & 3));
      return end;
    }
    boolean wide = (chunk & 0x4000) != 0;
    int step = wide ? 2 : 1;
    for (int shift = 14 - step; shift >= 0 && at < symbols.length; shift -= step) {
      symbols[at++] = (byte) (chunk >> shift & (wide ? 3 : 1));
    }
    return at;
  }
}
