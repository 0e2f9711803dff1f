package io.ringroom.persistence.tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far a reader has come, in table {@code journal_tail}. It is moved only from where it was last
 * seen, so that a command to begin anew is not overwritten by the reader it was meant for.
 */
final class TailMark {
  private static final String ENSURE =
      "INSERT INTO journal_tail (reader, ordering) VALUES (?, 0) ON CONFLICT (reader) DO NOTHING";
  private static final String READ = "SELECT ordering FROM journal_tail WHERE reader = ?";
  private static final String MOVE =
      "UPDATE journal_tail SET ordering = ? WHERE reader = ? AND ordering = ?";

  private final String reader;

  TailMark(String reader) {
    this.reader = reader;
  }

  /** 0 for a reader that is new. */
  long read(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ENSURE)) {
      insert.setString(1, reader);
      insert.executeUpdate();
    }
    return stored(connection);
  }

  /**
   * @return false when it does not stand at {@code from} any more
   */
  boolean move(Connection connection, long from, long to) throws SQLException {
    if (from == to) {
      return stored(connection) == from;
    }
    try (PreparedStatement update = connection.prepareStatement(MOVE)) {
      update.setLong(1, to);
      update.setString(2, reader);
      update.setLong(3, from);
      return update.executeUpdate() == 1;
    }
  }

  private long stored(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setString(1, reader);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }
}
