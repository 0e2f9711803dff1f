package io.ringroom.http.outbound;

import java.net.URI;
import java.util.List;

/**
 * A server of a tenant.
 *
 * @param secrets sign every request to it; two while they are changed
 * @param anywhere whether it may be at a private address and be spoken to without TLS
 */
public record Endpoint(URI uri, List<WebhookSecret> secrets, boolean anywhere) {

  /**
   * @throws IllegalArgumentException when the address is not one this may speak to
   */
  public Endpoint {
    secrets = List.copyOf(secrets);
    boolean https = "https".equals(uri.getScheme());
    boolean http = "http".equals(uri.getScheme());
    if (uri.getHost() == null || uri.getUserInfo() != null || !(https || http)) {
      throw new IllegalArgumentException("not an https address: " + uri);
    }
    if (http && !anywhere) {
      throw new IllegalArgumentException("an address without TLS needs allow-private: " + uri);
    }
  }

  int port() {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
