package io.ringroom.persistence.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.webhook.Callback;
import io.ringroom.domain.webhook.Callbacks;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.persistence.tail.JournalRows;
import io.ringroom.persistence.tail.TailReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Puts the callbacks of every call that moves into the outbox, for each endpoint that wants them.
 */
public final class OutboxWriter implements TailReader {
  private static final JsonMapper MAPPER = new JsonMapper();

  // The lock on the call's waiting rows and the one the dispatcher takes when it has delivered one
  // exclude each other: the new row either finds one before it that is still waiting, or is due.
  private static final String LAST =
      "SELECT seq, state FROM webhook_delivery WHERE endpoint = ? AND call_id = ?"
          + " ORDER BY seq DESC LIMIT 1 FOR UPDATE";
  private static final String INSERT =
      "INSERT INTO webhook_delivery (sdk_app_id, endpoint, call_id, seq, body, due_at)"
          + " VALUES (?, ?, ?, ?, ?, CASE WHEN ? THEN now() ELSE 'infinity' END)";

  /** Whoever begins to listen is not told the history of years. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private final JournalRows journal;
  private final InstantSource clock;
  private final BiFunction<TenantId, Callback.Command, List<String>> endpoints;

  /**
   * @param endpoints which endpoints of a tenant want such callbacks
   */
  public OutboxWriter(
      JournalRows journal,
      BiFunction<TenantId, Callback.Command, List<String>> endpoints,
      InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
    this.endpoints = endpoints;
  }

  @Override
  public void read(Connection connection, List<StoredEvent> events) throws SQLException {
    Set<CallId> moved = new LinkedHashSet<>();
    events.forEach(event -> moved.add(event.call()));
    for (CallId call : moved) {
      write(connection, call);
    }
  }

  /** From the whole journal, so that it does not matter which of the call's events were read. */
  private void write(Connection connection, CallId call) throws SQLException {
    List<CallEvent> whole = journal.of(connection, call).stream().map(StoredEvent::event).toList();
    if (whole.isEmpty() || !(whole.get(0) instanceof CallEvent.Started started)) {
      return;
    }
    TenantId tenant = started.facts().tenant();
    long tooOld = clock.instant().minus(OLDEST).toEpochMilli();
    for (Callback callback : Callbacks.of(whole)) {
      if (callback.eventTime() < tooOld) {
        continue;
      }
      for (String endpoint : endpoints.apply(tenant, callback.command())) {
        write(connection, tenant, endpoint, callback);
      }
    }
  }

  private static void write(
      Connection connection, TenantId tenant, String endpoint, Callback callback)
      throws SQLException {
    String call = callback.call().call().value();
    boolean due = true;
    long before = 0;
    try (PreparedStatement last = connection.prepareStatement(LAST)) {
      last.setString(1, endpoint);
      last.setString(2, call);
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
      insert.setString(3, call);
      insert.setLong(4, callback.seq());
      insert.setString(5, json(callback.after(before)));
      insert.setBoolean(6, due);
      insert.executeUpdate();
    }
  }

  private static String json(Callback callback) {
    try {
      return MAPPER.writeValueAsString(callback);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
