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
    List<String> rids) {
  public TrackTerms {
    rids = List.copyOf(rids);
    ssrcs = List.copyOf(ssrcs);
    repairSsrcs = List.copyOf(repairSsrcs);
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
