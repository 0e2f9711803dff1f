package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one RTCP packet of a compound; the caller has checked that {@code size} bytes are there.
 */
final class RtcpReader {
  private static final int REPORT_SIZE = 24;

  private RtcpReader() {}

  static void read(byte[] b, int at, int size, List<Rtcp> into) {
    int count = b[at] & 0x1F;
    switch (Bytes.u8(b, at + 1)) {
      case Rtcp.SENDER_REPORT -> {
        if (size >= 28) {
          into.add(
              new Rtcp.SenderReport(
                  Bytes.u32(b, at + 4),
                  Bytes.i64(b, at + 8),
                  Bytes.u32(b, at + 16),
                  reports(b, at + 28, at + size, count)));
        }
      }
      case Rtcp.RECEIVER_REPORT ->
          into.add(
              new Rtcp.ReceiverReport(Bytes.u32(b, at + 4), reports(b, at + 8, at + size, count)));
      case Rtcp.BYE -> {
        for (int i = 0; i < count && 4 + 4 * (i + 1) <= size; i++) {
          into.add(new Rtcp.Bye(Bytes.u32(b, at + 4 + 4 * i)));
        }
      }
      case Rtcp.TRANSPORT_FEEDBACK -> {
        if (count == Rtcp.FMT_NACK && size >= 12) {
          into.add(new Rtcp.Nack(Bytes.u32(b, at + 8), nackedSeqs(b, at + 12, at + size)));
        } else if (count == Rtcp.FMT_TRANSPORT_CC && size >= 20) {
          into.add(FeedbackReader.read(b, at, size));
        }
      }
      case Rtcp.PAYLOAD_FEEDBACK -> payloadFeedback(b, at, size, count, into);
      default -> {}
    }
  }

  private static void payloadFeedback(byte[] b, int at, int size, int format, List<Rtcp> into) {
    if (size < 12) {
      return;
    }
    switch (format) {
      case Rtcp.FMT_PLI -> into.add(new Rtcp.KeyFrameWanted(Bytes.u32(b, at + 8)));
      case Rtcp.FMT_FIR -> {
        for (int p = at + 12; p + 8 <= at + size; p += 8) {
          into.add(new Rtcp.KeyFrameWanted(Bytes.u32(b, p)));
        }
      }
      case Rtcp.FMT_APPLICATION -> {
        if (size >= 20 && Bytes.u32(b, at + 12) == Rtcp.REMB_NAME) {
          int exponent = Bytes.u8(b, at + 17) >>> 2;
          long mantissa = Bytes.u24(b, at + 17) & 0x3_FFFF;
          // Beyond 2^45 bit/s nothing is meant any more; the shift must not overflow.
          into.add(new Rtcp.MaxBitrate(mantissa << Math.min(exponent, 27)));
        }
      }
      default -> {}
    }
  }

  private static List<Rtcp.Report> reports(byte[] b, int from, int end, int count) {
    List<Rtcp.Report> reports = new ArrayList<>(count);
    for (int p = from; reports.size() < count && p + REPORT_SIZE <= end; p += REPORT_SIZE) {
      reports.add(
          new Rtcp.Report(
              Bytes.u32(b, p),
              Bytes.u8(b, p + 4),
              Bytes.u32(b, p + 12),
              Bytes.u32(b, p + 16),
              Bytes.u32(b, p + 20)));
    }
    return reports;
  }

  /** Each entry names one packet and, by a bit mask, any of the 16 after it. */
  private static int[] nackedSeqs(byte[] b, int from, int end) {
    int[] seqs = new int[17 * ((end - from) / 4)];
    int n = 0;
    for (int p = from; p + 4 <= end; p += 4) {
      int first = Bytes.u16(b, p);
      int mask = Bytes.u16(b, p + 2);
      seqs[n++] = first;
      for (int bit = 0; bit < 16; bit++) {
        if ((mask & 1 << bit) != 0) {
          seqs[n++] = first + bit + 1 & 0xFFFF;
        }
      }
    }
    return Arrays.copyOf(seqs, n);
  }
}
