package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything one browser or capture worker sends: finds the {@link Layer} of each packet, unwraps
 * retransmissions, and sends back the feedback its sender needs.
 */
public final class Inbound {
  /** More streams than this are not looked at: nobody sends a track in 32 encodings. */
  static final int MAX_STREAMS = 32;

  /** Receiver reports: rarer ones make round trip and loss old news to the sender. */
  private static final long REPORT_MICROS = 500_000;

  /** Who we are in RTCP; any number not used by media serves (RFC 8108 has no better). */
  private static final long OUR_SSRC = 1;

  private static final int OSN_SIZE = 2;

  private final List<TrackTerms> terms;
  private final List<Layer> layers = new ArrayList<>();
  private final Map<Long, Stream> streams = new HashMap<>();
  private final TwccRecorder twcc = new TwccRecorder();
  private final MediaSink sink;
  private final NtpTime ntpTime;
  private final RtcpWriter rtcp = new RtcpWriter();
  private final RtpPacket packet = new RtpPacket();
  private long lastReportMicros;
  private long lastTwccMicros;
  private long unknown;
  private long requestedKeyFrames;
  private long requestedRepeats;

  /** One SSRC: a track's media, or its repair. */
  private record Stream(TrackTerms terms, Layer layer, boolean repair) {}

  public Inbound(List<TrackTerms> terms, MediaSink sink, NtpTime ntpTime) {
    this.terms = List.copyOf(terms);
    this.sink = sink;
    this.ntpTime = ntpTime;
    SenderClock.Shift shift = new SenderClock.Shift();
    for (TrackTerms track : terms) {
      Layer layer = new Layer(track.kind(), shift);
      layers.add(layer);
      track.ssrcs().forEach(ssrc -> streams.put(ssrc, new Stream(track, layer, false)));
      track.repairSsrcs().forEach(ssrc -> streams.put(ssrc, new Stream(track, layer, true)));
    }
  }

  /** The first track of this kind, if the sender has one. */
  public Optional<Layer> layer(MediaKind kind) {
    return layers.stream().filter(layer -> layer.kind() == kind).findFirst();
  }

  /**
   * One RTP packet, decrypted, which may be changed in place. Anything else is counted and left.
   */
  public void onRtp(byte[] bytes, int offset, int length, long nowMicros) {
    if (!packet.wrap(bytes, offset, length)) {
      unknown++;
      return;
    }
    Stream stream = streamOf(packet);
    if (stream == null) {
      unknown++;
      return;
    }
    recordTransportSeq(stream.terms(), nowMicros);
    if (stream.repair()) {
      if (unwrapRepair(stream)) {
        stream.layer().onRepaired(packet, nowMicros);
      }
    } else if (packet.payloadType() == stream.terms().payloadType()) {
      stream.layer().onPacket(packet, level(stream.terms()), nowMicros);
    } else {
      unknown++;
    }
    sendUrgent(stream, nowMicros);
  }

  private @Nullable Stream streamOf(RtpPacket packet) {
    Stream known = streams.get(packet.ssrc());
    if (known != null) {
      return known;
    }
    for (int i = 0; i < terms.size(); i++) {
      TrackTerms track = terms.get(i);
      String mid = packet.extensionText(track.extensions().mid());
      boolean media = packet.payloadType() == track.payloadType();
      boolean repair = packet.payloadType() == track.rtxPayloadType();
      if ((mid.isEmpty() || mid.equals(track.mid())) && (media || repair)) {
        return learn(new Stream(track, layers.get(i), repair));
      }
    }
    return null;
  }

  /** An encoder that is restarted comes with a new SSRC every time, for as long as a call lasts. */
  private @Nullable Stream learn(Stream stream) {
    if (streams.size() >= MAX_STREAMS) {
      streams
          .entrySet()
          .removeIf(
              known -> known.getValue().equals(stream) && known.getKey() != stream.layer().ssrc());
    }
    if (streams.size() >= MAX_STREAMS) {
      return null;
    }
    streams.put(packet.ssrc(), stream);
    return stream;
  }

  private void recordTransportSeq(TrackTerms track, long nowMicros) {
    int at = packet.extension(track.extensions().transportCc());
    if (at >= 0 && packet.extensionLength(at) >= 2) {
      twcc.onPacket(Bytes.u16(packet.bytes(), at + 1), nowMicros);
    }
  }

  private int level(TrackTerms track) {
    int at = packet.extension(track.extensions().audioLevel());
    return at < 0 ? Loudness.UNKNOWN : packet.bytes()[at + 1] & 0x7F;
  }

  /**
   * Turns an RTX packet into the one it repeats (RFC 4588 section 4): the header moves over the
   * original sequence number. False for padding, which browsers send here to probe for bandwidth.
   */
  private boolean unwrapRepair(Stream stream) {
    long original = stream.layer().ssrc();
    if (original == Layer.NO_SSRC || packet.payloadLength() <= OSN_SIZE) {
      return false;
    }
    byte[] bytes = packet.bytes();
    int payloadAt = packet.payloadOffset();
    int start = packet.offset();
    int length = packet.length();
    int seq = Bytes.u16(bytes, payloadAt);
    System.arraycopy(bytes, start, bytes, start + OSN_SIZE, payloadAt - start);
    int moved = start + OSN_SIZE;
    bytes[moved + 1] = (byte) (bytes[moved + 1] & 0x80 | stream.terms().payloadType());
    Bytes.put16(bytes, moved + 2, seq);
    Bytes.put32(bytes, moved + 8, original);
    return packet.wrap(bytes, moved, length - OSN_SIZE);
  }

  /** A gap is asked for at once: every tick of waiting is a tick of frozen picture. */
  private void sendUrgent(Stream stream, long nowMicros) {
    if (!stream.layer().missing().isEmpty() || stream.layer().keyFrameWanted()) {
      rtcp.start();
      addRequests(stream.terms(), stream.layer(), nowMicros);
      flush();
    }
  }

  /** What the sender reports about himself. */
  public void onRtcp(Rtcp report, long nowMicros) {
    if (report instanceof Rtcp.SenderReport sr) {
      Stream stream = streams.get(sr.ssrc());
      if (stream != null && !stream.repair()) {
        stream.layer().onSenderReport(sr, ntpTime.ntp(nowMicros), nowMicros);
      }
    }
  }

  /** Sends what is due; call it every few ten milliseconds. */
  public void tick(long nowMicros) {
    rtcp.start();
    for (int i = 0; i < terms.size(); i++) {
      addRequests(terms.get(i), layers.get(i), nowMicros);
    }
    if (nowMicros - lastReportMicros >= REPORT_MICROS) {
      lastReportMicros = nowMicros;
      addReceiverReport(nowMicros);
    }
    flush();
    if (nowMicros - lastTwccMicros >= TwccRecorder.INTERVAL_MICROS) {
      lastTwccMicros = nowMicros;
      while (twcc.hasNews()) {
        rtcp.start().transportFeedback(twcc, OUR_SSRC, anySsrc());
        flush();
      }
    }
  }

  private void addRequests(TrackTerms track, Layer layer, long nowMicros) {
    if (track.nack() && !layer.missing().isEmpty()) {
      int[] due = layer.missing().due(nowMicros);
      if (due.length > 0) {
        requestedRepeats += due.length;
        rtcp.nack(OUR_SSRC, layer.ssrc(), due);
      }
    }
    if (layer.keyFrameDue(nowMicros)) {
      requestedKeyFrames++;
      rtcp.pictureLoss(OUR_SSRC, layer.ssrc());
    }
  }

  private void addReceiverReport(long nowMicros) {
    List<Layer> heard = layers.stream().filter(layer -> layer.stats().started()).toList();
    rtcp.receiverReport(OUR_SSRC, heard.size());
    for (Layer layer : heard) {
      ReceiveStats stats = layer.stats();
      long lsr = layer.lastReportMiddle();
      rtcp.block(
          layer.ssrc(),
          stats.fractionLostSinceLastReport(),
          stats.lost(),
          stats.extendedHighestSeq(),
          stats.jitter(),
          lsr,
          lsr == 0 ? 0 : NtpTime.toCompact(nowMicros - layer.lastReportMicros()));
    }
    rtcp.cname(OUR_SSRC, Outbound.CNAME);
  }

  private long anySsrc() {
    return layers.stream().mapToLong(Layer::ssrc).filter(s -> s >= 0).findFirst().orElse(0);
  }

  private void flush() {
    if (rtcp.length() > 0) {
      sink.sendRtcp(rtcp.bytes(), rtcp.length());
    }
  }

  /** Packets that belong to no agreed track. */
  public long unknown() {
    return unknown;
  }

  /** Key frames asked for. */
  public long requestedKeyFrames() {
    return requestedKeyFrames;
  }

  /** Packets asked for again. */
  public long requestedRepeats() {
    return requestedRepeats;
  }
}
