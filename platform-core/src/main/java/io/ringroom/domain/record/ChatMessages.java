package io.ringroom.domain.record;

import io.ringroom.domain.user.Role;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ChatMessage;
import io.ringroom.protocol.client.ClientEvent.CallRecorded;
import java.util.Optional;

/** What a call leaves in the chats of its users. */
public final class ChatMessages {
  private ChatMessages() {}

  /**
   * What one of its users is told of a call that is over.
   *
   * @return empty for who had no part in it, and for an end no chat hears of
   */
  public static Optional<CallRecorded> of(CallRecord record, UserId user) {
    return record.of(user).flatMap(party -> of(record, party));
  }

  private static Optional<CallRecorded> of(CallRecord record, Party party) {
    return VideoCallState.of(record.reason()).map(state -> of(record, party.role(), state));
  }

  private static CallRecorded of(CallRecord record, Role side, VideoCallState state) {
    EndText text = EndText.of(record, side);
    return new CallRecorded(
        record.facts().call(),
        record.facts().caller(),
        record.media().code(),
        record.facts().chatGroupId(),
        record.result().wireName(),
        record.totalTime(),
        record.endedAt().toEpochMilli(),
        new ChatMessage(
            text.chinese(),
            text.english(),
            state.rendered(),
            VideoCallMessage.of(record.facts(), state, record.totalTime())));
  }
}
