package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.TenantId;
import java.time.Instant;

/**
 * What must be known of a room after any crash: where it runs, under which epoch, for which call.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomEvent.Placed.class, name = "placed"),
  @JsonSubTypes.Type(value = RoomEvent.Closed.class, name = "closed")
})
public sealed interface RoomEvent {

  /**
   * The room was given to a media node.
   *
   * @param epoch greater than that of every earlier placing; a node refuses a lower one
   */
  record Placed(TenantId tenant, CallId call, NodeId node, long epoch, Instant at)
      implements RoomEvent {}

  record Closed(Instant at) implements RoomEvent {}
}
