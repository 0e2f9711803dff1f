package io.ringroom.persistence.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringroom.domain.webhook.CallbackCommand;
import io.ringroom.domain.webhook.Numbered;
import io.ringroom.id.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/** Puts callbacks into the outbox, for each endpoint that wants them, in the order of a chain. */
final class OutboxRows {
  private static final JsonMapper MAPPER = new JsonMapper();

  // The lock on the chain's waiting rows and the one the dispatcher takes when it has delivered one
  // exclude each other: the new row either finds one before it that is still waiting, or is due.
  private static final String LAST =
      "SELECT seq, state FROM webhook_delivery WHERE endpoint = ? AND call_id = ?"
          + " ORDER BY seq DESC LIMIT 1 FOR UPDATE";
  private static final String INSERT =
      "INSERT INTO webhook_delivery (sdk_app_id, endpoint, call_id, seq, body, due_at)"
          + " VALUES (?, ?, ?, ?, ?, CASE WHEN ? THEN now() ELSE 'infinity' END)";

  /** Whoever begins to listen is not told the history of years. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private final InstantSource clock;
  private final BiFunction<TenantId, CallbackCommand, List<String>> endpoints;

  /**
   * @param endpoints which endpoints of a tenant want such callbacks
   */
  OutboxRows(BiFunction<TenantId, CallbackCommand, List<String>> endpoints, InstantSource clock) {
    this.clock = clock;
    this.endpoints = endpoints;
  }

  /**
   * @param chain what they are numbered by
   * @param whole all of its callbacks so far; what was put there before stays as it is
   */
  void write(Connection connection, TenantId tenant, String chain, List<? extends Numbered> whole)
      throws SQLException {
    long tooOld = clock.instant().minus(OLDEST).toEpochMilli();
    for (Numbered callback : whole) {
      if (callback.eventTime() < tooOld) {
        continue;
      }
      for (String endpoint : endpoints.apply(tenant, callback.command())) {
        write(connection, tenant, endpoint, chain, callback);
      }
    }
  }

  private static void write(
      Connection connection, TenantId tenant, String endpoint, String chain, Numbered callback)
      throws SQLException {
    boolean due = true;
    long before = 0;
    try (PreparedStatement last = connection.prepareStatement(LAST)) {
      last.setString(1, endpoint);
      last.setString(2, chain);
      try (ResultSet row = last.executeQuery()) {
        if (row.next()) {
          if (row.getLong("seq") >= callback.seq()) {
            return;
          }
          due = row.getString("state").equals("delivered");
          before = row.getLong("seq");
        }
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, tenant.value());
      insert.setString(2, endpoint);
      insert.setString(3, chain);
      insert.setLong(4, callback.seq());
      insert.setString(5, json(callback.after(before)));
      insert.setBoolean(6, due);
      insert.executeUpdate();
    }
  }

  private static String json(Numbered callback) {
    try {
      return MAPPER.writeValueAsString(callback);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
