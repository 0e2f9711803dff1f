package io.ringroom.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What we ship besides our own classes. */
class ClassPathTest {

  /** The repository's {@code .../jackson-core/2.21.8/jackson-core-2.21.8.jar}. */
  private static final Pattern VERSION = Pattern.compile(".*/([^/]+)/[^/]+\\.jar");

  @Test
  void no_akka_module_asks_for_a_licence_key() throws IOException {
    List<URL> configurations =
        Collections.list(getClass().getClassLoader().getResources("reference.conf")).stream()
            .filter(url -> url.getPath().contains("/akka-"))
            .toList();

    assertThat(configurations).hasSizeGreaterThan(10);
    for (URL configuration : configurations) {
      try (var in = configuration.openStream()) {
        assertThat(new String(in.readAllBytes(), UTF_8))
            .as("%s: such a version stops itself after a while", configuration)
            .doesNotContain("license-key");
      }
    }
  }

  @Test
  void all_of_jackson_is_of_one_version_which_bounds_what_it_parses() {
    List<String> jackson = jarsOf("/com/fasterxml/jackson/");

    assertThat(jackson)
        .anyMatch(jar -> jar.contains("/jackson-module-scala"))
        .anyMatch(jar -> jar.contains("/jackson-dataformat-cbor"));
    // The annotations have no third number of their own.
    assertThat(jackson.stream().map(jar -> version(jar).replaceFirst("(\\d+\\.\\d+).*", "$1")))
        .containsOnly("2.21");
  }

  @Test
  void akka_is_of_the_versions_whose_licence_is_apache() {
    assertThat(jarsOf("/com/typesafe/akka/").stream().map(ClassPathTest::version))
        .containsOnly("2.8.5", "10.5.3");
    assertThat(jarsOf("/com/lightbend/akka/").stream().map(ClassPathTest::version))
        .containsOnly("5.2.1");
  }

  private static String version(String jar) {
    var matcher = VERSION.matcher(jar);
    assertThat(matcher.matches()).as(jar).isTrue();
    return matcher.group(1);
  }

  private static List<String> jarsOf(String group) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> entry.endsWith(".jar") && entry.contains(group))
        .toList();
  }
}
