package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incoming encoding: what was received of it, what is missing, and the slots that show it. It
 * survives a change of SSRC: the encoder behind it may be restarted at any time.
 */
public final class Layer {
  /** A jump this wide, forward or back, is an encoder that starts anew. */
  static final int RESTART_JUMP = 500;

  static final long NO_SSRC = -1;

  /** A quarter: FEC helps no more beyond, and one listener must not cost all others more. */
  private static final int MOST_LOSS_BEYOND = 64;

  private static final int NOT_KEPT = -1;

  private final MediaKind kind;
  private final SenderClock clock;
  private final List<Slot> subscribers = new ArrayList<>();
  private final KeyFrameRequests keyFrames = new KeyFrameRequests();
  private final MissingPackets missing = new MissingPackets();
  private final Loudness loudness = new Loudness();
  private final RateMeter rate = new RateMeter();
  private final KeptPayloads kept = new KeptPayloads();
  private final @Nullable Vp8Descriptor vp8;

  private ReceiveStats stats;
  private SeenPackets seen = new SeenPackets();
  private long ssrc = NO_SSRC;
  private int epoch;
  private boolean forwarded = true;
  private int highestSeq = -1;
  private long lastPacketMicros = -1;
  private long lastReportMiddle;
  private long lastReportMicros;
  private long copies;
  private int keptNumber = NOT_KEPT;
  private int pixels;
  private long promisedBits;

  public Layer(MediaKind kind, SenderClock.Shift shift) {
    this.kind = kind;
    this.clock = new SenderClock(kind.clockRate(), shift);
    this.stats = new ReceiveStats(kind.clockRate());
    this.vp8 = kind == MediaKind.VIDEO ? new Vp8Descriptor() : null;
  }

  public MediaKind kind() {
    return kind;
  }

  /** The SSRC it comes with now; {@link #NO_SSRC} before the first packet. */
  public long ssrc() {
    return ssrc;
  }

  /** Changes whenever what follows does not continue what went before. */
  public int epoch() {
    return epoch;
  }

  /** A packet came on its own SSRC. */
  void onPacket(RtpPacket packet, int level, long nowMicros) {
    boolean otherSsrc = packet.ssrc() != ssrc;
    boolean jumped =
        highestSeq >= 0 && Math.abs(Seq.distance(highestSeq, packet.seq())) > RESTART_JUMP;
    if (otherSsrc || jumped) {
      startAnew(packet.ssrc());
    }
    stats.onPacket(packet.seq(), packet.timestamp(), nowMicros);
    rate.onBytes(packet.length(), nowMicros);
    lastPacketMicros = nowMicros;
    if (highestSeq < 0 || Seq.distance(highestSeq, packet.seq()) > 0) {
      highestSeq = packet.seq();
      clock.onPacket(packet.timestamp(), nowMicros);
    }
    if (level != Loudness.UNKNOWN) {
      loudness.onLevel(level, nowMicros);
    }
    accept(packet, nowMicros);
  }

  /** A lost packet came after all, unwrapped from its RTX packet. */
  void onRepaired(RtpPacket packet, long nowMicros) {
    if (highestSeq < 0 || Math.abs(Seq.distance(highestSeq, packet.seq())) > RESTART_JUMP) {
      return;
    }
    accept(packet, nowMicros);
  }

  /** Whether nothing that was sent after this packet has come yet. */
  boolean isNewest(RtpPacket packet) {
    return packet.seq() == highestSeq;
  }

  private void accept(RtpPacket packet, long nowMicros) {
    keptNumber = NOT_KEPT;
    if (!seen.firstTime(packet.seq())) {
      copies++;
      return;
    }
    if (!missing.onPacket(packet.seq()) && kind == MediaKind.VIDEO) {
      keyFrames.want();
    }
    if (vp8 != null) {
      vp8.read(packet.bytes(), packet.payloadOffset(), packet.payloadLength());
      if (vp8.keyFrameStart()) {
        keyFrames.satisfied();
        pixels = vp8.keyFramePixels() > 0 ? vp8.keyFramePixels() : pixels;
      }
    }
    if (forwarded) {
      for (int i = 0; i < subscribers.size(); i++) {
        subscribers.get(i).onPacket(this, packet, vp8, nowMicros);
      }
    }
  }

  private void startAnew(long newSsrc) {
    if (ssrc != NO_SSRC) {
      epoch++;
      clock.reset();
      lastReportMiddle = 0;
    }
    ssrc = newSsrc;
    stats = new ReceiveStats(kind.clockRate());
    seen = new SeenPackets();
    missing.reset();
    highestSeq = -1;
  }

  void onSenderReport(Rtcp.SenderReport report, long ourNtp, long nowMicros) {
    clock.onSenderReport(report.ntp(), report.rtp(), ourNtp);
    lastReportMiddle = NtpTime.middle(report.ntp());
    lastReportMicros = nowMicros;
  }

  /** Server-side mute. When it ends, video goes on with a key frame. */
  public void forward(boolean wanted) {
    if (wanted && !forwarded) {
      epoch++;
      keyFrames.want();
    }
    boolean silenced = forwarded && !wanted;
    forwarded = wanted;
    if (silenced) {
      subscribers().forEach(slot -> slot.onSilenced(this));
    }
  }

  /** Whether packets of it are to be expected: it has sent some, and may be forwarded. */
  public boolean isLive() {
    return forwarded && (ssrc != NO_SSRC || isPromised());
  }

  /**
   * It is sent while a slot shows it, and at no other time.
   *
   * @param bits what it takes then, bits per second
   */
  public void promise(long bits) {
    promisedBits = bits;
  }

  /** Whether it comes as soon as a slot shows it. */
  public boolean isPromised() {
    return promisedBits > 0;
  }

  public boolean forwarded() {
    return forwarded;
  }

  void subscribe(Slot slot) {
    if (!subscribers.contains(slot)) {
      subscribers.add(slot);
    }
    if (kind == MediaKind.VIDEO) {
      keyFrames.want();
    }
  }

  void unsubscribe(Slot slot) {
    subscribers.remove(slot);
  }

  /** The slots that show this layer or wait to. */
  public List<Slot> subscribers() {
    return List.copyOf(subscribers);
  }

  /** Keeps the payload that is being forwarded, once for all slots; its number in {@link #kept}. */
  int keep(RtpPacket packet) {
    if (keptNumber == NOT_KEPT) {
      keptNumber = kept.keep(packet);
    }
    return keptNumber;
  }

  KeptPayloads kept() {
    return kept;
  }

  /**
   * The worst loss on the way from here to a listener, 1/256; 0 for video. A sender of Opus adds as
   * much in-band FEC as his receiver reports loss (RFC 7587 section 3.1.5), and only he can.
   */
  int fractionLostBeyond() {
    int worst = 0;
    if (kind == MediaKind.AUDIO) {
      for (int i = 0; i < subscribers.size(); i++) {
        worst = Math.max(worst, subscribers.get(i).fractionLost());
      }
    }
    return Math.min(worst, MOST_LOSS_BEYOND);
  }

  void wantKeyFrame() {
    keyFrames.want();
  }

  boolean keyFrameWanted() {
    return keyFrames.wanted();
  }

  /** Whether a key-frame request shall leave now; asking counts as sending it. */
  boolean keyFrameDue(long nowMicros) {
    return ssrc != NO_SSRC && forwarded && !subscribers.isEmpty() && keyFrames.due(nowMicros);
  }

  MissingPackets missing() {
    return missing;
  }

  public SenderClock clock() {
    return clock;
  }

  /** Receive statistics since the encoder last started anew. */
  public ReceiveStats stats() {
    return stats;
  }

  long lastReportMiddle() {
    return lastReportMiddle;
  }

  long lastReportMicros() {
    return lastReportMicros;
  }

  public Loudness loudness() {
    return loudness;
  }

  /** When the last packet came; −1 before the first. */
  public long lastPacketMicros() {
    return lastPacketMicros;
  }

  /** Bits per second over the last second or so; of what is promised, at least what was said. */
  public long bitrate(long nowMicros) {
    return Math.max(promisedBits, rate.bitsPerSecond(nowMicros));
  }

  /** What it takes in the long run, bits per second: one key frame more does not change it. */
  public long steadyBitrate(long nowMicros) {
    return Math.max(promisedBits, rate.steadyBitsPerSecond(nowMicros));
  }

  /** Width times height of its last key frame; 0 for audio and before the first. */
  public int pixels() {
    return pixels;
  }

  /** Packets that came more than once, which were not forwarded. */
  public long copies() {
    return copies;
  }
}
