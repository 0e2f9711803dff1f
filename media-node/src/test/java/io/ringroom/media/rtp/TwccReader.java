package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads transport-wide feedback as a browser does; two-bit status vectors only. */
final class TwccReader {
  private TwccReader() {}

  /** Adds sequence number to arrival time in units of 250 µs. */
  static void read(byte[] b, int length, Map<Integer, Long> into) {
    int base = Bytes.u16(b, 12);
    int count = Bytes.u16(b, 14);
    long ticks = (long) Bytes.u24(b, 16) * 256;
    List<Integer> symbols = new ArrayList<>();
    int at = 20;
    while (symbols.size() < count) {
      int chunk = Bytes.u16(b, at);
      at += 2;
      for (int shift = 12; shift >= 0 && symbols.size() < count; shift -= 2) {
        symbols.add(chunk >> shift & 3);
      }
    }
    for (int i = 0; i < count; i++) {
      if (symbols.get(i) == 1) {
        ticks += Bytes.u8(b, at++);
      } else if (symbols.get(i) == 2) {
        ticks += (short) Bytes.u16(b, at);
        at += 2;
      }
      if (symbols.get(i) != 0) {
        into.put(base + i & 0xFFFF, ticks);
      }
    }
    if (at > length) {
      throw new IllegalStateException("the feedback is shorter than it says");
    }
  }
}
