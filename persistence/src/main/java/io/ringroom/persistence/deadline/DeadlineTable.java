package io.ringroom.persistence.deadline;

import io.ringroom.id.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements on table {@code call_deadline}. */
final class DeadlineTable {

  // Sorted by id, so that two nodes that write the same calls never wait for each other in a
  // circle.
  private static final String UPSERT =
      "INSERT INTO call_deadline (call_id, sdk_app_id, room_name, due_at)"
          + " SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[])"
          + " AS row (call_id, sdk_app_id, room_name, due_at) ORDER BY 1"
          + " ON CONFLICT (call_id) DO UPDATE"
          + " SET due_at = EXCLUDED.due_at, sdk_app_id = EXCLUDED.sdk_app_id,"
          + " room_name = EXCLUDED.room_name";
  private static final String DELETE =
      "DELETE FROM call_deadline WHERE call_id IN"
          + " (SELECT call_id FROM call_deadline WHERE call_id = ANY (?) ORDER BY 1 FOR UPDATE)";
  private static final String OVERDUE =
      "SELECT call_id FROM call_deadline WHERE due_at <= ? ORDER BY due_at LIMIT ?";

  /** Ids grow with time. */
  private static final String IN_ROOM =
      "SELECT call_id FROM call_deadline WHERE sdk_app_id = ? AND room_name = ?"
          + " ORDER BY call_id DESC LIMIT 1";

  private static final String ALIVE =
      "SELECT sdk_app_id, count(*) FROM call_deadline"
          + " WHERE sdk_app_id > 0 AND NOT call_id = ANY (?) GROUP BY sdk_app_id";

  /**
   * Also the calls of the journal's last seconds: the rows of those may have been lost with the
   * process that had stored the event and was killed before it wrote the row. The bound on ordering
   * keeps the look short where thousands of events a second are stored.
   */
  private static final String ALL =
      "SELECT call_id FROM (SELECT call_id FROM call_deadline"
          + " UNION SELECT substr(persistence_id, 6) FROM event_journal"
          + " WHERE ordering > (SELECT max(ordering) - 20000 FROM event_journal)"
          + " AND write_timestamp >= (SELECT write_timestamp - 5000 FROM event_journal"
          + " ORDER BY ordering DESC LIMIT 1)"
          + " AND starts_with(persistence_id, 'call|')) AS call"
          + " WHERE call_id > ? ORDER BY call_id LIMIT ?";

  private final DataSource database;

  DeadlineTable(DataSource database) {
    this.database = database;
  }

  /** Writes all changes, or none when it fails. */
  void write(Map<String, Change> changes) throws SQLException {
    List<String> put = new ArrayList<>();
    List<Long> tenants = new ArrayList<>();
    List<@Nullable String> rooms = new ArrayList<>();
    List<String> dueAt = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    changes.forEach(
        (callId, change) -> {
          if (change instanceof Change.Put p) {
            put.add(callId);
            tenants.add(p.tenant());
            rooms.add(p.room());
            dueAt.add(p.dueAt().toString());
          } else {
            removed.add(callId);
          }
        });
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      upsert(connection, put, tenants, rooms, dueAt);
      delete(connection, removed);
      connection.commit();
    }
  }

  private static void upsert(
      Connection connection,
      List<String> ids,
      List<Long> tenants,
      List<@Nullable String> rooms,
      List<String> dueAt)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setArray(1, connection.createArrayOf("text", ids.toArray()));
      upsert.setArray(2, connection.createArrayOf("bigint", tenants.toArray()));
      upsert.setArray(3, connection.createArrayOf("text", rooms.toArray()));
      upsert.setArray(4, connection.createArrayOf("timestamptz", dueAt.toArray()));
      upsert.executeUpdate();
    }
  }

  private static void delete(Connection connection, List<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, connection.createArrayOf("text", ids.toArray()));
      delete.executeUpdate();
    }
  }

  /** Calls due at or before an instant, the longest overdue first. */
  List<String> overdue(Instant now, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(OVERDUE)) {
      select.setObject(1, now.atOffset(ZoneOffset.UTC));
      select.setInt(2, limit);
      return ids(select);
    }
  }

  /** A page of every call that may not be over, by id. */
  List<String> all(String after, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(ALL)) {
      select.setString(1, after);
      select.setInt(2, limit);
      return ids(select);
    }
  }

  /** The newest call of a tenant in a room of this name, if there is one. */
  List<String> inRoom(long tenant, String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(IN_ROOM)) {
      select.setLong(1, tenant);
      select.setString(2, name);
      return ids(select);
    }
  }

  /** The calls of each tenant that has any, but those named. */
  Map<TenantId, Long> alive(List<String> except) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(ALIVE)) {
      select.setArray(1, connection.createArrayOf("text", except.toArray()));
      Map<TenantId, Long> alive = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          alive.put(new TenantId(rows.getLong(1)), rows.getLong(2));
        }
      }
      return Map.copyOf(alive);
    }
  }

  private static List<String> ids(PreparedStatement select) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return List.copyOf(ids);
  }
}
