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

  /** The most padding one packet can carry. */
  private static final int PADDING = 255;

  private final MediaSink sink;
  private final NtpTime ntpTime;
  private final RtpWriter writer = new RtpWriter();
  private final RtcpWriter rtcp = new RtcpWriter();
  private final Map<Long, Slot> bySsrc = new LinkedHashMap<>();
  private long lastReportMicros;
  private final Downlink downlink = new Downlink();
  private final RepeatBudget repeats = new RepeatBudget();
  private final Pacer pacer = new Pacer(this::send);
  private long roundTripMicros = -1;
  private long sentBytes;
  private long wantedBits;

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
        slot.onKeyFrameWanted(nowMicros);
      }
    } else if (packet instanceof Rtcp.ReceiverReport report) {
      report.reports().forEach(block -> onReport(block, nowMicros));
    } else if (packet instanceof Rtcp.SenderReport report) {
      report.reports().forEach(block -> onReport(block, nowMicros));
    } else if (packet instanceof Rtcp.MaxBitrate max) {
      downlink.onMaxBitrate(max.bitsPerSecond());
    } else if (packet instanceof Rtcp.TransportFeedback feedback) {
      downlink.onFeedback(feedback, roundTripMicros, nowMicros);
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
    pacer.tick(downlink.bits(), nowMicros);
    probe(nowMicros);
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

  /** Tries whether the link carries what is wanted, with padding where there is no media. */
  private void probe(long nowMicros) {
    int padding = downlink.padding(wantedBits, sentBytes, nowMicros);
    if (padding > 0) {
      for (Slot slot : bySsrc.values()) {
        if (slot.canPad()) {
          for (int left = padding; left > 0; left -= PADDING) {
            slot.pad(PADDING, nowMicros);
          }
          return;
        }
      }
    }
  }

  /** What this receiver could use if his link carried it, bits per second. */
  public void want(long bits) {
    wantedBits = bits;
  }

  /** Whether the link can bear that so much is sent again; if so, it counts as sent. */
  boolean mayRepeat(int bytes, long nowMicros) {
    return repeats.take(bytes, downlink.bits(), nowMicros);
  }

  /** Sends what the writer holds. */
  void send(int length, long nowMicros) {
    send(writer.bytes(), length, writer.transportSeqAt(), nowMicros);
  }

  /** Sends what the writer holds, of a picture: on a narrow link in its turn. */
  void sendPaced(int length, long nowMicros) {
    pacer.send(writer.bytes(), length, writer.transportSeqAt(), downlink.bits(), nowMicros);
  }

  private void send(byte[] bytes, int length, int transportSeqAt, long nowMicros) {
    if (transportSeqAt > 0) {
      Bytes.put16(bytes, transportSeqAt, downlink.onSend(length, nowMicros));
    }
    sentBytes += length;
    sink.sendRtp(bytes, length);
  }

  /** A key frame of this stream comes: what waits of it is of no use. */
  void beginAnew(SlotTerms terms) {
    pacer.drop(terms.ssrc());
    pacer.drop(terms.rtxSsrc());
  }

  /** Takes every slot off its source: the browser is gone. */
  public void close() {
    bySsrc.values().forEach(slot -> slot.bind(null));
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

  /** The share of packets the browser did not get at first, 0 to 1, by the best source there is. */
  public double loss() {
    return downlink.isMeasured()
        ? downlink.loss()
        : bySsrc.values().stream().mapToInt(Slot::fractionLost).max().orElse(0) / 256.0;
  }

  /** What is known of the link to this receiver. */
  public Downlink downlink() {
    return downlink;
  }

  /** What of this kind is sent to the browser now. */
  public long bitrate(MediaKind kind, long nowMicros) {
    return slots(kind).stream().mapToLong(slot -> slot.bitrate(nowMicros)).sum();
  }

  /** What is sent to the browser now. */
  public long bitrate(long nowMicros) {
    return bySsrc.values().stream().mapToLong(slot -> slot.bitrate(nowMicros)).sum();
  }
}
