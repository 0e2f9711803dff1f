package io.ringroom.media.sdp;

import io.ringroom.media.rtp.ExtensionIds;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.media.rtp.TrackTerms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What an offer and this node have in common. The first audio and the first video the browser sends
 * are his tracks; every line it only receives on is a slot. Opus and VP8 are spoken.
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

  public Agreement {
    media = List.copyOf(media);
  }

  /**
   * @param ssrcs gives a new unused SSRC, 1 to 2^32−1, at each call
   * @throws BadSdpException when nothing at all could flow
   */
  public static Agreement on(Offer offer, LongSupplier ssrcs) throws BadSdpException {
    List<AgreedMedia> agreed = new ArrayList<>();
    Set<MediaKind> sent = EnumSet.noneOf(MediaKind.class);
    for (OfferedMedia line : offer.media()) {
      agreed.add(agree(line, sent, ssrcs));
    }
    if (agreed.stream().allMatch(line -> line instanceof AgreedMedia.Rejected)) {
      throw new BadSdpException("no m-line has Opus or VP8");
    }
    return new Agreement(agreed);
  }

  private static AgreedMedia agree(OfferedMedia line, Set<MediaKind> sent, LongSupplier ssrcs) {
    Optional<MediaKind> kind = kind(line);
    Optional<Codec> codec = kind.flatMap(known -> codec(line, known));
    if (!line.accepted() || codec.isEmpty() || kind.isEmpty()) {
      return new AgreedMedia.Rejected(line);
    }
    int payloadType = codec.get().payloadType();
    int rtx = kind.get() == MediaKind.VIDEO ? rtxOf(line, payloadType) : -1;
    if (line.direction().sends()) {
      return sent.add(kind.get())
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
