package io.ringroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaSettingsTest {
  private static final Config REFERENCE = ConfigFactory.defaultReference();

  @Test
  void the_defaults_are_a_node_on_loopback() {
    MediaSettings settings = from("node-key = the-key-of-this-node");

    assertThat(settings.node().value()).isEqualTo("node1");
    assertThat(settings.rtp().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.rtp().getPort()).isEqualTo(10_000);
    assertThat(settings.health().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.join().advertise()).containsExactly("127.0.0.1");
  }

  @Test
  void addresses_may_come_as_one_text_with_commas() {
    MediaSettings settings =
        from("node-key = the-key-of-this-node, advertise = \"192.0.2.1, 2001:db8::1\"");
    assertThat(settings.join().advertise()).isEqualTo(List.of("192.0.2.1", "2001:db8::1"));
  }

  @Test
  void wrong_values_are_named() {
    refused("node-key = k, advertise = my.host", "IP addresses");
    refused("node-key = k, platform-url = \"http://x\"", "ws://");
    refused("node-key = k, srtp-cipher = ROT13", "srtp-cipher");
    refused("node-key = k, node-id = \"Not A Node\"", "node id");
    refused("node-key = k, rtp-port = 70000", "port");
    refused("node-key = k, max-connections = 0", "max-connections");
  }

  @Test
  void a_kept_key_is_found_and_a_missing_one_is_explained(@TempDir Path var) throws IOException {
    refused("var = \"" + var + "\"", "RINGROOM_NODE_KEY");
    Files.writeString(var.resolve("node-key"), "kept-key\n");
    assertThat(from("var = \"" + var + "\"").link().key()).isEqualTo("kept-key");
  }

  @Test
  void a_misspelt_key_is_an_error_and_the_declared_ones_are_not() {
    UnknownKeys.refuse(REFERENCE, REFERENCE);
    Config misspelt =
        ConfigFactory.parseString("ringroom.media.rtp-prot = 1").withFallback(REFERENCE);
    assertThatThrownBy(() -> UnknownKeys.refuse(misspelt, REFERENCE))
        .hasMessageContaining("ringroom.media.rtp-prot");
  }

  private static void refused(String given, String why) {
    assertThatThrownBy(() -> from(given))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(why);
  }

  private static MediaSettings from(String given) {
    return MediaSettings.from(
        ConfigFactory.parseString(given).withFallback(REFERENCE.getConfig("ringroom.media")));
  }
}
