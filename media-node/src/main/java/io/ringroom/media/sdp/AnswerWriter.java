package io.ringroom.media.sdp;

import io.ringroom.media.rtp.ExtensionIds;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.SlotTerms;
import io.ringroom.media.rtp.TrackTerms;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the answer to an agreed offer. */
public final class AnswerWriter {
  private static final String EOL = "\r\n";

  /** As RFC 8445 section 5.1.2.1 computes it for a host candidate. */
  private static final long HOST_PREFERENCE = 126L << 24;

  private static final String SHARED_PORT = "9"; // the discard port: candidates tell the real one

  private final Agreement agreement;
  private final LocalTerms local;
  private final StringBuilder out = new StringBuilder(8 * 1024);

  private AnswerWriter(Agreement agreement, LocalTerms local) {
    this.agreement = agreement;
    this.local = local;
  }

  /** The whole answer. */
  public static String write(Agreement agreement, LocalTerms local) {
    return new AnswerWriter(agreement, local).write();
  }

  private String write() {
    line("v=0");
    line("o=- " + local.sessionId() + " 1 IN IP4 0.0.0.0");
    line("s=-");
    line("t=0 0");
    line(
        agreement.media().stream()
            .filter(media -> !(media instanceof AgreedMedia.Rejected))
            .map(media -> media.offered().mid())
            .collect(Collectors.joining(" ", "a=group:BUNDLE ", "")));
    line("a=ice-lite");
    boolean first = true;
    for (AgreedMedia media : agreement.media()) {
      media(media, first && !(media instanceof AgreedMedia.Rejected));
      first &= media instanceof AgreedMedia.Rejected;
    }
    return out.toString();
  }

  private void media(AgreedMedia media, boolean withCandidates) {
    if (media instanceof AgreedMedia.Track track) {
      TrackTerms terms = track.terms();
      open(track.offered(), terms.payloadType(), terms.rtxPayloadType(), withCandidates);
      line("a=recvonly");
      extensions(terms.extensions());
      codecs(track.offered(), terms.kind(), terms.payloadType(), terms.rtxPayloadType(), true);
      simulcast(terms.rids());
    } else if (media instanceof AgreedMedia.SlotLine slot) {
      SlotTerms terms = slot.terms();
      open(slot.offered(), terms.payloadType(), terms.rtxPayloadType(), withCandidates);
      line("a=sendonly");
      extensions(terms.extensions());
      codecs(slot.offered(), terms.kind(), terms.payloadType(), terms.rtxPayloadType(), false);
      sources(terms);
    } else if (media instanceof AgreedMedia.Idle idle) {
      MediaKind kind = idle.offered().kind().equals("audio") ? MediaKind.AUDIO : MediaKind.VIDEO;
      int payloadType = Agreement.codec(idle.offered(), kind).orElseThrow().payloadType();
      open(idle.offered(), payloadType, -1, withCandidates);
      line("a=inactive");
      codecs(idle.offered(), kind, payloadType, -1, false);
    } else {
      rejected(media.offered());
    }
  }

  private void rejected(OfferedMedia offered) {
    String formats =
        offered.codecs().isEmpty()
            ? "0"
            : offered.codecs().stream()
                .map(codec -> Integer.toString(codec.payloadType()))
                .collect(Collectors.joining(" "));
    boolean data = offered.kind().equals("application");
    line(
        "m=%s 0 %s %s"
            .formatted(
                offered.kind(),
                data ? "UDP/DTLS/SCTP" : "UDP/TLS/RTP/SAVPF",
                data ? "webrtc-datachannel" : formats));
    line("c=IN IP4 0.0.0.0");
    line("a=mid:" + offered.mid());
    line("a=inactive");
  }

  private void open(OfferedMedia offered, int payloadType, int rtx, boolean withCandidates) {
    line(
        "m=%s %s UDP/TLS/RTP/SAVPF %d%s"
            .formatted(offered.kind(), SHARED_PORT, payloadType, rtx < 0 ? "" : " " + rtx));
    line("c=IN IP4 0.0.0.0");
    line("a=rtcp:9 IN IP4 0.0.0.0");
    if (withCandidates) {
      candidates();
    }
    line("a=ice-ufrag:" + local.credentials().ufrag());
    line("a=ice-pwd:" + local.credentials().password());
    line("a=fingerprint:" + local.fingerprint());
    line("a=setup:passive");
    line("a=mid:" + offered.mid());
    line("a=rtcp-mux");
    line("a=rtcp-rsize");
  }

  private void candidates() {
    List<String> addresses = local.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      long priority = HOST_PREFERENCE | (65_535L - i) << 8 | 255;
      line(
          "a=candidate:%d 1 udp %d %s %d typ host"
              .formatted(i + 1, priority, addresses.get(i), local.port()));
    }
    line("a=end-of-candidates");
  }

  private void extensions(ExtensionIds ids) {
    extension(ids.mid(), Agreement.MID);
    extension(ids.rid(), Agreement.RID);
    extension(ids.repairedRid(), Agreement.REPAIRED_RID);
    extension(ids.absSendTime(), Agreement.ABS_SEND_TIME);
    extension(ids.transportCc(), Agreement.TRANSPORT_CC);
    extension(ids.audioLevel(), Agreement.AUDIO_LEVEL);
  }

  private void extension(int id, String uri) {
    if (id > 0) {
      line("a=extmap:" + id + " " + uri);
    }
  }

  private void codecs(
      OfferedMedia offered, MediaKind kind, int payloadType, int rtx, boolean track) {
    boolean audio = kind == MediaKind.AUDIO;
    line("a=rtpmap:" + payloadType + (audio ? " opus/48000/2" : " VP8/90000"));
    if (audio) {
      line("a=fmtp:" + payloadType + " minptime=10;useinbandfec=1");
    }
    Set<String> offeredFeedback =
        Agreement.codec(offered, kind).map(Codec::feedback).orElse(Set.of());
    for (String feedback : feedback(audio, track)) {
      if (offeredFeedback.contains(feedback)) {
        line("a=rtcp-fb:" + payloadType + " " + feedback);
      }
    }
    if (rtx >= 0) {
      line("a=rtpmap:" + rtx + " rtx/90000");
      line("a=fmtp:" + rtx + " apt=" + payloadType);
    }
  }

  private void simulcast(List<String> rids) {
    rids.forEach(rid -> line("a=rid:" + rid + " recv"));
    if (!rids.isEmpty()) {
      line("a=simulcast:recv " + String.join(";", rids));
    }
  }

  /** REMB serves browsers without transport-cc only; those that have both ignore it. */
  private static List<String> feedback(boolean audio, boolean track) {
    if (audio) {
      return List.of("transport-cc");
    }
    return track
        ? List.of("nack", "nack pli", "ccm fir", "transport-cc", "goog-remb")
        : List.of("nack", "nack pli", "transport-cc", "goog-remb");
  }

  /**
   * Every slot is a stream of its own: browsers hold the first audio and video of one stream in
   * sync, which is wrong as soon as two slots show two people.
   */
  private void sources(SlotTerms terms) {
    String stream = "slot-" + terms.mid();
    String track = "track-" + terms.mid();
    line("a=msid:" + stream + " " + track);
    if (terms.rtxPayloadType() >= 0) {
      line("a=ssrc-group:FID " + terms.ssrc() + " " + terms.rtxSsrc());
      source(terms.ssrc(), stream, track);
      source(terms.rtxSsrc(), stream, track);
    } else {
      source(terms.ssrc(), stream, track);
    }
  }

  private void source(long ssrc, String stream, String track) {
    line("a=ssrc:" + ssrc + " cname:ringroom");
    line("a=ssrc:" + ssrc + " msid:" + stream + " " + track);
  }

  private void line(String text) {
    out.append(text).append(EOL);
  }
}
