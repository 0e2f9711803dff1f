package io.ringroom.domain.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as its operator sees it, at any instant of its life. Instants are epoch milliseconds.
 *
 * @param phase {@code inviting}, {@code active} or {@code ended}
 * @param beganAt when the first invitee answered
 * @param users who is in it or was asked; empty once it is over
 * @param end how it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallPicture(
    CallId callId,
    String phase,
    @Nullable UserId callerId,
    int mediaType,
    RoomId roomId,
    String chatGroupId,
    @Nullable Long createdAt,
    @Nullable Long beganAt,
    List<Person> users,
    @Nullable CallSummary end) {

  /**
   * @param state {@code calling}, {@code ringing}, {@code joined}, {@code reconnecting}, or how the
   *     invitation ended
   * @param device from which he takes part
   * @param deadline when his ring ends, or when he is taken to have left
   * @param held true while he has put the call on hold
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Person(
      @JsonProperty("userID") UserId user,
      String state,
      @Nullable DeviceId device,
      boolean audio,
      boolean video,
      @Nullable Long deadline,
      @Nullable Boolean held) {}

  public CallPicture {
    users = List.copyOf(users);
  }

  public boolean ended() {
    return end != null;
  }

  public static CallPicture of(CallState state) {
    if (state instanceof CallState.Live call) {
      return live(call);
    }
    if (state instanceof CallState.Over call) {
      return over(call);
    }
    CallId call = ((CallState.NotStarted) state).call();
    return new CallPicture(
        call, "unknown", null, 0, RoomId.of(call), "", null, null, List.of(), null);
  }

  private static CallPicture live(CallState.Live call) {
    CallFacts facts = call.facts();
    List<Person> users = new ArrayList<>();
    call.members().all().forEach(member -> users.add(person(member)));
    call.invitations().all().forEach(invitation -> users.add(person(invitation)));
    return new CallPicture(
        facts.call(),
        call.began() ? "active" : "inviting",
        facts.caller(),
        call.media().code(),
        facts.room(),
        facts.chatGroupId(),
        facts.createdAt().toEpochMilli(),
        millis(call.beganAt()),
        users,
        null);
  }

  private static CallPicture over(CallState.Over call) {
    CallFacts facts = call.facts();
    return new CallPicture(
        call.call(),
        "ended",
        facts == null ? null : facts.caller(),
        call.summary().mediaType(),
        facts == null ? RoomId.of(call.call()) : facts.room(),
        facts == null ? "" : facts.chatGroupId(),
        facts == null ? null : facts.createdAt().toEpochMilli(),
        null,
        List.of(),
        call.summary());
  }

  private static Person person(Member member) {
    return new Person(
        member.user(),
        member.wireState(),
        member.device(),
        member.tracks().audio(),
        member.tracks().video(),
        millis(member.lostUntil()),
        member.held() ? true : null);
  }

  private static Person person(Invitation invitation) {
    return new Person(
        invitation.user(),
        invitation.wireState(),
        null,
        false,
        false,
        invitation.pending() ? invitation.deadline().toEpochMilli() : null,
        null);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
