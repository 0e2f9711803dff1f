package io.ringroom.persistence.tail;

import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.id.CallId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the events of calls from rows of the journal, by the serializers that wrote them. */
public final class EventDecoder {
  /** How the journal's ids of calls begin; the call's id follows. */
  static final String CALLS = "call|";

  /** What a query must select for {@link #event}. */
  static final String COLUMNS =
      "persistence_id, sequence_number, event_ser_id, event_ser_manifest, event_payload";

  private final Serialization serialization;

  public EventDecoder(ActorSystem<?> system) {
    this.serialization = SerializationExtension.get(system);
  }

  /**
   * @param row of the journal, with {@link #COLUMNS}
   * @throws IllegalStateException when this version cannot read the event
   */
  StoredEvent event(ResultSet row) throws SQLException {
    String id = row.getString("persistence_id");
    long seq = row.getLong("sequence_number");
    try {
      Object event =
          serialization
              .deserialize(
                  row.getBytes("event_payload"),
                  row.getInt("event_ser_id"),
                  row.getString("event_ser_manifest"))
              .get();
      return new StoredEvent(new CallId(id.substring(CALLS.length())), seq, (CallEvent) event);
    } catch (RuntimeException unreadable) {
      throw new IllegalStateException("event " + seq + " of " + id + " is unreadable", unreadable);
    }
  }
}
