package io.ringroom.persistence;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializers;
import com.typesafe.config.ConfigFactory;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.persistence.schema.Schema;
import io.ringroom.persistence.tail.EventDecoder;
import io.ringroom.persistence.tail.JournalRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A real database whose journal the test writes row by row, as the platform would have. */
public final class JournalForTests implements AutoCloseable {
  private final PostgresForTests postgres;
  private final ActorTestKit kit;

  private JournalForTests(PostgresForTests postgres, ActorTestKit kit) {
    this.postgres = postgres;
    this.kit = kit;
  }

  public static JournalForTests start() throws IOException {
    PostgresForTests postgres = PostgresForTests.start();
    Schema.migrate(postgres.settings());
    return new JournalForTests(
        postgres,
        ActorTestKit.create(
            "journal",
            ConfigFactory.parseString("akka.loglevel = WARNING")
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve()));
  }

  public PostgresForTests postgres() {
    return postgres;
  }

  public JournalRows<StoredEvent> rows() {
    return new JournalRows<>(EventDecoder.ofCalls(kit.system()));
  }

  public Connection connect() throws SQLException {
    return postgres.connect();
  }

  public void clear() throws SQLException {
    try (Connection connection = connect();
        var truncate = connection.createStatement()) {
      truncate.execute(
          "TRUNCATE event_journal, journal_tail, call_record, call_party RESTART IDENTITY CASCADE");
    }
  }

  /** Stores events as those of a call, numbered from 1. */
  public void store(String call, CallEvent... events) throws SQLException {
    try (Connection connection = connect()) {
      for (int i = 0; i < events.length; i++) {
        store(connection, "call|" + call, i + 1, events[i]);
      }
    }
  }

  /** Stores an event in the connection's transaction. */
  public void store(Connection connection, String persistenceId, long seq, CallEvent event)
      throws SQLException {
    Serialization serialization = SerializationExtension.get(kit.system());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                + " event_ser_id, event_ser_manifest, event_payload)"
                + " VALUES (?, ?, 'w', ?, ?, ?, ?)")) {
      insert.setString(1, persistenceId);
      insert.setLong(2, seq);
      insert.setLong(3, System.currentTimeMillis());
      insert.setInt(4, serialization.findSerializerFor(event).identifier());
      insert.setString(5, Serializers.manifestFor(serialization.findSerializerFor(event), event));
      insert.setBytes(6, serialization.serialize(event).get());
      insert.executeUpdate();
    }
  }

  @Override
  public void close() throws IOException {
    kit.shutdownTestKit();
    postgres.close();
  }
}
