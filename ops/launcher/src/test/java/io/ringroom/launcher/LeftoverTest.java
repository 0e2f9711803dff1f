package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverTest {

  @TempDir Path directory;
  private Process sleeper;

  @BeforeEach
  void startSomething() throws Exception {
    sleeper = new ProcessBuilder("sleep", "317").start();
  }

  @AfterEach
  void endIt() {
    sleeper.destroyForcibly();
  }

  @Test
  void a_process_is_known_again_by_its_number_and_its_command_line() throws Exception {
    Path file = Files.writeString(directory.resolve("pid"), sleeper.pid() + "\nmore\n");

    assertThat(Leftover.of(file, "sleep 317")).contains(sleeper.toHandle());
  }

  @Test
  void somebody_else_who_has_the_number_by_now_is_let_alone() throws Exception {
    Path file = Files.writeString(directory.resolve("pid"), sleeper.pid() + "\n");

    assertThat(Leftover.of(file, "-Dringroom.process=/x/platform")).isEmpty();
  }

  @Test
  void no_file_or_nonsense_in_it_means_nobody() throws Exception {
    Path nonsense = Files.writeString(directory.resolve("pid"), "not a number");

    assertThat(Leftover.of(directory.resolve("none"), "")).isEmpty();
    assertThat(Leftover.of(nonsense, "")).isEmpty();
  }

  @Test
  void what_does_not_stop_when_asked_is_killed_after_the_limit() throws Exception {
    Process stubborn =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done")
            .start();
    stubborn.getInputStream().read();

    assertThat(Stopping.stop(stubborn.toHandle(), "TERM", Duration.ofMillis(300))).isFalse();
    assertThat(stubborn.isAlive()).isFalse();
  }

  @Test
  void what_stops_when_asked_is_not_killed() {
    assertThat(Stopping.stop(sleeper.toHandle(), "TERM", Duration.ofSeconds(5))).isTrue();
    assertThat(sleeper.isAlive()).isFalse();
  }
}
