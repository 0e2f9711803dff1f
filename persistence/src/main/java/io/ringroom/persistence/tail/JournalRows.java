package io.ringroom.persistence.tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries on the journal's table.
 *
 * @param <E> an event of the kind of entity it reads
 */
public final class JournalRows<E> {
  private static final String AFTER =
      "SELECT ordering, write_timestamp, "
          + EventDecoder.COLUMNS
          + " FROM event_journal WHERE ordering > ? ORDER BY ordering LIMIT ?";
  private static final String THESE =
      "SELECT ordering, write_timestamp, "
          + EventDecoder.COLUMNS
          + " FROM event_journal WHERE ordering = ANY (?) ORDER BY ordering";
  private static final String OF_ONE =
      "SELECT "
          + EventDecoder.COLUMNS
          + " FROM event_journal WHERE persistence_id = ? ORDER BY sequence_number";

  private final EventDecoder<E> decoder;

  public JournalRows(EventDecoder<E> decoder) {
    this.decoder = decoder;
  }

  /** The events among some rows, and how far the rows brought the reader. */
  record Read<E>(List<E> events, Progress progress, int rows) {}

  /** The rows that have appeared since: late ones first, then what is new. */
  Read<E> since(Connection connection, Progress before, int limit, Instant now)
      throws SQLException {
    Progress progress = before.copy();
    List<E> events = new ArrayList<>();
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
    return new Read<>(List.copyOf(events), progress, rows);
  }

  private int read(PreparedStatement select, Progress progress, List<E> events, Instant now)
      throws SQLException {
    int rows = 0;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows++;
        if (decoder.reads(row)) {
          events.add(decoder.event(row));
        }
        Instant writtenAt = Instant.ofEpochMilli(row.getLong("write_timestamp"));
        progress.read(row.getLong("ordering"), writtenAt, now);
      }
    }
    return rows;
  }

  /** Everything that ever happened to one entity, in order. */
  public List<E> of(Connection connection, String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_ONE)) {
      select.setString(1, decoder.persistenceId(id));
      List<E> events = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(decoder.event(row));
        }
      }
      return List.copyOf(events);
    }
  }
}
