package io.ringroom.media.sdp;

import io.ringroom.media.transport.Fingerprint;
import io.ringroom.media.transport.IceCredentials;
import java.security.SecureRandom;
import java.util.List;

/**
 * Answers offers of nobody before the node says it is ready: the first offer of a process takes 40
 * ms on the thread all media waits for, the fiftieth less than one.
 */
public final class SdpWarmUp {
  private static final int OFFERS = 50;
  private static final int SLOTS_OF_A_KIND = 4;

  private static final String SESSION =
      """
      v=0
      o=- 1 1 IN IP4 0.0.0.0
      s=-
      t=0 0
      a=group:BUNDLE %s
      """;

  private static final String LINE =
      """
      m=%1$s 9 UDP/TLS/RTP/SAVPF 96 97
      c=IN IP4 0.0.0.0
      a=ice-ufrag:warm
      a=ice-pwd:warmwarmwarmwarmwarmwarm
      a=fingerprint:sha-256 %2$s
      a=setup:actpass
      a=mid:%3$s
      a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
      a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
      a=%4$s
      a=rtcp-mux
      a=rtpmap:96 %5$s
      a=rtcp-fb:96 nack
      a=rtcp-fb:96 nack pli
      a=rtpmap:97 rtx/90000
      a=fmtp:97 apt=96
      a=ssrc:%3$s1 cname:warm
      """;

  private SdpWarmUp() {}

  /**
   * Returns when warm.
   *
   * @throws IllegalStateException when offers cannot be answered here: the node must not go ready
   */
  public static void run(SecureRandom random, Fingerprint own) {
    String offer = offer(own);
    LocalTerms local = new LocalTerms(1, IceCredentials.random(random), own, List.of("::1"), 1);
    try {
      for (int i = 0; i < OFFERS; i++) {
        AnswerWriter.write(Agreement.on(Offer.parse(offer), () -> 1), local);
      }
    } catch (BadSdpException e) {
      throw new IllegalStateException("an offer of our own cannot be answered", e);
    }
  }

  static String offer(Fingerprint own) {
    StringBuilder lines = new StringBuilder();
    StringBuilder mids = new StringBuilder();
    for (int mid = 0; mid < 2 + 2 * SLOTS_OF_A_KIND; mid++) {
      boolean audio = mid % 2 == 0;
      mids.append(mid).append(' ');
      lines.append(
          LINE.formatted(
              audio ? "audio" : "video",
              own.toString().replaceFirst("^\\S+ ", ""),
              mid,
              mid < 2 ? "sendonly" : "recvonly",
              audio ? "opus/48000/2" : "VP8/90000"));
    }
    return SESSION.formatted(mids.toString().strip()) + lines;
  }
}
