package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** One for all, for unpacking and initialising take seconds. */
  @TempDir static Path root;

  private VarDirectory var;

  @BeforeEach
  void take() {
    var = VarDirectory.take(root);
  }

  @AfterEach
  void letGo() {
    var.close();
  }

  @Test
  void data_port_and_password_stay_between_starts() throws Exception {
    PostgresServer first = PostgresServer.prepare(var, LIMIT);
    Supervised running = start(first);
    run(first, "CREATE TABLE kept (x int); INSERT INTO kept VALUES (42)");
    running.stop(LIMIT);

    PostgresServer second = PostgresServer.prepare(var, LIMIT);
    Supervised again = start(second);
    run(second, "INSERT INTO kept VALUES (43)");
    again.stop(LIMIT);

    assertThat(second.environment()).isEqualTo(first.environment());
    assertThat(Files.exists(root.resolve("postgres/data/postmaster.pid")))
        .as("not stopped in an orderly way")
        .isFalse();
  }

  @Test
  void a_wrong_password_is_refused() throws Exception {
    PostgresServer server = PostgresServer.prepare(var, LIMIT);
    Supervised running = start(server);
    try {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(server, "wrong").close())
          .withMessageContaining("password authentication failed");
    } finally {
      running.stop(LIMIT);
    }
  }

  @Test
  void a_server_left_by_a_killed_launcher_is_stopped_and_its_data_taken_over() throws Exception {
    PostgresServer left = PostgresServer.prepare(var, LIMIT);
    ChildProcess leftover = ChildProcess.start(left.spec());
    Readiness readiness = left.readiness();
    await("the server").atMost(LIMIT).until(() -> readiness.missing().isEmpty());
    run(left, "CREATE TABLE taken_over (x int)");

    PostgresServer next = PostgresServer.prepare(var, LIMIT);
    Supervised running = start(next);
    run(next, "INSERT INTO taken_over VALUES (1)");
    running.stop(LIMIT);

    assertThat(leftover.hasEnded(Duration.ZERO)).isTrue();
  }

  @Test
  void a_stale_pid_file_that_names_another_program_does_not_keep_it_from_starting()
      throws Exception {
    PostgresServer first = PostgresServer.prepare(var, LIMIT);
    start(first).stop(LIMIT);
    long somebody = ProcessHandle.current().pid();
    Files.writeString(root.resolve("postgres/data/postmaster.pid"), somebody + "\n/elsewhere\n");

    PostgresServer next = PostgresServer.prepare(var, LIMIT);

    start(next).stop(LIMIT);
  }

  private static Supervised start(PostgresServer server) throws InterruptedException {
    Supervised running = new Supervised(server.spec(), server.readiness(), new Console());
    running.start();
    running.awaitReady(LIMIT);
    return running;
  }

  private static void run(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server, server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(PostgresServer server, String password) throws SQLException {
    String url = server.environment().get("RINGROOM_DB_URL");
    return DriverManager.getConnection(String.valueOf(url), "ringroom", password);
  }
}
