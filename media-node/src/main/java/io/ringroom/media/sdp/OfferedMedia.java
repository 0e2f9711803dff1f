package io.ringroom.media.sdp;

import java.util.List;
import java.util.Map;

/**
 * One m-line of an offer.
 *
 * @param kind {@code audio}, {@code video} or whatever else the line says
 * @param accepted false when it has neither a port nor a place in the bundle: the browser itself
 *     does not want it
 * @param extensions header extension URI to id
 * @param ssrcs announced SSRCs of media
 * @param repairSsrcs announced SSRCs of retransmissions
 * @param rids encodings it wants to send (RFC 8853), in its order; empty without simulcast
 */
public record OfferedMedia(
    String mid,
    String kind,
    boolean accepted,
    Direction direction,
    boolean rtcpMux,
    List<Codec> codecs,
    Map<String, Integer> extensions,
    List<Long> ssrcs,
    List<Long> repairSsrcs,
    List<String> rids) {
  public OfferedMedia {
    codecs = List.copyOf(codecs);
    extensions = Map.copyOf(extensions);
    ssrcs = List.copyOf(ssrcs);
    repairSsrcs = List.copyOf(repairSsrcs);
    rids = List.copyOf(rids);
  }
}
