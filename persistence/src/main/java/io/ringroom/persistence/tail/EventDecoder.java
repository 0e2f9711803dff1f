package io.ringroom.persistence.tail;

import akka.actor.typed.ActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.actor.record.StoredRoomEvent;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.room.RoomEvent;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads the events of one kind of entity from rows of the journal, by the serializers that wrote
 * them.
 *
 * @param <E> an event as it is stored
 */
public final class EventDecoder<E> {
  /** What a query must select for {@link #event}. */
  static final String COLUMNS =
      "persistence_id, sequence_number, event_ser_id, event_ser_manifest, event_payload";

  private final Serialization serialization;
  private final String prefix;
  private final Maker<E> maker;

  private interface Maker<E> {
    E make(String id, long seq, Object event);
  }

  private EventDecoder(ActorSystem<?> system, String prefix, Maker<E> maker) {
    this.serialization = SerializationExtension.get(system);
    this.prefix = prefix;
    this.maker = maker;
  }

  public static EventDecoder<StoredEvent> ofCalls(ActorSystem<?> system) {
    return new EventDecoder<>(
        system,
        "call|",
        (id, seq, event) -> new StoredEvent(new CallId(id), seq, (CallEvent) event));
  }

  public static EventDecoder<StoredRoomEvent> ofRooms(ActorSystem<?> system) {
    return new EventDecoder<>(
        system,
        "room|",
        (id, seq, event) -> new StoredRoomEvent(new RoomId(id), seq, (RoomEvent) event));
  }

  /** How the journal calls the entity of this id. */
  String persistenceId(String id) {
    return prefix + id;
  }

  /** Whether a row is of such an entity. */
  boolean reads(ResultSet row) throws SQLException {
    return row.getString("persistence_id").startsWith(prefix);
  }

  /**
   * @param row of the journal, with {@link #COLUMNS}
   * @throws IllegalStateException when this version cannot read the event
   */
  E event(ResultSet row) throws SQLException {
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
      return maker.make(id.substring(prefix.length()), seq, event);
    } catch (RuntimeException unreadable) {
      throw new IllegalStateException("event " + seq + " of " + id + " is unreadable", unreadable);
    }
  }
}
