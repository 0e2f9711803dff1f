package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.TenantId;

/**
 * Where a media node keeps the files of one owner.
 *
 * @param owner the id of the call or the name of the room, {@code [A-Za-z0-9_@.-]{1,128}}
 */
public record Folder(TenantId tenant, Kind kind, String owner) {

  /** Whose files these are. */
  public enum Kind {
    @JsonProperty("calls")
    CALLS,
    @JsonProperty("rooms")
    ROOMS
  }
}
