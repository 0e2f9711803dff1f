package io.ringroom.persistence.record;

import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordQuery;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queries on the tables of records. */
final class RecordTable {
  private static final String ONE =
      "SELECT record FROM call_record WHERE call_id = ? AND sdk_app_id = ?";
  private static final String HIDE =
      "UPDATE call_party SET hidden = TRUE"
          + " WHERE sdk_app_id = ? AND user_id = ? AND call_id = ANY (?) AND NOT hidden";

  /** The parties' rows with their record, or neither. */
  private static final String FORGET =
      "WITH old AS (DELETE FROM call_record WHERE call_id IN (SELECT call_id FROM call_record"
          + " WHERE sdk_app_id = ? AND created_at < ? ORDER BY created_at LIMIT ?)"
          + " RETURNING call_id, record),"
          + " parties AS (DELETE FROM call_party USING old WHERE call_party.sdk_app_id = ?"
          + " AND call_party.call_id = old.call_id AND call_party.user_id IN"
          + " (SELECT party ->> 'user' FROM jsonb_array_elements(old.record -> 'parties') AS party))"
          + " SELECT count(*) FROM old";

  private RecordTable() {}

  static Optional<CallRecord> record(Connection connection, TenantId tenant, CallId call)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ONE)) {
      select.setString(1, call.value());
      select.setLong(2, tenant.value());
      return records(select).stream().findFirst();
    }
  }

  static int hide(Connection connection, TenantId tenant, UserId user, List<CallId> calls)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(HIDE)) {
      update.setLong(1, tenant.value());
      update.setString(2, user.value());
      update.setArray(
          3, connection.createArrayOf("text", calls.stream().map(CallId::value).toArray()));
      return update.executeUpdate();
    }
  }

  static int forget(Connection connection, TenantId tenant, Instant before, int most)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
      delete.setLong(1, tenant.value());
      delete.setObject(2, before.atOffset(ZoneOffset.UTC));
      delete.setInt(3, most);
      delete.setLong(4, tenant.value());
      try (ResultSet row = delete.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /** The page is cut by the key it is sorted by, so that no page is slower than the first. */
  static List<CallRecord> page(Connection connection, RecordQuery query) throws SQLException {
    return page(connection, query, 0);
  }

  static CallArchive.NumberedPage numbered(Connection connection, RecordQuery query, int page)
      throws SQLException {
    Conditions where = conditions(query);
    String count = "SELECT count(*) FROM " + rows(query) + where.sql();
    try (PreparedStatement select = connection.prepareStatement(count)) {
      where.fill(select);
      try (ResultSet row = select.executeQuery()) {
        long total = row.next() ? row.getLong(1) : 0;
        return new CallArchive.NumberedPage(
            page(connection, query, (page - 1) * query.limit()), total);
      }
    }
  }

  private static List<CallRecord> page(Connection connection, RecordQuery query, int skipped)
      throws SQLException {
    Conditions where = conditions(query);
    String sql =
        "SELECT record FROM "
            + rows(query)
            + where.sql()
            + " ORDER BY row.created_at DESC, row.call_id DESC LIMIT "
            + query.limit()
            + " OFFSET "
            + skipped;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      where.fill(select);
      return records(select);
    }
  }

  private static String rows(RecordQuery query) {
    return query.user() == null
        ? "call_record AS row"
        : "call_party AS row JOIN call_record USING (call_id)";
  }

  private static Conditions conditions(RecordQuery query) {
    Conditions where = new Conditions().and("row.sdk_app_id = ?", query.tenant().value());
    if (query.user() != null) {
      where.and("NOT row.hidden AND row.user_id = ?", query.user().value());
    }
    if (query.from() != null) {
      where.and("row.created_at >= ?", query.from().atOffset(ZoneOffset.UTC));
    }
    if (query.until() != null) {
      where.and("row.created_at < ?", query.until().atOffset(ZoneOffset.UTC));
    }
    if (query.result() != null) {
      where.and("row.result = ?", query.result().name());
    }
    if (query.media() != null) {
      where.and("media = ?", query.media().code());
    }
    if (query.oneToOne() != null) {
      where.and("(jsonb_array_length(record->'facts'->'callees') = 1) = ?", query.oneToOne());
    }
    if (query.after() != null) {
      where.and(
          "(row.created_at, row.call_id) < (?, ?)",
          query.after().createdAt().atOffset(ZoneOffset.UTC),
          query.after().call().value());
    }
    return where;
  }

  private static List<CallRecord> records(PreparedStatement select) throws SQLException {
    List<CallRecord> records = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        records.add(RecordJson.read(rows.getString(1)));
      }
    }
    return List.copyOf(records);
  }
}
