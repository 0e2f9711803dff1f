package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.List;

/** The RTCP packets the router understands (RFC 3550, 4585, 5104, REMB and TWCC drafts). */
public sealed interface Rtcp {
  int SENDER_REPORT = 200;
  int RECEIVER_REPORT = 201;
  int SOURCE_DESCRIPTION = 202;
  int BYE = 203;
  int TRANSPORT_FEEDBACK = 205;
  int PAYLOAD_FEEDBACK = 206;
  int FMT_NACK = 1;
  int FMT_TRANSPORT_CC = 15;
  int FMT_PLI = 1;
  int FMT_FIR = 4;
  int FMT_APPLICATION = 15;

  /** {@code REMB} in ASCII. */
  long REMB_NAME = 0x52454D42L;

  /**
   * @param ntp when, on the sender's wall clock
   * @param rtp the same moment on the media clock of {@code ssrc}
   */
  record SenderReport(long ssrc, long ntp, long rtp, List<Report> reports) implements Rtcp {}

  record ReceiverReport(long ssrc, List<Report> reports) implements Rtcp {}

  /**
   * One report block.
   *
   * @param fractionLost 1/256
   * @param lastSr middle bits of the NTP time of the last sender report; 0 when none came
   * @param delay since then, 1/65536 s
   */
  record Report(long ssrc, int fractionLost, long jitter, long lastSr, long delay) {}

  /** Packets of {@code ssrc} are missing. */
  record Nack(long ssrc, int[] seqs) implements Rtcp {}

  /** A key frame of {@code ssrc} is wanted: PLI or FIR. */
  record KeyFrameWanted(long ssrc) implements Rtcp {}

  /** The receiver thinks it can receive no more than this. */
  record MaxBitrate(long bitsPerSecond) implements Rtcp {}

  /**
   * When the receiver got the packets with these transport-wide numbers.
   *
   * @param firstSeq number of the first; the others follow
   * @param arrivals microseconds of the receiver's clock, which wraps every 12 days; {@link
   *     #MISSING} for a packet that has not come
   */
  record TransportFeedback(int firstSeq, long[] arrivals) implements Rtcp {
    static final long MISSING = Long.MIN_VALUE;
  }

  record Bye(long ssrc) implements Rtcp {}

  /** Whether the second byte of a packet in the RTP range names RTCP (RFC 5761 section 4). */
  static boolean isRtcp(byte[] b, int at) {
    int type = b[at + 1] & 0x7F;
    return type >= 64 && type <= 95;
  }

  /**
   * Reads a compound packet. What is not understood is left out; a packet that lies about its
   * length ends the reading. Never throws for any input.
   */
  static List<Rtcp> parse(byte[] b, int offset, int length) {
    List<Rtcp> found = new ArrayList<>(4);
    int at = offset;
    int end = offset + length;
    while (end - at >= 8 && (b[at] & 0xC0) == 0x80) {
      int size = 4 * (Bytes.u16(b, at + 2) + 1);
      if (size > end - at) {
        break;
      }
      RtcpReader.read(b, at, size, found);
      at += size;
    }
    return found;
  }
}
