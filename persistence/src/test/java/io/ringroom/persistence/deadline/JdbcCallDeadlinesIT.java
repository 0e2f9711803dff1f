package io.ringroom.persistence.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.persistence.PostgresForTests;
import io.ringroom.persistence.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcCallDeadlinesIT {
  private static final TenantId TENANT = new TenantId(1);

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
    run("TRUNCATE call_deadline, event_journal CASCADE");
  }

  @Test
  void overdue_calls_are_listed_longest_overdue_first() {
    deadlines.put(call("late"), TENANT, NOON.minusSeconds(1));
    deadlines.put(call("later"), TENANT, NOON.minusSeconds(9));
    deadlines.put(call("on-time"), TENANT, NOON);
    deadlines.put(call("not-yet"), TENANT, NOON.plusMillis(1));

    await("all four rows").until(() -> get(deadlines.all("", 10)).size() == 4);
    assertThat(get(deadlines.overdue(NOON, 10))).containsExactly("later", "late", "on-time");
    assertThat(get(deadlines.overdue(NOON, 1))).containsExactly("later");
  }

  @Test
  void the_last_word_on_a_call_counts() {
    deadlines.put(call("moved"), TENANT, NOON);
    deadlines.put(call("moved"), TENANT, NOON.plusSeconds(60));
    deadlines.put(call("over"), TENANT, NOON);
    deadlines.remove(call("over"));
    deadlines.remove(call("never-seen"));
    deadlines.put(call("last"), TENANT, NOON);

    await("the last change").until(() -> get(deadlines.all("", 10)).contains("last"));
    assertThat(get(deadlines.all("", 10))).containsExactly("last", "moved");
    assertThat(get(deadlines.overdue(NOON, 10))).containsExactly("last");
  }

  @Test
  void closing_writes_what_still_waits() {
    IntStream.range(0, 5_000).forEach(i -> deadlines.put(call("call-" + i), TENANT, NOON));
    deadlines.close();

    deadlines = JdbcCallDeadlines.open(postgres.settings());
    assertThat(get(deadlines.all("", 10_000))).hasSize(5_000);
  }

  @Test
  void a_change_made_while_the_database_refuses_is_written_once_it_works_again() throws Exception {
    run("ALTER TABLE call_deadline RENAME TO hidden");
    deadlines.put(call("patient"), TENANT, NOON);
    deadlines.put(call("over"), TENANT, NOON);
    deadlines.remove(call("over"));
    assertThat(deadlines.all("", 10)).failsWithin(10, TimeUnit.SECONDS);
    run("ALTER TABLE hidden RENAME TO call_deadline");

    await("the row").until(() -> get(deadlines.all("", 10)).equals(List.of("patient")));
  }

  @Test
  void connections_cut_by_the_server_are_replaced() throws Exception {
    deadlines.put(call("before"), TENANT, NOON);
    await("the first row").until(() -> get(deadlines.all("", 10)).contains("before"));
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'ringroom-deadlines'");

    deadlines.put(call("after"), TENANT, NOON);

    await("the second row").ignoreExceptions().until(() -> get(deadlines.all("", 10)).size() == 2);
  }

  @Test
  void a_call_stored_just_before_a_crash_is_listed_though_its_row_was_lost() throws Exception {
    stored("call|long-ago", 1_000);
    stored("user|1:bob", 9_000);
    stored("call|lost", 9_000);
    deadlines.put(call("kept"), TENANT, NOON);

    await("the row").until(() -> get(deadlines.all("", 10)).contains("kept"));
    assertThat(get(deadlines.all("", 10))).containsExactly("kept", "lost");
  }

  private static void stored(String persistenceId, long at) throws Exception {
    run(
        "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
            + " event_ser_id, event_ser_manifest, event_payload)"
            + " VALUES ('%s', 1, 'w', %d, 0, '', '')".formatted(persistenceId, at));
  }

  @Test
  void a_call_is_found_by_the_name_of_its_room_in_its_own_tenant_the_newest_first() {
    RoomId lesson = new RoomId("lesson");
    deadlines.put(call("01-older"), TENANT, lesson, NOON);
    deadlines.put(call("02-newer"), TENANT, lesson, NOON);
    deadlines.put(call("03-over"), TENANT, lesson, NOON);
    deadlines.put(call("04-theirs"), new TenantId(2), lesson, NOON);
    deadlines.remove(call("03-over"));

    await("the rows").until(() -> get(deadlines.all("", 10)).size() == 3);
    assertThat(
            get(
                deadlines
                    .inRoom(TENANT, lesson)
                    .thenApply(Optional::stream)
                    .thenApply(Stream::toList)))
        .containsExactly("02-newer");
    assertThat(deadlines.inRoom(TENANT, new RoomId("none")).toCompletableFuture().join()).isEmpty();
  }

  @Test
  void live_calls_are_listed_page_by_page() {
    for (String id : List.of("c", "a", "b")) {
      deadlines.put(call(id), TENANT, NOON);
    }

    await("three rows").until(() -> get(deadlines.all("", 10)).size() == 3);
    assertThat(get(deadlines.all("", 2))).containsExactly("a", "b");
    assertThat(get(deadlines.all("b", 2))).containsExactly("c");
  }

  @Test
  void the_live_calls_of_each_tenant_are_counted() {
    TenantId other = new TenantId(2);
    for (String id : List.of("a", "b", "c", "over")) {
      deadlines.put(call(id), TENANT, NOON);
    }
    deadlines.put(call("theirs"), other, NOON);
    deadlines.remove(call("over"));
    deadlines.put(call("last"), other, NOON);

    await("the last change").until(() -> get(deadlines.all("", 10)).contains("last"));
    assertThat(deadlines.alive(Set.of(call("b"), call("unknown"))))
        .succeedsWithin(Duration.ofSeconds(10))
        .isEqualTo(Map.of(TENANT, 2L, other, 2L));
  }

  private static CallId call(String id) {
    return new CallId(id);
  }

  private static List<String> get(CompletionStage<List<CallId>> ids) {
    return ids.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join().stream()
        .map(CallId::value)
        .toList();
  }

  private static void run(String sql) throws Exception {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
