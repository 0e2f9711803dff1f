package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomTask;
import java.time.Instant;

/** What must be known of a room after any crash: where it runs, under which epoch, for whom. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomEvent.Placed.class, name = "placed"),
  @JsonSubTypes.Type(value = RoomEvent.PlacedForConference.class, name = "placedForConference"),
  @JsonSubTypes.Type(value = RoomEvent.TaskGiven.class, name = "taskGiven"),
  @JsonSubTypes.Type(value = RoomEvent.TaskDropped.class, name = "taskDropped"),
  @JsonSubTypes.Type(value = RoomEvent.RecordingFailed.class, name = "recordingFailed"),
  @JsonSubTypes.Type(value = RoomEvent.FileRecorded.class, name = "fileRecorded"),
  @JsonSubTypes.Type(value = RoomEvent.Closed.class, name = "closed")
})
public sealed interface RoomEvent {
  Instant at();

  /**
   * The room of a call was given to a media node.
   *
   * @param epoch greater than that of every earlier placing; a node refuses a lower one
   */
  record Placed(TenantId tenant, CallId call, NodeId node, long epoch, Instant at)
      implements RoomEvent {}

  /** The room of a conference was given to a media node; {@code epoch} as of {@link Placed}. */
  record PlacedForConference(
      TenantId tenant, RoomId conference, NodeId node, long epoch, Instant at)
      implements RoomEvent {}

  /** The room of this owner is given to a node. */
  static RoomEvent placed(TenantId tenant, RoomOwner owner, NodeId node, long epoch, Instant at) {
    if (owner instanceof RoomOwner.OfConference of) {
      return new PlacedForConference(tenant, of.conference(), node, epoch, at);
    }
    return new Placed(tenant, ((RoomOwner.OfCall) owner).call(), node, epoch, at);
  }

  /** A task is to be done for as long as the room lives; it replaces one of the same id. */
  record TaskGiven(RoomTask task, Instant at) implements RoomEvent {}

  /** The task of this id is to be done no longer. */
  record TaskDropped(String task, Instant at) implements RoomEvent {}

  /**
   * A recording could not be made, or not go on.
   *
   * @param task its id
   */
  record RecordingFailed(String task, String why, Instant at) implements RoomEvent {}

  /**
   * A file of a recording is ready. May come after the room was closed, and twice.
   *
   * @param node where it is kept
   */
  record FileRecorded(NodeId node, RecordedFile file, Instant at) implements RoomEvent {}

  record Closed(Instant at) implements RoomEvent {}
}
