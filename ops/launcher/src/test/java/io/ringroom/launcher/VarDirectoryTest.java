package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VarDirectoryTest {

  @TempDir Path root;

  @Test
  void a_second_launcher_is_told_who_has_it_and_what_to_do() {
    try (VarDirectory first = VarDirectory.take(root)) {
      assertThat(first.root()).isEqualTo(root);
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> VarDirectory.take(root))
          .withMessageContaining(root.toString())
          .withMessageContaining("RINGROOM_VAR");
    }
  }

  @Test
  void it_can_be_taken_again_after_the_first_let_go() {
    VarDirectory.take(root).close();

    VarDirectory.take(root).close();
  }

  @Test
  void a_log_grown_large_is_put_aside_at_a_start() throws Exception {
    try (VarDirectory var = VarDirectory.take(root)) {
      Path log = var.log("platform");
      try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
        file.setLength(30_000_000);
      }

      assertThat(var.log("platform")).isEqualTo(log).doesNotExist();
      assertThat(Path.of(log + ".1")).exists();
    }
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() throws Exception {
    Path file = Files.createFile(root.resolve("a-file"));

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> VarDirectory.take(file))
        .withMessageContaining("RINGROOM_VAR");
  }
}
