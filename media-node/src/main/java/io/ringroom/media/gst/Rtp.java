package io.ringroom.media.gst;

import java.util.List;
import java.util.stream.Collectors;

/** The part of every pipeline behind the payloader, and the element names code relies on. */
final class Rtp {
  /** What a device's element is linked to. */
  static final String HEAD = "head";

  /** Name of the bin around a source; an error from within it is the device's. */
  static final String SOURCE = "source";

  /** What sources are linked to, one at a time. */
  static final String SOURCES = "sources";

  /** The last element of every source. */
  static final String TAIL = "tail";

  /** Compresses. */
  static final String ENCODER = "encoder";

  /** Counts what comes from the source. */
  static final String CAPTURED = "captured";

  /** Counts packets on their way out. */
  static final String SENT = "sent";

  /** Sends RTP and RTCP. */
  static final String OUT = "out";

  /** Receives RTCP. */
  static final String IN = "in";

  /** Ethernet, minus what SRTP, TURN and a VPN may add on the way to a browser. */
  static final int MTU = 1200;

  private Rtp() {}

  /** Ports of 127.0.0.1, as {@link #OUT} takes them. */
  static String clients(List<Integer> ports) {
    return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  static String count(String name) {
    return " ! identity silent=true name=" + name;
  }

  /**
   * Where sources come in. A funnel ends only when all its inputs have, and one of them is never
   * linked: a source that ends, breaks or is taken away leaves what follows running. Newest wins,
   * so that a late encoder does not turn into delay.
   */
  static String in(String queue) {
    return "funnel name=%s ! queue leaky=downstream %s".formatted(SOURCES, queue);
  }

  /**
   * RTP and sender reports leave by one element, because each receiver accepts one sender; rtpbin
   * is there for the reports and to turn a PLI into a key-frame request. The clock is not waited
   * for: live sources are paced already.
   */
  static String out() {
    return count(SENT) + " ! " + session();
  }

  /** The same, of streams that have been counted and are together in one. */
  static String session() {
    return "rtp.send_rtp_sink_0"
        + " rtpbin name=rtp rtp-profile=avpf"
        + " rtp.send_rtp_src_0 ! mux. rtp.send_rtcp_src_0 ! mux."
        + " funnel name=mux ! multiudpsink name="
        + OUT
        + " sync=false async=false close-socket=false"
        + " udpsrc name="
        + IN
        + " close-socket=false caps=application/x-rtcp ! rtp.recv_rtcp_sink_0";
  }
}
