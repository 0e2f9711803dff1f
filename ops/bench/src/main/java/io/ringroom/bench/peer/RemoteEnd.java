package io.ringroom.bench.peer;

import io.ringroom.media.transport.Fingerprint;
import io.ringroom.media.transport.IceCredentials;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's end of one connection, as its SDP tells.
 *
 * @param address its first UDP candidate of IPv4
 */
public record RemoteEnd(
    InetSocketAddress address, IceCredentials credentials, Fingerprint fingerprint) {
  private static final Pattern CANDIDATE =
      Pattern.compile("a=candidate:\\S+ 1 (?:udp|UDP) \\d+ ([0-9.]+) (\\d+) typ host");

  /** Reads an offer or an answer of a server. */
  public static RemoteEnd of(String sdp) {
    Matcher candidate = CANDIDATE.matcher(sdp);
    if (!candidate.find()) {
      throw new IllegalArgumentException("no UDP candidate in:\n" + sdp);
    }
    return new RemoteEnd(
        new InetSocketAddress(candidate.group(1), Integer.parseInt(candidate.group(2))),
        new IceCredentials(value(sdp, "ice-ufrag"), value(sdp, "ice-pwd")),
        Fingerprint.parse(value(sdp, "fingerprint")));
  }

  private static String value(String sdp, String attribute) {
    Matcher line = Pattern.compile("a=" + attribute + ":(.+?)\\r?\\n").matcher(sdp);
    if (!line.find()) {
      throw new IllegalArgumentException("no " + attribute + " in:\n" + sdp);
    }
    return line.group(1).trim();
  }
}
