package io.ringroom.actor.call;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds calls by what their callers call the room. */
public interface CallsByRoom {

  /**
   * The newest call of this tenant whose caller has given the room this name and that is not over,
   * perhaps also one that has just ended. A call is found some milliseconds after its start.
   */
  CompletionStage<Optional<CallId>> inRoom(TenantId tenant, RoomId name);
}
