package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class LauncherSettingsTest {

  @Test
  void the_defaults_are_the_ports_of_the_readme() {
    LauncherSettings settings = settings("");

    assertThat(settings.httpPort()).isEqualTo(8080);
    assertThat(settings.rtpPort()).isEqualTo(10000);
    assertThat(settings.mediaHttpPort()).isEqualTo(8081);
    assertThat(settings.var()).isEqualTo(settings.home().resolve("var"));
  }

  @Test
  void flags_are_split_at_blanks() {
    assertThat(settings("platform-java-opts = \" -Xmx1g  -ea \"").platformJavaOpts())
        .containsExactly("-Xmx1g", "-ea");
  }

  @Test
  void a_port_that_is_none_is_refused_with_the_name_of_its_variable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("rtp-port = 70000"))
        .withMessageContaining("RINGROOM_RTP_PORT")
        .withMessageContaining("70000");
  }

  @Test
  void one_tcp_port_cannot_serve_two() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("media-http-port = 8080"))
        .withMessageContaining("RINGROOM_MEDIA_HTTP_PORT");
  }

  @Test
  void an_unknown_key_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("http-prot = 1"))
        .withMessageContaining("http-prot");
  }

  private static LauncherSettings settings(String hocon) {
    return LauncherSettings.from(
        ConfigFactory.parseString("ringroom.launcher {" + hocon + "}")
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve());
  }
}
