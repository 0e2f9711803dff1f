package io.ringroom.persistence.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.id.UserId;
import io.ringroom.persistence.JournalForTests;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tail on a real journal, whose transactions the test commits in the order it wants. */
class JournalTailIT {
  private static final List<String> LIMITS =
      List.of("tcp_keepalives_idle", "idle_session_timeout", "idle_in_transaction_session_timeout");

  private static JournalForTests database;

  private final List<String> read = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    database = JournalForTests.start();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @AfterEach
  void clear() throws Exception {
    database.clear();
  }

  @Test
  void events_of_calls_are_read_in_order_and_other_entities_are_passed_over() throws Exception {
    try (Connection connection = database.connect()) {
      store(connection, "call|c1", 1);
      store(connection, "user|1:bob", 1);
      store(connection, "call|c2", 1);
      store(connection, "call|c1", 2);
    }

    try (JournalTail tail = tail()) {
      await("three events").until(() -> read.size() == 3);
      assertThat(read).containsExactly("c1/1", "c2/1", "c1/2");
    }
  }

  @Test
  void an_event_that_becomes_visible_after_a_later_one_is_read_too() throws Exception {
    try (Connection slow = database.connect();
        Connection quick = database.connect();
        JournalTail tail = tail()) {
      slow.setAutoCommit(false);
      store(slow, "call|slow", 1);
      store(quick, "call|quick", 1);
      await("the quick one").until(() -> read.contains("quick/1"));

      slow.commit();

      await("the slow one").until(() -> read.contains("slow/1"));
      assertThat(read).containsExactly("quick/1", "slow/1");
    }
  }

  @Test
  void after_a_restart_nothing_that_was_still_invisible_is_lost() throws Exception {
    try (Connection slow = database.connect();
        Connection quick = database.connect()) {
      slow.setAutoCommit(false);
      store(slow, "call|slow", 1);
      store(quick, "call|quick", 1);
      try (JournalTail tail = tail()) {
        await("the quick one").until(() -> read.contains("quick/1"));
      }
      slow.commit();
    }

    try (JournalTail tail = tail()) {
      await("the slow one").until(() -> read.contains("slow/1"));
    }
  }

  @Test
  void a_reader_that_fails_gets_the_same_events_again() throws Exception {
    AtomicBoolean fails = new AtomicBoolean(true);
    TailReader<StoredEvent> moody =
        (connection, events) -> {
          if (fails.getAndSet(false)) {
            throw new SQLException("not today");
          }
          note(events);
        };
    try (Connection connection = database.connect();
        JournalTail tail =
            JournalTail.start(database.postgres().settings(), "test", database.rows(), moody)) {
      store(connection, "call|c1", 1);

      await("the event").until(() -> read.contains("c1/1"));
    }
  }

  @Test
  void of_two_nodes_one_reads_and_the_other_takes_over() throws Exception {
    List<String> second = new CopyOnWriteArrayList<>();
    try (Connection connection = database.connect()) {
      JournalTail first = tail();
      store(connection, "call|c1", 1);
      await("the first node").until(() -> read.contains("c1/1"));
      try (JournalTail other =
          JournalTail.start(
              database.postgres().settings(),
              "test",
              database.rows(),
              (c, events) -> events.forEach(e -> second.add(id(e))))) {
        first.close();
        store(connection, "call|c1", 2);

        await("the second node").until(() -> second.contains("c1/2"));
        assertThat(read).containsExactly("c1/1");
        assertThat(second).containsExactly("c1/2");
      }
    }
  }

  @Test
  void a_reader_at_work_begins_anew_when_it_is_told_to() throws Exception {
    try (Connection connection = database.connect();
        JournalTail tail = tail()) {
      store(connection, "call|c1", 1);
      await("the first time").until(() -> read.equals(List.of("c1/1")));

      try (var rewind = connection.createStatement()) {
        rewind.executeUpdate("UPDATE journal_tail SET ordering = 0 WHERE reader = 'test'");
      }

      await("the second time").until(() -> read.equals(List.of("c1/1", "c1/1")));
    }
  }

  @Test
  void a_reader_follows_on_after_its_connection_was_cut() throws Exception {
    try (Connection connection = database.connect();
        JournalTail tail = tail()) {
      store(connection, "call|c1", 1);
      await("the first").until(() -> read.contains("c1/1"));

      try (var cut = connection.createStatement()) {
        cut.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'ringroom-tail-test'");
      }
      store(connection, "call|c1", 2);

      await("the second").until(() -> read.contains("c1/2"));
    }
  }

  @Test
  void the_server_lets_go_of_a_reader_that_is_frozen_or_gone() throws Exception {
    List<String> limits = new CopyOnWriteArrayList<>();
    TailReader<StoredEvent> asking =
        (connection, events) -> {
          for (String name : LIMITS) {
            try (var show = connection.createStatement();
                var row = show.executeQuery("SHOW " + name)) {
              row.next();
              limits.add(row.getString(1));
            }
          }
        };
    try (Connection connection = database.connect();
        JournalTail tail =
            JournalTail.start(database.postgres().settings(), "test", database.rows(), asking)) {
      store(connection, "call|c1", 1);

      await("the limits").until(() -> limits.size() == LIMITS.size());
      assertThat(limits).containsExactly("10", "30s", "30s");
    }
  }

  private JournalTail tail() {
    return JournalTail.start(
        database.postgres().settings(), "test", database.rows(), (c, events) -> note(events));
  }

  private void note(List<StoredEvent> events) {
    events.forEach(event -> read.add(id(event)));
  }

  private static String id(StoredEvent event) {
    return event.call() + "/" + event.seq();
  }

  private static void store(Connection connection, String persistenceId, long seq)
      throws SQLException {
    database.store(
        connection,
        persistenceId,
        seq,
        new CallEvent.InviteeRang(new UserId("bob"), Instant.now()));
  }
}
