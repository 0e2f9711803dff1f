package io.ringroom.persistence.webhook;

import io.ringroom.actor.record.StoredRoomEvent;
import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.webhook.CallbackCommand;
import io.ringroom.domain.webhook.RecordingCallback;
import io.ringroom.domain.webhook.RecordingCallbacks;
import io.ringroom.id.RoomId;
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

/** Puts the callbacks about recordings into the outbox, from the journals of media rooms. */
public final class RecordingOutboxWriter implements TailReader<StoredRoomEvent> {
  private final JournalRows<StoredRoomEvent> journal;
  private final OutboxRows outbox;

  /**
   * @param endpoints which endpoints of a tenant want such callbacks
   */
  public RecordingOutboxWriter(
      JournalRows<StoredRoomEvent> journal,
      BiFunction<TenantId, CallbackCommand, List<String>> endpoints,
      InstantSource clock) {
    this.journal = journal;
    this.outbox = new OutboxRows(endpoints, clock);
  }

  @Override
  public void read(Connection connection, List<StoredRoomEvent> events) throws SQLException {
    Set<RoomId> moved = new LinkedHashSet<>();
    events.forEach(event -> moved.add(event.room()));
    for (RoomId room : moved) {
      write(connection, room);
    }
  }

  /** From the whole journal, which is a few rows, and none of a recording in most rooms. */
  private void write(Connection connection, RoomId room) throws SQLException {
    List<RoomEvent> whole =
        journal.of(connection, room.value()).stream().map(StoredRoomEvent::event).toList();
    List<RecordingCallback> callbacks = RecordingCallbacks.of(whole);
    if (!callbacks.isEmpty()) {
      TenantId tenant = new TenantId(callbacks.get(0).sdkAppId());
      outbox.write(connection, tenant, RecordingCallback.chain(room), callbacks);
    }
  }
}
