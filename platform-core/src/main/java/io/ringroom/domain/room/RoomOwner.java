package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.node.Folder;

/**
 * For whom a media room is: its owner says what it is needed for, and is asked again after a crash.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomOwner.OfCall.class, name = "call"),
  @JsonSubTypes.Type(value = RoomOwner.OfConference.class, name = "conference")
})
public sealed interface RoomOwner {
  /** Where the files made in its rooms are kept. */
  default Folder folder(TenantId tenant) {
    return this instanceof OfCall of
        ? new Folder(tenant, Folder.Kind.CALLS, of.call().value())
        : new Folder(tenant, Folder.Kind.ROOMS, ((OfConference) this).conference().value());
  }

  record OfCall(CallId call) implements RoomOwner {}

  /**
   * @param conference the name its users join it by; unique within the tenant
   */
  record OfConference(RoomId conference) implements RoomOwner {}
}
