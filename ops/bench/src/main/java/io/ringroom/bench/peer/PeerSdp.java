package io.ringroom.bench.peer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a peer offers, and what it answers to an offer of a server; as Chromium would, shortened.
 */
public final class PeerSdp {
  public static final int OPUS = 111;
  public static final int VP8 = 96;
  static final int AUDIO_LEVEL_ID = 1;
  static final int TRANSPORT_CC_ID = 3;
  private static final int RTX = 97;
  private static final int ABS_SEND_TIME_ID = 2;
  private static final Pattern MEDIA = Pattern.compile("m=(audio|video) \\d+ \\S+ ([0-9 ]+)");

  private final LoadPeer peer;
  private final StringBuilder media = new StringBuilder();
  private final StringBuilder mids = new StringBuilder();
  private int lines;

  private PeerSdp(LoadPeer peer) {
    this.peer = peer;
  }

  /**
   * The offer of a peer that sends what the shape says and has this many lines to receive on.
   *
   * @param audioDirection {@code sendonly}, or {@code sendrecv} towards a mixer
   */
  public static String offer(LoadPeer peer, PeerShape shape, String audioDirection) {
    PeerSdp sdp = new PeerSdp(peer);
    if (shape.sendsAudio()) {
      sdp.line("audio", audioDirection, peer.audioSsrc());
    }
    if (shape.sendsVideo()) {
      sdp.line("video", "sendonly", peer.videoSsrc());
    }
    for (int i = 0; i < shape.audioSlots(); i++) {
      sdp.line("audio", "recvonly", 0);
    }
    for (int i = 0; i < shape.videoSlots(); i++) {
      sdp.line("video", "recvonly", 0);
    }
    return sdp.write("active");
  }

  /** Takes everything an offer has, in the first codec of each line. */
  public static String answer(LoadPeer peer, String offer) {
    PeerSdp sdp = new PeerSdp(peer);
    for (String section : offer.split("(?=m=)", -1)) {
      Matcher line = MEDIA.matcher(section);
      if (line.lookingAt()) {
        String mid = section.replaceAll("(?s).*a=mid:(\\S+).*", "$1");
        sdp.answerLine(line.group(1), line.group(2).trim().split(" ")[0], mid);
      }
    }
    return sdp.write("active");
  }

  private void answerLine(String kind, String payloadType, String mid) {
    open(kind, payloadType, mid);
    add("a=recvonly");
    add(
        "a=rtpmap:%s %s"
            .formatted(payloadType, kind.equals("audio") ? "opus/48000/2" : "VP8/90000"));
    if (kind.equals("video")) {
      add("a=rtcp-fb:" + payloadType + " nack");
      add("a=rtcp-fb:" + payloadType + " nack pli");
    }
  }

  private void line(String kind, String direction, long ssrc) {
    boolean video = kind.equals("video");
    boolean sends = direction.startsWith("send");
    open(kind, video ? VP8 + " " + RTX : String.valueOf(OPUS), String.valueOf(lines));
    add("a=" + direction);
    if (sends) {
      add(
          "a=extmap:"
              + TRANSPORT_CC_ID
              + " http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");
    } else {
      add(
          "a=extmap:"
              + ABS_SEND_TIME_ID
              + " http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time");
    }
    if (video) {
      add("a=rtpmap:96 VP8/90000");
      add("a=rtcp-fb:96 nack");
      add("a=rtcp-fb:96 nack pli");
      add("a=rtcp-fb:96 ccm fir");
      add("a=rtcp-fb:96 goog-remb");
      add("a=rtcp-fb:96 transport-cc");
      add("a=rtpmap:97 rtx/90000");
      add("a=fmtp:97 apt=96");
    } else {
      add("a=extmap:" + AUDIO_LEVEL_ID + " urn:ietf:params:rtp-hdrext:ssrc-audio-level");
      add("a=rtpmap:111 opus/48000/2");
      add("a=fmtp:111 minptime=10;useinbandfec=1");
    }
    if (sends) {
      add("a=msid:" + peer.name() + " " + kind);
      add("a=ssrc:" + ssrc + " cname:" + peer.name());
      add("a=ssrc:" + ssrc + " msid:" + peer.name() + " " + kind);
    }
    lines++;
  }

  private void open(String kind, String formats, String mid) {
    mids.append(' ').append(mid);
    add("m=" + kind + " 9 UDP/TLS/RTP/SAVPF " + formats);
    add("c=IN IP4 0.0.0.0");
    add("a=rtcp:9 IN IP4 0.0.0.0");
    add(
        "a=candidate:1 1 udp 2130706431 %s %d typ host"
            .formatted(peer.address().getAddress().getHostAddress(), peer.address().getPort()));
    add("a=ice-ufrag:" + peer.credentials().ufrag());
    add("a=ice-pwd:" + peer.credentials().password());
    add("a=fingerprint:" + peer.fingerprint());
    add("a=setup:active");
    add("a=mid:" + mid);
    add("a=rtcp-mux");
    add("a=rtcp-rsize");
  }

  private void add(String line) {
    media.append(line).append("\r\n");
  }

  private String write(String setup) {
    return "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=group:BUNDLE"
        + mids
        + "\r\n"
        + media.toString().replace("a=setup:active", "a=setup:" + setup);
  }
}
