package io.ringroom.media.rtp;

import java.util.List;

/**
 * What was agreed for one m-line a browser (or a capture worker) sends.
 *
 * @param payloadType number of the codec
 * @param rtxPayloadType number of retransmissions; −1 when not agreed
 * @param ssrcs announced ones, which may be empty: then the mid extension or the payload type tells
 * @param repairSsrcs announced SSRCs of retransmissions
 * @param nack whether lost packets may be asked for
 * @param rids names of the encodings of a simulcast track (RFC 8853); empty when it has one
 * @param ridPayloadTypes the payload type of each rid where that tells them apart (RFC 8851 section
 *     5, {@code pt}); empty where a header extension does
 */
public record TrackTerms(
    String mid,
    MediaKind kind,
    int payloadType,
    int rtxPayloadType,
    List<Long> ssrcs,
    List<Long> repairSsrcs,
    ExtensionIds extensions,
    boolean nack,
    List<String> rids,
    List<Integer> ridPayloadTypes) {
  public TrackTerms {
    rids = List.copyOf(rids);
    ridPayloadTypes = List.copyOf(ridPayloadTypes);
    if (!ridPayloadTypes.isEmpty() && ridPayloadTypes.size() != rids.size()) {
      throw new IllegalArgumentException("a payload type for each rid, or for none");
    }
    ssrcs = List.copyOf(ssrcs);
    repairSsrcs = List.copyOf(repairSsrcs);
  }

  /** A track whose encodings are told apart by a header extension, if it has several. */
  public TrackTerms(
      String mid,
      MediaKind kind,
      int payloadType,
      int rtxPayloadType,
      List<Long> ssrcs,
      List<Long> repairSsrcs,
      ExtensionIds extensions,
      boolean nack,
      List<String> rids) {
    this(
        mid,
        kind,
        payloadType,
        rtxPayloadType,
        ssrcs,
        repairSsrcs,
        extensions,
        nack,
        rids,
        List.of());
  }

  /** A track in one encoding. */
  public TrackTerms(
      String mid,
      MediaKind kind,
      int payloadType,
      int rtxPayloadType,
      List<Long> ssrcs,
      List<Long> repairSsrcs,
      ExtensionIds extensions,
      boolean nack) {
    this(mid, kind, payloadType, rtxPayloadType, ssrcs, repairSsrcs, extensions, nack, List.of());
  }
}
