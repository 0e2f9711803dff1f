package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher as a person meets it; the database is real, what it starts besides are stand-ins.
 */
class LauncherIT {

  private static final String READY = "Ringroom is ready: http://127.0.0.1:";

  /** One for all: every start but the first is a further start on kept data. */
  @TempDir static Path root;

  private Map<String, String> environment = Map.of();
  private final List<LauncherProcess> started = new ArrayList<>();

  @BeforeEach
  void chooseFreePorts() throws Exception {
    environment = LauncherProcess.environment(root);
  }

  @AfterEach
  void stopAll() throws Exception {
    for (LauncherProcess launcher : started) {
      launcher.process().destroy();
      launcher.awaitEnd();
    }
  }

  @Test
  void a_killed_platform_is_back_soon_while_the_others_go_on() throws Exception {
    LauncherProcess launcher = start(environment).awaitSaid(READY);
    ProcessHandle platform = launcher.child("platform");
    ProcessHandle media = launcher.child("media-node");
    ProcessHandle postgres = launcher.child("postgres");

    platform.destroyForcibly();

    launcher.awaitSaid("platform ended with code 137").awaitSaid("platform is ready again");
    assertThat(launcher.child("platform").pid()).isNotEqualTo(platform.pid());
    assertThat(List.of(media, postgres)).allMatch(ProcessHandle::isAlive);
  }

  @Test
  void asked_to_stop_it_stops_everything_it_started() throws Exception {
    LauncherProcess launcher = start(environment).awaitSaid(READY);
    List<ProcessHandle> children =
        List.of(
            launcher.child("platform"), launcher.child("media-node"), launcher.child("postgres"));

    launcher.process().destroy();

    assertThat(launcher.awaitEnd()).as("ended by SIGTERM").isEqualTo(143);
    assertThat(launcher.said()).contains("Stopped.").doesNotContain("killed");
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void after_a_killed_launcher_the_next_one_cleans_up_and_starts() throws Exception {
    LauncherProcess killed = start(environment).awaitSaid(READY);
    ProcessHandle left = killed.child("platform");
    killed.process().destroyForcibly();
    killed.awaitEnd();

    start(environment).awaitSaid("Stopping the platform a killed launcher left").awaitSaid(READY);

    assertThat(left.isAlive()).isFalse();
  }

  @Test
  void a_second_launcher_on_the_same_directory_is_refused_and_the_first_goes_on() throws Exception {
    LauncherProcess first = start(environment).awaitSaid(READY);
    ProcessHandle platform = first.child("platform");

    LauncherProcess second = start(environment);

    assertThat(second.awaitEnd()).isEqualTo(1);
    assertThat(second.said()).contains("already runs on").contains("RINGROOM_VAR");
    assertThat(platform.isAlive()).isTrue();
  }

  @Test
  void a_port_in_use_is_named_with_its_variable() throws Exception {
    int port = Integer.parseInt(String.valueOf(environment.get("RINGROOM_HTTP_PORT")));
    try (ServerSocket somebody = new ServerSocket()) {
      somebody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

      LauncherProcess launcher = start(environment);

      assertThat(launcher.awaitEnd()).isEqualTo(1);
      assertThat(launcher.said()).contains("TCP port " + port).contains("RINGROOM_HTTP_PORT=");
    }
  }

  @Test
  void a_process_that_cannot_start_ends_the_launcher_with_the_end_of_its_log() throws Exception {
    Map<String, String> failing = new HashMap<>(environment);
    failing.put("RINGROOM_TEST_FAIL", "yes");

    LauncherProcess launcher = start(failing);

    assertThat(launcher.awaitEnd()).isEqualTo(1);
    assertThat(launcher.said())
        .contains("ended with code 3 before it was ready")
        .contains("the stand-in was told to fail");
    await("the database to be stopped too")
        .atMost(Duration.ofSeconds(10))
        .until(() -> !root.resolve("var/postgres/data/postmaster.pid").toFile().exists());
  }

  @Test
  void the_media_node_is_not_told_the_keys_of_the_platform() throws Exception {
    LauncherProcess launcher = start(environment).awaitSaid(READY);

    assertThat(launcher.answer("RINGROOM_HTTP_PORT"))
        .contains("RINGROOM_SECRET_KEY", "RINGROOM_DB_PASSWORD", "RINGROOM_NODE_KEY");
    assertThat(launcher.answer("RINGROOM_MEDIA_HTTP_PORT"))
        .contains("RINGROOM_NODE_KEY", "RINGROOM_PLATFORM_URL")
        .doesNotContain("RINGROOM_SECRET_KEY", "RINGROOM_DB_PASSWORD");
  }

  private LauncherProcess start(Map<String, String> with) throws Exception {
    LauncherProcess launcher = LauncherProcess.start(root, with);
    started.add(launcher);
    return launcher;
  }
}
