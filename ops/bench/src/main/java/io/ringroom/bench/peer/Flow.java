package io.ringroom.bench.peer;

import io.ringroom.media.rtp.RtpPacket;

/** One stream a peer receives: what came of it and what did not. */
public final class Flow {
  private final boolean video;
  private long first = -1;
  private long highest = -1;
  private long received;
  private long bytes;

  Flow(boolean video) {
    this.video = video;
  }

  void onPacket(int seq, int length) {
    if (first < 0) {
      first = 0x10000L + seq;
      highest = first;
    } else {
      long number = highest + (short) (seq - (int) highest);
      highest = Math.max(highest, number);
    }
    received++;
    bytes += length;
  }

  static boolean isRtp(int length) {
    return length >= RtpPacket.FIXED_HEADER;
  }

  public boolean video() {
    return video;
  }

  public long received() {
    return received;
  }

  public long bytes() {
    return bytes;
  }

  public long expected() {
    return first < 0 ? 0 : highest - first + 1;
  }

  long highestSeq() {
    return Math.max(0, highest) & 0xFFFF_FFFFL;
  }
}
