package io.ringroom.media.sdp;

import io.ringroom.media.rtp.ExtensionIds;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.media.rtp.TrackTerms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What an offer and this node have in common. The first audio the browser sends is his microphone,
 * the first video his camera, the second video the screen he may share; every line it only receives
 * on is a slot. Opus and VP8 are spoken.
 *
 * @param media in the order of the offer
 */
public record Agreement(List<AgreedMedia> media) {
  static final String URI = "urn:ietf:params:rtp-hdrext:";
  static final String MID = URI + "sdes:mid";
  static final String RID = URI + "sdes:rtp-stream-id";
  static final String REPAIRED_RID = URI + "sdes:repaired-rtp-stream-id";
  static final String AUDIO_LEVEL = URI + "ssrc-audio-level";
  static final String ABS_SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  static final String TRANSPORT_CC =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

  /** RTP and RTCP share a port, so these payload types would be taken for RTCP (RFC 5761). */
  private static final int RTCP_FROM = 64;

  private static final int RTCP_TO = 95;

  /** Camera and screen. */
  private static final int MOST_VIDEOS = 2;

  public Agreement {
    media = List.copyOf(media);
  }

  /**
   * @param ssrcs gives a new unused SSRC, 1 to 2^32−1, at each call
   * @throws BadSdpException when nothing at all could flow
   */
  public static Agreement on(Offer offer, LongSupplier ssrcs) throws BadSdpException {
    List<AgreedMedia> agreed = new ArrayList<>();
    List<MediaKind> sent = new ArrayList<>();
    for (OfferedMedia line : offer.media()) {
      agreed.add(agree(line, sent, ssrcs));
    }
    if (agreed.stream().allMatch(line -> line instanceof AgreedMedia.Rejected)) {
      throw new BadSdpException("no m-line has Opus or VP8");
    }
    return new Agreement(agreed);
  }

  private static AgreedMedia agree(OfferedMedia line, List<MediaKind> sent, LongSupplier ssrcs) {
    Optional<MediaKind> kind = kind(line);
    Optional<Codec> codec = kind.flatMap(known -> codec(line, known));
    if (!line.accepted() || codec.isEmpty() || kind.isEmpty()) {
      return new AgreedMedia.Rejected(line);
    }
    int payloadType = codec.get().payloadType();
    int rtx = kind.get() == MediaKind.VIDEO ? rtxOf(line, payloadType) : -1;
    if (line.direction().sends()) {
      return isWanted(kind.get(), sent)
          ? new AgreedMedia.Track(
              line,
              new TrackTerms(
                  line.mid(),
                  kind.get(),
                  payloadType,
                  rtx,
                  line.ssrcs(),
                  line.repairSsrcs(),
                  ids(line, true),
                  codec.get().feedback().contains("nack"),
                  line.extensions().containsKey(RID) ? line.rids() : List.of()))
          : new AgreedMedia.Idle(line);
    }
    if (line.direction() == Direction.INACTIVE) {
      return new AgreedMedia.Idle(line);
    }
    return new AgreedMedia.SlotLine(
        line,
        new SlotTerms(
            line.mid(),
            kind.get(),
            ssrcs.getAsLong(),
            ssrcs.getAsLong(),
            payloadType,
            rtx,
            ids(line, false)));
  }

  /** Notes that it is sent, if it may be. */
  private static boolean isWanted(MediaKind kind, List<MediaKind> sent) {
    int most = kind == MediaKind.VIDEO ? MOST_VIDEOS : 1;
    return Collections.frequency(sent, kind) < most && sent.add(kind);
  }

  private static Optional<MediaKind> kind(OfferedMedia line) {
    return switch (line.kind()) {
      case "audio" -> Optional.of(MediaKind.AUDIO);
      case "video" -> Optional.of(MediaKind.VIDEO);
      default -> Optional.empty();
    };
  }

  static Optional<Codec> codec(OfferedMedia line, MediaKind kind) {
    String wanted = kind == MediaKind.AUDIO ? "opus" : "vp8";
    return line.codecs().stream()
        .filter(codec -> codec.name().equals(wanted) && codec.clockRate() == kind.clockRate())
        .filter(codec -> isUsable(codec.payloadType()))
        .findFirst();
  }

  static int rtxOf(OfferedMedia line, int payloadType) {
    return line.codecs().stream()
        .filter(codec -> codec.repeats() == payloadType && isUsable(codec.payloadType()))
        .mapToInt(Codec::payloadType)
        .findFirst()
        .orElse(-1);
  }

  private static boolean isUsable(int payloadType) {
    return payloadType < RTCP_FROM || payloadType > RTCP_TO;
  }

  private static ExtensionIds ids(OfferedMedia line, boolean track) {
    Map<String, Integer> offered = line.extensions();
    return new ExtensionIds(
        offered.getOrDefault(MID, 0),
        track ? offered.getOrDefault(RID, 0) : 0,
        track ? offered.getOrDefault(REPAIRED_RID, 0) : 0,
        offered.getOrDefault(ABS_SEND_TIME, 0),
        offered.getOrDefault(TRANSPORT_CC, 0),
        line.kind().equals("audio") ? offered.getOrDefault(AUDIO_LEVEL, 0) : 0);
  }

  /** What the browser sends. */
  public List<TrackTerms> tracks() {
    return media.stream()
        .filter(AgreedMedia.Track.class::isInstance)
        .map(line -> ((AgreedMedia.Track) line).terms())
        .toList();
  }

  /** What the browser receives. */
  public List<SlotTerms> slots() {
    return media.stream()
        .filter(AgreedMedia.SlotLine.class::isInstance)
        .map(line -> ((AgreedMedia.SlotLine) line).terms())
        .toList();
  }
}
