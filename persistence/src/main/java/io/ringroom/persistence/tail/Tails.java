package io.ringroom.persistence.tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What an operator does with the readers of the journal, whether the platform runs or not. */
public final class Tails {
  private static final String LAG =
      "SELECT reader, ordering, (SELECT coalesce(max(ordering), 0) FROM event_journal)"
          + " FROM journal_tail ORDER BY reader";
  private static final String REWIND =
      "UPDATE journal_tail SET ordering = 0 WHERE reader = 'records'";

  private Tails() {}

  /**
   * @param behind how many numbers of the journal it has yet to look at; some hold no event
   */
  public record Lag(String reader, long at, long behind) {}

  public static List<Lag> lag(Connection connection) throws SQLException {
    List<Lag> lags = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LAG);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long at = row.getLong(2);
        lags.add(new Lag(row.getString(1), at, Math.max(0, row.getLong(3) - at)));
      }
    }
    return List.copyOf(lags);
  }

  /**
   * Lets the call records be computed from the first event on; meanwhile the old ones are shown.
   * Webhooks are not: what has been delivered would be delivered again.
   */
  public static void rebuild(Connection connection) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(REWIND)) {
      update.executeUpdate();
    }
  }
}
