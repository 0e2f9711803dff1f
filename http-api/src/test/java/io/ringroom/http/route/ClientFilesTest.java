package io.ringroom.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFilesTest {
  @TempDir Path outside;
  private Path directory = Path.of("");

  @BeforeEach
  void write() throws Exception {
    directory = Files.createDirectories(outside.resolve("client"));
    Files.createDirectories(directory.resolve("demo/parts"));
    Files.createDirectories(directory.resolve("sdk"));
    Files.writeString(directory.resolve("demo/index.html"), "<p>hello");
    Files.writeString(directory.resolve("demo/parts/tile.js"), "export {}");
    Files.writeString(directory.resolve("sdk/.secret"), "secret");
    Files.writeString(directory.resolve("package.json"), "{}");
    Files.writeString(outside.resolve("key.js"), "secret");
    Files.createSymbolicLink(directory.resolve("sdk/link.js"), outside.resolve("key.js"));
  }

  @Test
  void finds_files_of_the_two_folders_and_below() {
    ClientFiles files = ClientFiles.from(directory);
    assertThat(files.find("demo/index.html").orElseThrow().content()).asString().contains("hello");
    assertThat(files.find("demo/parts/tile.js")).isPresent();
  }

  @Test
  void finds_nothing_else() {
    for (ClientFiles files : List.of(ClientFiles.from(directory), ClientFiles.fromJar())) {
      for (String name :
          List.of(
              "",
              "demo",
              "demo/",
              "demo/parts",
              "package.json",
              "sdk/.secret",
              "sdk/link.js",
              "sdk/../package.json",
              "sdk/../../key.js",
              "/etc/passwd",
              "sdk//etc/passwd",
              "sdk/%2e%2e/package.json",
              "sdk\\..\\package.json",
              "sdk/a\u0000.js",
              "sdk/..",
              "sdk/./index.js",
              "SDK/index.js",
              "demo/index.html/")) {
        assertThat(files.find(name)).as(name).isEmpty();
      }
    }
  }

  @Test
  void a_changed_file_of_a_directory_is_read_anew_and_has_another_etag() throws Exception {
    ClientFiles files = ClientFiles.from(directory);
    String before = files.find("demo/index.html").orElseThrow().etag();
    Files.writeString(directory.resolve("demo/index.html"), "<p>bye");
    assertThat(files.find("demo/index.html").orElseThrow().etag()).isNotEqualTo(before);
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of(
            "sdk", "demo", "..", ".", "", "client", "key.js", "%2e%2e", "~", "\\", ":")
        .list()
        .ofMaxSize(8)
        .map(segments -> String.join("/", segments));
  }

  @Property(tries = 2000)
  void no_path_leads_out_of_the_jars_folder(@ForAll("paths") String path) {
    ClientFiles.fromJar()
        .find(path)
        .ifPresent(found -> assertThat(Stream.of(path.split("/"))).doesNotContain("..", "."));
  }
}
