package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.http.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second platform process on the port of the first. */
class TakenPortIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void a_process_that_cannot_listen_says_so_and_ends_with_1() throws Exception {
    try (RunningPlatform first = new RunningPlatform()) {
      Path log = directory.resolve("log");
      Process second = platformProcess(first, log);

      assertThat(second.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(log).content().contains("the platform cannot listen");
      assertThat(second.exitValue()).isEqualTo(1);
    }
  }

  private static Process platformProcess(RunningPlatform first, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dringroom.http.port=" + first.port());
    command.add("-Dringroom.http.node.key=" + RunningPlatform.NODE_KEY);
    command.add("-Dringroom.tenant.secret-key=" + "k".repeat(32));
    command.add("-Dringroom.db.url=" + first.databaseUrl());
    command.add("-Dringroom.db.user=postgres");
    command.add("-Dringroom.db.password=postgres");
    command.add("-Dringroom.db.connections=4");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Files.createFile(log);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
