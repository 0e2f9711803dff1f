package io.ringroom.media.link;

import java.net.URI;

/**
 * Where the platform is and how this node proves itself.
 *
 * @param platform {@code ws} or {@code wss} URI of the node door
 * @param key the node's credential, sent as a bearer token and never logged
 */
public record LinkSettings(URI platform, String key) {
  public LinkSettings {
    String scheme = platform.getScheme();
    if (!"ws".equals(scheme) && !"wss".equals(scheme)) {
      throw new IllegalArgumentException(
          "ringroom.media.platform-url must be a ws:// or wss:// address, not " + platform);
    }
    if (key.isBlank()) {
      throw new IllegalArgumentException("the node key is empty: set RINGROOM_NODE_KEY");
    }
  }

  @Override
  public String toString() {
    return "LinkSettings[" + platform + "]";
  }
}
