package io.ringroom.persistence.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.persistence.PostgresForTests;
import io.ringroom.persistence.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcCallDeadlinesIT {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static PostgresForTests postgres;
  private JdbcCallDeadlines deadlines;

  @BeforeAll
  static void startDatabase() throws Exception {
    postgres = PostgresForTests.start();
    Schema.migrate(postgres.settings());
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void open() {
    deadlines = JdbcCallDeadlines.open(postgres.settings());
  }

  @AfterEach
  void close() throws Exception {
    deadlines.close();
    run("DROP TABLE IF EXISTS hidden");
    run("TRUNCATE call_deadline");
  }

  @Test
  void overdue_calls_are_listed_longest_overdue_first() {
    deadlines.put("late", NOON.minusSeconds(1));
    deadlines.put("later", NOON.minusSeconds(9));
    deadlines.put("on-time", NOON);
    deadlines.put("not-yet", NOON.plusMillis(1));

    await("all four rows").until(() -> get(deadlines.all(10)).size() == 4);
    assertThat(get(deadlines.overdue(NOON, 10))).containsExactly("later", "late", "on-time");
    assertThat(get(deadlines.overdue(NOON, 1))).containsExactly("later");
  }

  @Test
  void the_last_word_on_a_call_counts() {
    deadlines.put("moved", NOON);
    deadlines.put("moved", NOON.plusSeconds(60));
    deadlines.put("over", NOON);
    deadlines.remove("over");
    deadlines.remove("never-seen");
    deadlines.put("last", NOON);

    await("the last change").until(() -> get(deadlines.all(10)).contains("last"));
    assertThat(get(deadlines.all(10))).containsExactly("last", "moved");
    assertThat(get(deadlines.overdue(NOON, 10))).containsExactly("last");
  }

  @Test
  void closing_writes_what_still_waits() {
    IntStream.range(0, 5_000).forEach(i -> deadlines.put("call-" + i, NOON));
    deadlines.close();

    deadlines = JdbcCallDeadlines.open(postgres.settings());
    assertThat(get(deadlines.all(10_000))).hasSize(5_000);
  }

  @Test
  void a_change_made_while_the_database_refuses_is_written_once_it_works_again() throws Exception {
    run("ALTER TABLE call_deadline RENAME TO hidden");
    deadlines.put("patient", NOON);
    deadlines.put("over", NOON);
    deadlines.remove("over");
    assertThat(deadlines.all(10)).failsWithin(10, TimeUnit.SECONDS);
    run("ALTER TABLE hidden RENAME TO call_deadline");

    await("the row").until(() -> get(deadlines.all(10)).equals(List.of("patient")));
  }

  @Test
  void connections_cut_by_the_server_are_replaced() throws Exception {
    deadlines.put("before", NOON);
    await("the first row").until(() -> get(deadlines.all(10)).contains("before"));
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'ringroom-deadlines'");

    deadlines.put("after", NOON);

    await("the second row").ignoreExceptions().until(() -> get(deadlines.all(10)).size() == 2);
  }

  private static List<String> get(CompletionStage<List<String>> ids) {
    return ids.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static void run(String sql) throws Exception {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
