package io.ringroom.persistence.tail;

import io.ringroom.actor.record.StoredEvent;
import io.ringroom.id.CallId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The queries on the journal's table. */
public final class JournalRows {
  private static final String AFTER =
      "SELECT ordering, write_timestamp, "
          + EventDecoder.COLUMNS
          + " FROM event_journal WHERE ordering > ? ORDER BY ordering LIMIT ?";
  private static final String THESE =
      "SELECT ordering, write_timestamp, "
          + EventDecoder.COLUMNS
          + " FROM event_journal WHERE ordering = ANY (?) ORDER BY ordering";
  private static final String OF_CALL =
      "SELECT "
          + EventDecoder.COLUMNS
          + " FROM event_journal WHERE persistence_id = ? ORDER BY sequence_number";

  private final EventDecoder decoder;

  public JournalRows(EventDecoder decoder) {
    this.decoder = decoder;
  }

  /** The events of the calls among some rows, and how far the rows brought the reader. */
  record Read(List<StoredEvent> events, Progress progress, int rows) {}

  /** The rows that have appeared since: late ones first, then what is new. */
  Read since(Connection connection, Progress before, int limit, Instant now) throws SQLException {
    Progress progress = before.copy();
    List<StoredEvent> events = new ArrayList<>();
    int rows = 0;
    List<Long> missing = progress.missing();
    if (!missing.isEmpty()) {
      try (PreparedStatement late = connection.prepareStatement(THESE)) {
        late.setArray(1, connection.createArrayOf("bigint", missing.toArray()));
        rows += read(late, progress, events, now);
      }
    }
    try (PreparedStatement after = connection.prepareStatement(AFTER)) {
      after.setLong(1, progress.highest());
      after.setInt(2, limit);
      rows += read(after, progress, events, now);
    }
    progress.giveUp(now);
    return new Read(List.copyOf(events), progress, rows);
  }

  private int read(
      PreparedStatement select, Progress progress, List<StoredEvent> events, Instant now)
      throws SQLException {
    int rows = 0;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows++;
        if (row.getString("persistence_id").startsWith(EventDecoder.CALLS)) {
          events.add(decoder.event(row));
        }
        Instant writtenAt = Instant.ofEpochMilli(row.getLong("write_timestamp"));
        progress.read(row.getLong("ordering"), writtenAt, now);
      }
    }
    return rows;
  }

  /** Everything that ever happened in a call, in order. */
  public List<StoredEvent> of(Connection connection, CallId call) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_CALL)) {
      select.setString(1, EventDecoder.CALLS + call.value());
      List<StoredEvent> events = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(decoder.event(row));
        }
      }
      return List.copyOf(events);
    }
  }
}
