package io.ringroom.persistence.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.persistence.JournalForTests;
import io.ringroom.persistence.record.RecordWriter;
import io.ringroom.protocol.client.EndReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does with the readers of the journal. */
class TailsIT {
  private static final UserId ANN = new UserId("ann");
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  private static JournalForTests database;

  @BeforeAll
  static void start() throws Exception {
    database = JournalForTests.start();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @Test
  void records_that_were_lost_are_computed_anew_while_the_platform_runs() throws Exception {
    database.store("c1", started(), ended());
    try (Connection connection = database.connect();
        JournalTail tail =
            JournalTail.start(
                database.postgres().settings(),
                "records",
                database.rows(),
                new RecordWriter(database.rows(), record -> {}))) {
      await("the record").until(() -> records(connection) == 1);
      assertThat(Tails.lag(connection))
          .singleElement()
          .satisfies(lag -> assertThat(lag.behind()).isZero());
      try (var lose = connection.createStatement()) {
        lose.executeUpdate("DELETE FROM call_record");
      }

      Tails.rebuild(connection);

      await("the record again").until(() -> records(connection) == 1);
      await("no more lag").until(() -> Tails.lag(connection).get(0).behind() == 0);
    }
  }

  private static int records(Connection connection) throws SQLException {
    try (var select = connection.createStatement();
        var row = select.executeQuery("SELECT count(*) FROM call_record")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static CallEvent started() {
    CallFacts facts =
        new CallFacts(
            new CallId("c1"),
            new TenantId(1),
            ANN,
            List.of(new UserId("bob")),
            MediaType.VIDEO,
            "",
            "",
            START);
    return new CallEvent.Started(
        facts, Seat.of(new DeviceId("page"), Tracks.NONE), START.plusSeconds(30));
  }

  private static CallEvent ended() {
    return new CallEvent.Ended(EndReason.CANCELED, ANN, 0, false, null, START.plusSeconds(5));
  }
}
