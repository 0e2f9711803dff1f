package io.ringroom.media.sdp;

import io.ringroom.media.transport.Fingerprint;
import java.util.List;

/**
 * What a browser offers.
 *
 * @param fingerprint of the certificate it will show
 * @param media in the order of the m-lines, which the answer must keep
 */
public record Offer(Fingerprint fingerprint, List<OfferedMedia> media) {
  /** With 40 m-lines Chromium's offer reaches the longest SDP the protocol carries. */
  public static final int MAX_MEDIA = 40;

  public Offer {
    media = List.copyOf(media);
  }

  /**
   * Reads an offer. Attributes that are not needed are ignored.
   *
   * @throws BadSdpException when it is malformed, too large, or misses what every answer needs:
   *     BUNDLE, rtcp-mux, ICE, a DTLS fingerprint
   */
  public static Offer parse(String sdp) throws BadSdpException {
    return new OfferReader().read(sdp);
  }
}
