package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.client.RoomView;
import org.jspecify.annotations.Nullable;

/** What a conference entity is sent from outside itself. */
public interface ConferenceCommand extends CborSerializable {
  /**
   * A word of a user.
   *
   * @param replyTo told what came of it, if a client waits for that
   */
  record Hear(ToConference message, @Nullable ActorRef<Reply> replyTo)
      implements ConferenceCommand {}

  /**
   * @param refusal absent means yes
   * @param room how it looks to him, if he is in it
   */
  record Reply(@Nullable ErrorCode refusal, @Nullable RoomView room) implements CborSerializable {}

  /** A participant's command for the media room, whose name only the conference knows. */
  record PassOn(RoomCommand.Connect connect) implements ConferenceCommand {}

  /** How a participant receives the others from now on, for the media room as well. */
  record PassReception(RoomCommand.Receive receive) implements ConferenceCommand {}

  /** What a participant asks to be done with the media of everybody, for the media room as well. */
  record PassForAll(RoomCommand.ForAll wanted) implements ConferenceCommand {}

  /** Which media room it has at present. */
  record GetMedia(ActorRef<Media> replyTo) implements ConferenceCommand {}

  /**
   * @param media absent while nobody is in the conference
   */
  record Media(@Nullable RoomId media) implements CborSerializable {}

  /** A media room asks what it is still needed for; one of an earlier sitting is needed no more. */
  record GetRoomNeed(RoomId media) implements ConferenceCommand {}

  /** The media room was lost with its node, and there is no other. */
  record MediaLost(RoomId media) implements ConferenceCommand {}
}
