package io.ringroom.http;

import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.ChatMessages;
import io.ringroom.domain.record.Party;
import io.ringroom.domain.ring.Audience;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Tells everybody who had a part in a call what it leaves in the chat. A message that is lost is
 * cured by the list of recent calls; one that comes twice is known by its call.
 */
record ChatNews(Addresses addresses, InstantSource clock) implements Consumer<CallRecord> {
  /** Older is no news: records that are made anew must not fill the chats again. */
  private static final Duration NEWS = Duration.ofMinutes(2);

  @Override
  public void accept(CallRecord record) {
    if (record.endedAt().plus(NEWS).isAfter(clock.instant())) {
      record.parties().forEach(party -> tell(record, party));
    }
  }

  private void tell(CallRecord record, Party party) {
    UserKey user = new UserKey(record.facts().tenant(), party.user());
    ChatMessages.of(record, party.user())
        .ifPresent(
            message -> addresses.user(user).tell(new UserCommand.ShowNow(Audience.ALL, message)));
  }
}
