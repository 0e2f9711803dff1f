package io.ringroom.http.ws;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which web pages may open a socket. Browsers let any page connect anywhere and only tell in {@code
 * Origin} which page it was (RFC 6455 section 10.2), so the server must look.
 *
 * <p>Allowed are: clients without an origin (they are no browsers), pages this server delivered
 * itself, and the configured origins.
 */
public final class OriginCheck {
  private final Set<String> allowed;

  /**
   * @param allowed origins as browsers write them: {@code https://example.org[:port]}
   * @throws IllegalArgumentException for anything else, such as a trailing slash or a path
   */
  public OriginCheck(Set<String> allowed) {
    for (String origin : allowed) {
      if (!origin.matches("https?://[^/\\s]+")) {
        throw new IllegalArgumentException(
            "not an origin: \""
                + origin
                + "\", write it as https://example.org or http://host:port");
      }
    }
    this.allowed =
        allowed.stream()
            .map(o -> o.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param origin the Origin header's value, if there is one
   * @param host the Host header's value: where the client believes it is connected to. The scheme
   *     is not compared, since a proxy in front may speak TLS.
   */
  public boolean allows(Optional<String> origin, String host) {
    if (origin.isEmpty()) {
      return true;
    }
    String page = origin.get().toLowerCase(Locale.ROOT);
    return allowed.contains(page) || isServedFrom(page, host.toLowerCase(Locale.ROOT));
  }

  /** Pages that hide theirs say "null", and a request without Host names no server. */
  private static boolean isServedFrom(String page, String host) {
    return !host.isEmpty() && (page.equals("http://" + host) || page.equals("https://" + host));
  }
}
