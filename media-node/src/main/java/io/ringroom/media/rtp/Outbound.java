package io.ringroom.media.rtp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Everything one browser receives: its slots, their reports, and what it says about them. */
public final class Outbound {
  static final String CNAME = "ringroom";

  /** Sender reports: rarer ones delay lip sync after a switch; a browser needs two of them. */
  private static final long REPORT_MICROS = 1_000_000;

  private final MediaSink sink;
  private final NtpTime ntpTime;
  private final RtpWriter writer = new RtpWriter();
  private final RtcpWriter rtcp = new RtcpWriter();
  private final Map<Long, Slot> bySsrc = new LinkedHashMap<>();
  private long lastReportMicros;
  private long roundTripMicros = -1;
  private long estimateBits = -1;

  public Outbound(List<SlotTerms> slots, MediaSink sink, NtpTime ntpTime, RandomGenerator random) {
    this.sink = sink;
    this.ntpTime = ntpTime;
    for (SlotTerms terms : slots) {
      bySsrc.put(
          terms.ssrc(), new Slot(terms, this, random.nextInt(1 << 14), random.nextInt(1 << 30)));
    }
  }

  /** In the order of the offer's m-lines. */
  public List<Slot> slots(MediaKind kind) {
    return bySsrc.values().stream().filter(slot -> slot.terms().kind() == kind).toList();
  }

  public List<Slot> slots() {
    return List.copyOf(bySsrc.values());
  }

  /** What the browser says about what it receives. */
  public void onRtcp(Rtcp packet, long nowMicros) {
    if (packet instanceof Rtcp.Nack nack) {
      Slot slot = bySsrc.get(nack.ssrc());
      if (slot != null) {
        slot.onNack(nack.seqs(), nowMicros);
      }
    } else if (packet instanceof Rtcp.KeyFrameWanted wanted) {
      Slot slot = bySsrc.get(wanted.ssrc());
      if (slot != null) {
        slot.onKeyFrameWanted();
      }
    } else if (packet instanceof Rtcp.ReceiverReport report) {
      report.reports().forEach(block -> onReport(block, nowMicros));
    } else if (packet instanceof Rtcp.SenderReport report) {
      report.reports().forEach(block -> onReport(block, nowMicros));
    } else if (packet instanceof Rtcp.MaxBitrate max) {
      estimateBits = max.bitsPerSecond();
    }
  }

  private void onReport(Rtcp.Report block, long nowMicros) {
    Slot slot = bySsrc.get(block.ssrc());
    if (slot == null) {
      return;
    }
    slot.onReport(block);
    if (block.lastSr() != 0) {
      long now = NtpTime.middle(ntp(nowMicros));
      long compact = now - block.lastSr() - block.delay() & 0xFFFF_FFFFL;
      if (compact < 0x8000_0000L) { // a negative trip is a rounding error or a lie
        roundTripMicros = NtpTime.fromCompact(compact);
      }
    }
  }

  /** Sends what is due; call it every few ten milliseconds. */
  public void tick(long nowMicros) {
    if (nowMicros - lastReportMicros < REPORT_MICROS) {
      return;
    }
    lastReportMicros = nowMicros;
    rtcp.start();
    for (Slot slot : bySsrc.values()) {
      if (!rtcp.fits(64)) {
        sink.sendRtcp(rtcp.bytes(), rtcp.length());
        rtcp.start();
      }
      slot.report(rtcp, nowMicros);
    }
    if (rtcp.length() > 0) {
      sink.sendRtcp(rtcp.bytes(), rtcp.length());
    }
  }

  /** Takes every slot off its source: the browser is gone. */
  public void close() {
    bySsrc.values().forEach(slot -> slot.bind(null));
  }

  MediaSink sink() {
    return sink;
  }

  RtpWriter writer() {
    return writer;
  }

  long ntp(long nowMicros) {
    return ntpTime.ntp(nowMicros);
  }

  /** Round trip by the browser's reports; −1 while unknown. */
  public long roundTripMicros() {
    return roundTripMicros;
  }

  /** The browser's estimate of its downlink (REMB), bits per second; −1 while unknown. */
  public long estimateBits() {
    return estimateBits;
  }

  /** What is sent to the browser now. */
  public long bitrate(long nowMicros) {
    return bySsrc.values().stream().mapToLong(slot -> slot.bitrate(nowMicros)).sum();
  }
}
