package io.ringroom.domain.conference;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Instant;

/** What happened in a conference. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConferenceEvent.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = ConferenceEvent.Joined.class, name = "joined"),
  @JsonSubTypes.Type(value = ConferenceEvent.Left.class, name = "left"),
  @JsonSubTypes.Type(value = ConferenceEvent.Published.class, name = "published"),
  @JsonSubTypes.Type(value = ConferenceEvent.Muted.class, name = "muted"),
  @JsonSubTypes.Type(value = ConferenceEvent.Subscribed.class, name = "subscribed"),
  @JsonSubTypes.Type(value = ConferenceEvent.VisibilityChanged.class, name = "visibilityChanged"),
  @JsonSubTypes.Type(value = ConferenceEvent.PassRenewed.class, name = "passRenewed"),
  @JsonSubTypes.Type(value = ConferenceEvent.PassWarned.class, name = "passWarned"),
  @JsonSubTypes.Type(value = ConferenceEvent.ParticipantLost.class, name = "participantLost"),
  @JsonSubTypes.Type(value = ConferenceEvent.ParticipantBack.class, name = "participantBack"),
  @JsonSubTypes.Type(value = ConferenceEvent.Restarted.class, name = "restarted"),
  @JsonSubTypes.Type(value = ConferenceEvent.Emptied.class, name = "emptied"),
  @JsonSubTypes.Type(value = ConferenceEvent.Closed.class, name = "closed")
})
public sealed interface ConferenceEvent {

  /** The first is about to join. */
  record Opened(RoomId media, Instant at) implements ConferenceEvent {}

  /**
   * @param again whether the same device was there already
   * @param elapsed milliseconds since he asked
   */
  record Joined(Participant participant, boolean again, long elapsed, Instant at)
      implements ConferenceEvent {}

  record Left(UserId user, LeaveCause cause, Instant at) implements ConferenceEvent {}

  record Published(UserId user, Tracks tracks, Instant at) implements ConferenceEvent {}

  /**
   * A moderator has closed what he published.
   *
   * @param tracks what he publishes still
   */
  record Muted(UserId user, Tracks tracks, Instant at) implements ConferenceEvent {}

  record Subscribed(UserId user, Subscriptions subscriptions, Instant at)
      implements ConferenceEvent {}

  record VisibilityChanged(UserId user, boolean visible, Instant at) implements ConferenceEvent {}

  record PassRenewed(UserId user, Pass pass, Instant at) implements ConferenceEvent {}

  record PassWarned(UserId user, Instant at) implements ConferenceEvent {}

  /**
   * @param until when he is given up
   */
  record ParticipantLost(UserId user, Instant until, Instant at) implements ConferenceEvent {}

  record ParticipantBack(UserId user, Instant at) implements ConferenceEvent {}

  /**
   * The platform was restarted: nobody knows who is still connected.
   *
   * @param until when whoever has not been seen again is given up
   */
  record Restarted(Instant until, Instant at) implements ConferenceEvent {}

  /**
   * @param closeAt when it ends unless somebody joins
   */
  record Emptied(Instant closeAt, Instant at) implements ConferenceEvent {}

  record Closed(Instant at) implements ConferenceEvent {}
}
