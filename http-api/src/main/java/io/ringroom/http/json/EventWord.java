package io.ringroom.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.protocol.client.ClientEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as a client reads it, without its number and time.
 *
 * @param ev its name
 * @param callId the call it is about, if it is about one
 */
public record EventWord(String ev, @Nullable String callId, ObjectNode p) {
  /** Before the names of events that a call and a room that users join have in common. */
  private static final String OF_ROOMS = "room.";

  /**
   * The type's name is {@code ev}, its {@code callId} stands beside it, the rest is in {@code p}.
   */
  public static EventWord of(ClientEvent event) {
    ObjectNode p = Json.mapper().valueToTree(event);
    String name = p.remove("ev").textValue();
    String ev = name.startsWith(OF_ROOMS) ? name.substring(OF_ROOMS.length()) : name;
    JsonNode callId = p.remove("callId");
    return new EventWord(ev, callId == null ? null : callId.textValue(), p);
  }
}
