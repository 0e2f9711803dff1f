package io.ringroom.media.rtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which SSRC is which encoding of which track, or its repair. Announced ones are known beforehand;
 * the others are learnt from their first packets, which name the m-line (mid) and the encoding
 * (rid, or repaired rid): browsers leave both away as soon as they have a report on the SSRC.
 */
final class Streams {
  /** More streams than this are not looked at: nobody sends a track in 32 encodings. */
  static final int MAX = 32;

  private final List<Encoding> encodings;
  private final Map<Long, Stream> bySsrc = new HashMap<>();

  /**
   * One encoding of a track.
   *
   * @param rid empty when the track has only one
   */
  record Encoding(TrackTerms terms, String rid, int payloadType, Layer layer) {
    private boolean isToldByPayloadType() {
      return rid.isEmpty() || !terms.ridPayloadTypes().isEmpty();
    }
  }

  /** One SSRC: an encoding, or its repair. */
  record Stream(TrackTerms terms, int payloadType, Layer layer, boolean repair) {}

  Streams(List<TrackTerms> tracks) {
    SenderClock.Shift shift = new SenderClock.Shift();
    List<Encoding> all = new ArrayList<>();
    for (TrackTerms track : tracks) {
      List<String> rids = track.rids().isEmpty() ? List.of("") : track.rids();
      for (int n = 0; n < rids.size(); n++) {
        int payloadType =
            track.ridPayloadTypes().isEmpty()
                ? track.payloadType()
                : track.ridPayloadTypes().get(n);
        all.add(new Encoding(track, rids.get(n), payloadType, new Layer(track.kind(), shift)));
      }
      if (track.rids().isEmpty()) {
        Layer layer = all.get(all.size() - 1).layer();
        track
            .ssrcs()
            .forEach(
                ssrc -> bySsrc.put(ssrc, new Stream(track, track.payloadType(), layer, false)));
        track
            .repairSsrcs()
            .forEach(ssrc -> bySsrc.put(ssrc, new Stream(track, track.payloadType(), layer, true)));
      }
    }
    encodings = List.copyOf(all);
  }

  /** In the order of the tracks, and of their rids. */
  List<Encoding> encodings() {
    return encodings;
  }

  /** The encodings of one track of this kind, the first of which is 0; empty without such a one. */
  java.util.stream.Stream<Encoding> track(MediaKind kind, int number) {
    List<TrackTerms> tracks =
        encodings.stream()
            .map(Encoding::terms)
            .filter(terms -> terms.kind() == kind)
            .distinct()
            .toList();
    return number < tracks.size()
        ? encodings.stream().filter(one -> one.terms().equals(tracks.get(number)))
        : java.util.stream.Stream.empty();
  }

  /** By an SSRC known already. */
  @Nullable Stream of(long ssrc) {
    return bySsrc.get(ssrc);
  }

  /** By the packet's SSRC, or by what the packet says about itself. */
  @Nullable Stream of(RtpPacket packet) {
    Stream known = bySsrc.get(packet.ssrc());
    if (known != null) {
      return known;
    }
    for (int i = 0; i < encodings.size(); i++) {
      Encoding encoding = encodings.get(i);
      TrackTerms track = encoding.terms();
      boolean media = packet.payloadType() == encoding.payloadType();
      boolean repair = packet.payloadType() == track.rtxPayloadType();
      if ((media || repair) && isOf(packet, encoding, repair)) {
        return learn(
            packet.ssrc(), new Stream(track, encoding.payloadType(), encoding.layer(), repair));
      }
    }
    return null;
  }

  private static boolean isOf(RtpPacket packet, Encoding encoding, boolean repair) {
    ExtensionIds ids = encoding.terms().extensions();
    String mid = packet.extensionText(ids.mid());
    if (!mid.isEmpty() && !mid.equals(encoding.terms().mid())) {
      return false;
    }
    return encoding.isToldByPayloadType()
        || encoding.rid().equals(packet.extensionText(repair ? ids.repairedRid() : ids.rid()));
  }

  /** An encoder that is restarted comes with a new SSRC every time, for as long as a call lasts. */
  private @Nullable Stream learn(long ssrc, Stream stream) {
    if (bySsrc.size() >= MAX) {
      bySsrc
          .entrySet()
          .removeIf(
              known -> known.getValue().equals(stream) && known.getKey() != stream.layer().ssrc());
    }
    if (bySsrc.size() >= MAX) {
      return null;
    }
    bySsrc.put(ssrc, stream);
    return stream;
  }
}
