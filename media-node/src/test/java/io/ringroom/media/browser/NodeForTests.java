package io.ringroom.media.browser;

import com.typesafe.config.ConfigFactory;
import io.ringroom.media.MediaNode;
import io.ringroom.media.MediaSettings;
import io.ringroom.protocol.node.FromNode;
import java.net.URI;
import java.util.Map;

/** A real media node on free ports, at a platform of the test's; without hardware, as a rule. */
public final class NodeForTests {
  private NodeForTests() {}

  /**
   * A node that has said hello.
   *
   * @param own what of {@code ringroom.media} is different for this test
   */
  public static MediaNode start(FakePlatform platform, Map<String, ?> own) {
    MediaNode node = at(platform.uri(), own);
    node.start();
    platform.await("the greeting", FromNode.Hello.class, hello -> true);
    return node;
  }

  /** A node that is not yet started. */
  public static MediaNode at(URI platform, Map<String, ?> own) {
    Map<String, Object> usual =
        Map.of(
            "platform-url",
            platform.toString(),
            "node-key",
            "the-key-of-the-test-node",
            "rtp-port",
            0,
            "health.port",
            0,
            "room.enabled",
            false,
            "capture.enabled",
            false);
    return new MediaNode(
        MediaSettings.from(
            ConfigFactory.parseMap(own)
                .withFallback(ConfigFactory.parseMap(usual))
                .withFallback(ConfigFactory.load().getConfig("ringroom.media"))));
  }
}
