package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;

/**
 * For whom a media room is: its owner says what it is needed for, and is asked again after a crash.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomOwner.OfCall.class, name = "call"),
  @JsonSubTypes.Type(value = RoomOwner.OfConference.class, name = "conference")
})
public sealed interface RoomOwner {
  record OfCall(CallId call) implements RoomOwner {}

  /**
   * @param conference the name its users join it by; unique within the tenant
   */
  record OfConference(RoomId conference) implements RoomOwner {}
}
