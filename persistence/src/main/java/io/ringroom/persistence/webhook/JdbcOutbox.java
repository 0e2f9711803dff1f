package io.ringroom.persistence.webhook;

import akka.Done;
import io.ringroom.actor.webhook.Outbox;
import io.ringroom.domain.webhook.RecordingCallback;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.persistence.db.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The outbox in table {@code webhook_delivery}. */
public final class JdbcOutbox implements Outbox {
  private static final String CLAIM =
      "UPDATE webhook_delivery SET due_at = ?"
          + " WHERE (endpoint, call_id, seq) IN (SELECT endpoint, call_id, seq FROM webhook_delivery"
          + " WHERE state = 'waiting' AND due_at <= ? AND NOT endpoint = ANY (?)"
          + " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)"
          + " RETURNING sdk_app_id, endpoint, call_id, seq, attempts, body, made_at, due_at";
  private static final String DELIVERED =
      "UPDATE webhook_delivery SET state = 'delivered', last_error = ''"
          + " WHERE endpoint = ? AND call_id = ? AND seq = ? AND due_at = ?";
  private static final String NEXT =
      "UPDATE webhook_delivery SET due_at = ? WHERE state = 'waiting' AND endpoint = ?"
          + " AND call_id = ? AND seq = (SELECT min(seq) FROM webhook_delivery"
          + " WHERE endpoint = ? AND call_id = ? AND state = 'waiting')";
  private static final String FAILED =
      "UPDATE webhook_delivery SET state = ?, due_at = ?, attempts = attempts + 1, last_error = ?"
          + " WHERE endpoint = ? AND call_id = ? AND seq = ? AND due_at = ?";

  /** Of each call from its first wanted one on; behind one that is under way already. */
  private static final String REPLAY =
      "WITH wanted AS (SELECT endpoint, call_id, min(seq) AS seq FROM webhook_delivery"
          + " WHERE %s GROUP BY endpoint, call_id),"
          + " first AS (SELECT wanted.endpoint, wanted.call_id, wanted.seq AS wanted,"
          + " min(row.seq) AS seq FROM wanted JOIN webhook_delivery AS row"
          + " ON row.endpoint = wanted.endpoint AND row.call_id = wanted.call_id"
          + " AND (row.seq >= wanted.seq OR row.state = 'waiting')"
          + " GROUP BY wanted.endpoint, wanted.call_id, wanted.seq)"
          + " UPDATE webhook_delivery AS row SET state = 'waiting', attempts = 0, made_at = now(),"
          + " due_at = CASE WHEN row.seq = first.seq THEN ? ELSE 'infinity' END"
          + " FROM first WHERE row.endpoint = first.endpoint AND row.call_id = first.call_id"
          + " AND row.seq >= first.wanted";

  private static final String REPLAY_CALL =
      REPLAY.formatted("sdk_app_id = ? AND call_id IN (?, ?) AND seq >= ?");

  // A row is made when its event happened or, when it is replayed, later.
  private static final String REPLAY_SINCE =
      REPLAY.formatted(
          "sdk_app_id = ? AND made_at >= ? AND (body::jsonb ->> 'EventTime')::bigint >= ?");

  private static final String STATUS =
      "SELECT endpoint, count(*) FILTER (WHERE state <> 'delivered') AS waiting,"
          + " count(*) FILTER (WHERE state = 'parked') AS parked, max(last_error) AS last_error"
          + " FROM webhook_delivery WHERE sdk_app_id = ? GROUP BY endpoint ORDER BY endpoint";

  private static final String PRUNE =
      "DELETE FROM webhook_delivery WHERE (state = 'delivered' AND made_at < ?)"
          + " OR (state <> 'delivered' AND made_at < ?)";

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private static final int MOST_ERROR = 500;

  private final Database database;

  public JdbcOutbox(Database database) {
    this.database = database;
  }

  @Override
  public CompletionStage<List<Delivery>> claim(
      int limit, Duration lease, Set<String> paused, Instant now) {
    return database.ask(
        connection -> {
          try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, now.plus(lease).atOffset(ZoneOffset.UTC));
            claim.setObject(2, now.atOffset(ZoneOffset.UTC));
            claim.setArray(3, connection.createArrayOf("text", paused.toArray()));
            claim.setInt(4, limit);
            return deliveries(claim);
          }
        });
  }

  private static List<Delivery> deliveries(PreparedStatement select) throws SQLException {
    List<Delivery> deliveries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        deliveries.add(
            new Delivery(
                new TenantId(row.getLong("sdk_app_id")),
                row.getString("endpoint"),
                row.getString("call_id"),
                row.getLong("seq"),
                row.getInt("attempts"),
                row.getString("body"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("due_at").toInstant()));
      }
    }
    return List.copyOf(deliveries);
  }

  @Override
  public CompletionStage<Done> delivered(Delivery delivery, Instant now) {
    return database.change(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(DELIVERED)) {
            claimed(update, 1, delivery);
            if (update.executeUpdate() == 0) {
              return;
            }
          }
          try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setObject(1, now.atOffset(ZoneOffset.UTC));
            next.setString(2, delivery.endpoint());
            next.setString(3, delivery.chain());
            next.setString(4, delivery.endpoint());
            next.setString(5, delivery.chain());
            next.executeUpdate();
          }
        });
  }

  @Override
  public CompletionStage<Done> failed(Delivery delivery, String why, Instant again) {
    return database.change(connection -> failed(connection, delivery, "waiting", why, again));
  }

  @Override
  public CompletionStage<Done> parked(Delivery delivery, String why) {
    return database.change(connection -> failed(connection, delivery, "parked", why, Instant.MAX));
  }

  private static void failed(
      Connection connection, Delivery delivery, String state, String why, Instant again)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(FAILED)) {
      update.setString(1, state);
      update.setObject(
          2, again.equals(Instant.MAX) ? OffsetDateTime.MAX : again.atOffset(ZoneOffset.UTC));
      update.setString(3, why.length() > MOST_ERROR ? why.substring(0, MOST_ERROR) : why);
      claimed(update, 4, delivery);
      update.executeUpdate();
    }
  }

  /** The row as it was claimed: one that was asked for anew meanwhile is not meant. */
  private static void claimed(PreparedStatement statement, int from, Delivery delivery)
      throws SQLException {
    statement.setString(from, delivery.endpoint());
    statement.setString(from + 1, delivery.chain());
    statement.setLong(from + 2, delivery.seq());
    statement.setObject(from + 3, delivery.leasedUntil().atOffset(ZoneOffset.UTC));
  }

  @Override
  public CompletionStage<Integer> replay(TenantId tenant, CallId call, long fromSeq, Instant now) {
    return database.ask(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(REPLAY_CALL)) {
            update.setLong(1, tenant.value());
            update.setString(2, call.value());
            update.setString(3, RecordingCallback.chain(RoomId.of(call)));
            update.setLong(4, fromSeq);
            update.setObject(5, now.atOffset(ZoneOffset.UTC));
            return update.executeUpdate();
          }
        });
  }

  @Override
  public CompletionStage<Integer> replay(TenantId tenant, Instant since, Instant now) {
    return database.ask(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(REPLAY_SINCE)) {
            update.setLong(1, tenant.value());
            // The database's clock makes the rows and the platform's the events.
            update.setObject(2, since.minus(CLOCKS_DIFFER).atOffset(ZoneOffset.UTC));
            update.setLong(3, since.toEpochMilli());
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            return update.executeUpdate();
          }
        });
  }

  @Override
  public CompletionStage<Integer> prune(Instant delivered, Instant others) {
    return database.ask(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(PRUNE)) {
            delete.setObject(1, delivered.atOffset(ZoneOffset.UTC));
            delete.setObject(2, others.atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
          }
        });
  }

  @Override
  public CompletionStage<List<EndpointStatus>> status(TenantId tenant) {
    return database.ask(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(STATUS)) {
            select.setLong(1, tenant.value());
            List<EndpointStatus> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                all.add(
                    new EndpointStatus(
                        row.getString("endpoint"),
                        row.getLong("waiting"),
                        row.getLong("parked"),
                        row.getString("last_error")));
              }
            }
            return List.copyOf(all);
          }
        });
  }
}
