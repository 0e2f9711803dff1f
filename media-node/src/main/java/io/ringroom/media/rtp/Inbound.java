package io.ringroom.media.rtp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything one browser or capture worker sends: finds the {@link Layer} of each packet, unwraps
 * retransmissions, and sends back the feedback its sender needs.
 */
public final class Inbound {
  /** Receiver reports: rarer ones make round trip and loss old news to the sender. */
  private static final long REPORT_MICROS = 500_000;

  /** Who we are in RTCP; any number not used by media serves (RFC 8108 has no better). */
  private static final long OUR_SSRC = 1;

  private static final int OSN_SIZE = 2;

  private final Streams streams;
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

  public Inbound(List<TrackTerms> terms, MediaSink sink, NtpTime ntpTime) {
    this.streams = new Streams(terms);
    this.sink = sink;
    this.ntpTime = ntpTime;
  }

  /** The best encoding of microphone or camera that comes in now, if the sender has one. */
  public Optional<Layer> layer(MediaKind kind) {
    return Simulcast.best(layers(kind));
  }

  /**
   * Every encoding of microphone or camera, the first track of its kind, whether it comes in or
   * not; the smallest first.
   */
  public List<Layer> layers(MediaKind kind) {
    return ranked(kind, 0);
  }

  /** The same of the second video track: a screen beside the camera. Empty without one. */
  public List<Layer> screen() {
    return ranked(MediaKind.VIDEO, 1);
  }

  private List<Layer> ranked(MediaKind kind, int track) {
    return Simulcast.ranked(streams.track(kind, track).map(Streams.Encoding::layer));
  }

  /**
   * One RTP packet, decrypted, which may be changed in place. Anything else is counted and left.
   */
  public void onRtp(byte[] bytes, int offset, int length, long nowMicros) {
    if (!packet.wrap(bytes, offset, length)) {
      unknown++;
      return;
    }
    Streams.Stream stream = streams.of(packet);
    if (stream == null) {
      unknown++;
      return;
    }
    recordTransportSeq(stream.terms(), nowMicros);
    if (stream.repair()) {
      if (unwrapRepair(stream)) {
        stream.layer().onRepaired(packet, nowMicros);
      }
    } else if (packet.payloadType() == stream.payloadType()) {
      stream.layer().onPacket(packet, level(stream.terms()), nowMicros);
    } else {
      unknown++;
    }
    sendUrgent(stream, nowMicros);
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
  private boolean unwrapRepair(Streams.Stream stream) {
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
  private void sendUrgent(Streams.Stream stream, long nowMicros) {
    if (!stream.layer().missing().isEmpty() || stream.layer().keyFrameWanted()) {
      rtcp.start();
      addRequests(stream.terms(), stream.layer(), nowMicros);
      flush();
    }
  }

  /** What the sender reports about himself. */
  public void onRtcp(Rtcp report, long nowMicros) {
    if (report instanceof Rtcp.SenderReport sr) {
      Streams.Stream stream = streams.of(sr.ssrc());
      if (stream != null && !stream.repair()) {
        stream.layer().onSenderReport(sr, ntpTime.ntp(nowMicros), nowMicros);
      }
    }
  }

  /** Sends what is due; call it every few ten milliseconds. */
  public void tick(long nowMicros) {
    rtcp.start();
    List<Streams.Encoding> encodings = streams.encodings();
    for (int i = 0; i < encodings.size(); i++) {
      addRequests(encodings.get(i).terms(), encodings.get(i).layer(), nowMicros);
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
    List<Layer> heard = layers().filter(layer -> layer.stats().started()).toList();
    rtcp.receiverReport(OUR_SSRC, heard.size());
    for (Layer layer : heard) {
      ReceiveStats stats = layer.stats();
      long lsr = layer.lastReportMiddle();
      rtcp.block(
          layer.ssrc(),
          Math.max(stats.fractionLostSinceLastReport(), layer.fractionLostBeyond()),
          stats.lost(),
          stats.extendedHighestSeq(),
          stats.jitter(),
          lsr,
          lsr == 0 ? 0 : NtpTime.toCompact(nowMicros - layer.lastReportMicros()));
    }
    rtcp.cname(OUR_SSRC, Outbound.CNAME);
  }

  private Stream<Layer> layers() {
    return streams.encodings().stream().map(Streams.Encoding::layer);
  }

  private long anySsrc() {
    return layers().mapToLong(Layer::ssrc).filter(s -> s >= 0).findFirst().orElse(0);
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
