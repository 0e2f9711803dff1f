package io.ringroom.http.route;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a request comes from a person at this very machine, looking at a page of this very
 * server. The peer's address alone does not say so: a page from elsewhere runs in a browser here
 * too, under its own Origin, or under a name of its own that it let point here (DNS rebinding),
 * which then stands in Host.
 */
final class LoopbackDemo {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile(
          "(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SCHEME = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);

  private LoopbackDemo() {}

  /**
   * @param forwarded whether a proxy says it passed the request on: then the address is the proxy's
   */
  static boolean admits(
      Optional<InetAddress> peer, String host, Optional<String> origin, boolean forwarded) {
    return !forwarded
        && peer.filter(InetAddress::isLoopbackAddress).isPresent()
        && loopback(host)
        && origin
            .map(page -> SCHEME.matcher(page).find() && loopback(authority(page)))
            .orElse(true);
  }

  private static String authority(String origin) {
    return SCHEME.matcher(origin).replaceFirst("");
  }

  private static boolean loopback(String authority) {
    return LOOPBACK_HOST.matcher(authority).matches();
  }
}
