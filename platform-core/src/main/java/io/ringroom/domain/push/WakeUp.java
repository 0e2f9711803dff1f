package io.ringroom.domain.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a push tells a device. It is only a hint to connect: the page shows no call before the
 * platform's {@code sync} has confirmed it (b6).
 *
 * @param deadline when the ring ends; a push that has not left by then is not sent
 * @param attempt the {@link Attempt} it is; absent for the first
 * @param said what whoever calls wants said; absent for what the tenant has
 * @param chatGroup the chat group of the call; absent when there is none
 * @param room what the caller calls the room; absent when it goes by the call's id
 * @param missed true when it is over and he has missed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WakeUp(
    CallId call,
    UserId inviter,
    MediaType media,
    Instant deadline,
    @Nullable Integer attempt,
    @Nullable OfflinePush said,
    @Nullable String chatGroup,
    @Nullable RoomId room,
    @Nullable Boolean missed) {

  public WakeUp(
      CallId call, UserId inviter, MediaType media, Instant deadline, @Nullable Integer attempt) {
    this(call, inviter, media, deadline, attempt, null, null, null, null);
  }

  public static WakeUp of(Invite invite) {
    return new WakeUp(
        invite.call(),
        invite.from(),
        invite.media(),
        invite.deadline(),
        invite.attempt(),
        invite.push(),
        invite.chatGroupId().isEmpty() ? null : invite.chatGroupId(),
        invite.roomId(),
        null);
  }

  public WakeUp asMissed() {
    return new WakeUp(call, inviter, media, deadline, attempt, said, chatGroup, room, true);
  }

  /** What takes it back. */
  public PushKind end() {
    return Boolean.TRUE.equals(missed) ? PushKind.MISSED : PushKind.CANCEL;
  }

  public int number() {
    return Attempt.number(attempt);
  }

  public boolean isFor(CallId other, int number) {
    return call.equals(other) && number() == number;
  }
}
