package io.ringroom.persistence.webhook;

import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.webhook.CallbackCommand;
import io.ringroom.domain.webhook.Callbacks;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.persistence.tail.JournalRows;
import io.ringroom.persistence.tail.TailReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Puts the callbacks of every call that moves into the outbox. */
public final class OutboxWriter implements TailReader<StoredEvent> {
  private final JournalRows<StoredEvent> journal;
  private final OutboxRows outbox;

  /**
   * @param endpoints which endpoints of a tenant want such callbacks
   */
  public OutboxWriter(
      JournalRows<StoredEvent> journal,
      BiFunction<TenantId, CallbackCommand, List<String>> endpoints,
      InstantSource clock) {
    this.journal = journal;
    this.outbox = new OutboxRows(endpoints, clock);
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
    List<CallEvent> whole =
        journal.of(connection, call.value()).stream().map(StoredEvent::event).toList();
    if (!whole.isEmpty() && whole.get(0) instanceof CallEvent.Started started) {
      outbox.write(connection, started.facts().tenant(), call.value(), Callbacks.of(whole));
    }
  }
}
