package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path directory;

  @Test
  void a_key_is_made_once_and_kept_for_its_owner_only() throws Exception {
    Path file = directory.resolve("key");

    String key = Secrets.keep(file);

    assertThat(key).matches("[0-9a-f]{64}");
    assertThat(Secrets.keep(file)).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void two_keys_differ() {
    assertThat(Secrets.keep(directory.resolve("a")))
        .isNotEqualTo(Secrets.keep(directory.resolve("b")));
  }

  @Test
  void a_key_that_somebody_wrote_there_is_taken_as_it_is() throws Exception {
    Path file = Files.writeString(directory.resolve("key"), " chosen by hand \n");

    assertThat(Secrets.keep(file)).isEqualTo("chosen by hand");
  }

  @Test
  void an_empty_file_is_an_error_and_not_an_empty_key() throws Exception {
    Path file = Files.createFile(directory.resolve("key"));

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Secrets.keep(file))
        .withMessageContaining(file.toString());
  }
}
