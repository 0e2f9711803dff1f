package io.ringroom.http.api;

import io.ringroom.protocol.client.ErrorCode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An address that media nodes are to open, inside their own network: it must be of a kind that is
 * streamed, name a host the tenant may reach, and hold nothing that could mean something to whoever
 * reads it.
 */
final class Destination {
  private static final int MOST = 1024;
  private static final Map<String, Integer> PORTS =
      Map.of("rtmp", 1935, "rtmps", 443, "rtsp", 554, "rtsps", 322);

  private Destination() {}

  /**
   * @param schemes what the address may begin with
   * @param allowed {@code host} or {@code host:port}
   * @throws ApiRefusal when it is not allowed
   */
  static String checked(String url, Set<String> schemes, List<String> allowed) {
    if (!url.matches("[\\x21-\\x7e&&[^\"'\\\\`<>{}|^]]{1," + MOST + "}")) {
      throw ApiRefusal.badParameter("url must be an address of at most " + MOST + " letters");
    }
    URI address;
    try {
      address = URI.create(url);
    } catch (IllegalArgumentException bad) {
      throw ApiRefusal.badParameter("url is not an address: " + bad.getMessage());
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (!schemes.contains(scheme) || host == null) {
      throw ApiRefusal.badParameter("url must begin with one of " + schemes + " and name a host");
    }
    int port = address.getPort() < 0 ? PORTS.getOrDefault(scheme, 0) : address.getPort();
    String name = host.toLowerCase(Locale.ROOT);
    boolean reachable =
        allowed.stream()
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .anyMatch(entry -> entry.equals(name) || entry.equals(name + ":" + port));
    if (!reachable) {
      throw new ApiRefusal(
          403, ErrorCode.BAD_DESTINATION, host + " is none of the tenant's media.destinations");
    }
    return url;
  }
}
