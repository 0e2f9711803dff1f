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
 */
public record TrackTerms(
    String mid,
    MediaKind kind,
    int payloadType,
    int rtxPayloadType,
    List<Long> ssrcs,
    List<Long> repairSsrcs,
    ExtensionIds extensions,
    boolean nack) {
  public TrackTerms {
    ssrcs = List.copyOf(ssrcs);
    repairSsrcs = List.copyOf(repairSsrcs);
  }
}
