package io.ringroom.persistence.record;

import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.Party;
import io.ringroom.id.CallId;
import io.ringroom.persistence.tail.JournalRows;
import io.ringroom.persistence.tail.TailReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the record of every call whose end it reads, from the call's whole journal, and says so
 * once it can be found.
 */
public final class RecordWriter implements TailReader<StoredEvent> {
  private static final String RECORD =
      "INSERT INTO call_record (call_id, sdk_app_id, created_at, result, media, record)"
          + " VALUES (?, ?, ?, ?, ?, ?::jsonb)"
          + " ON CONFLICT (call_id) DO UPDATE SET result = EXCLUDED.result,"
          + " media = EXCLUDED.media, record = EXCLUDED.record";
  private static final String PARTY =
      "INSERT INTO call_party (sdk_app_id, user_id, call_id, created_at, result)"
          + " VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (sdk_app_id, user_id, call_id) DO UPDATE SET result = EXCLUDED.result";

  private static final String FORGET = "DELETE FROM call_record WHERE call_id = ?";

  private final JournalRows<StoredEvent> journal;
  private final Consumer<CallRecord> stored;
  private final List<CallRecord> written = new ArrayList<>();

  /**
   * @param stored told of each record after it is committed; not of one whose process died just
   *     then, and again of all when the records are made anew
   */
  public RecordWriter(JournalRows<StoredEvent> journal, Consumer<CallRecord> stored) {
    this.journal = journal;
    this.stored = stored;
  }

  @Override
  public void committed() {
    written.forEach(stored);
    written.clear();
  }

  @Override
  public void read(Connection connection, List<StoredEvent> events) throws SQLException {
    // Whatever a transaction that failed had written is written again by this one.
    written.clear();
    for (StoredEvent event : events) {
      if (event.event() instanceof CallEvent.Ended) {
        write(connection, event.call());
      }
    }
  }

  private void write(Connection connection, CallId call) throws SQLException {
    List<CallEvent> whole =
        journal.of(connection, call.value()).stream().map(StoredEvent::event).toList();
    Optional<CallRecord> record = CallRecord.of(whole);
    if (record.isPresent()) {
      write(connection, record.get());
      written.add(record.get());
    } else {
      forget(connection, call);
    }
  }

  /** An earlier version may have thought that this call has a record. */
  private static void forget(Connection connection, CallId call) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
      delete.setString(1, call.value());
      delete.executeUpdate();
    }
  }

  private static void write(Connection connection, CallRecord record) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(RECORD)) {
      upsert.setString(1, record.facts().call().value());
      upsert.setLong(2, record.facts().tenant().value());
      upsert.setObject(3, record.facts().createdAt().atOffset(ZoneOffset.UTC));
      upsert.setString(4, record.result().name());
      upsert.setInt(5, record.media().code());
      upsert.setString(6, RecordJson.write(record));
      upsert.executeUpdate();
    }
    try (PreparedStatement upsert = connection.prepareStatement(PARTY)) {
      for (Party party : record.parties()) {
        upsert.setLong(1, record.facts().tenant().value());
        upsert.setString(2, party.user().value());
        upsert.setString(3, record.facts().call().value());
        upsert.setObject(4, record.facts().createdAt().atOffset(ZoneOffset.UTC));
        upsert.setString(5, party.result().name());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
