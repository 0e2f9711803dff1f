package io.ringroom.domain.call;

import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a call stands. */
public sealed interface CallState {

  /** Known by id only: its start has not arrived. */
  record NotStarted(CallId call) implements CallState {}

  /**
   * It rings, or people talk, or both.
   *
   * @param beganAt when the first callee answered; absent while it only rings
   * @param togetherUntil while fewer than two members are connected: since when; talk time ends
   *     there if the call ends by that loss
   * @param ringExtended whether the one extension after an outage has been granted
   * @param lastLeaver who left last, the one an end by loneliness is put down to
   */
  record Live(
      CallFacts facts,
      Invitations invitations,
      Members members,
      @Nullable Instant beganAt,
      @Nullable Instant togetherUntil,
      boolean ringExtended,
      CallEvent.@Nullable MemberLeft lastLeaver)
      implements CallState {

    public boolean began() {
      return beganAt != null;
    }

    boolean concerns(UserId user) {
      return members.has(user) || invitations.pending(user).isPresent();
    }

    /** Everyone who is told what happens: members, and users whose devices may ring. */
    List<UserId> audience() {
      List<UserId> users = new ArrayList<>(members.all().stream().map(Member::user).toList());
      invitations.pending().forEach(invitation -> users.add(invitation.user()));
      return users;
    }

    long secondsSinceBegin(Instant until) {
      return beganAt == null
          ? 0
          : Math.max(0, (until.toEpochMilli() - beganAt.toEpochMilli()) / 1000);
    }
  }

  /**
   * It is over.
   *
   * @param facts absent when it never started
   * @param last everyone who was still in it or pending when it ended
   */
  record Over(
      CallId call,
      @Nullable CallFacts facts,
      boolean began,
      EndReason reason,
      @Nullable UserId by,
      long totalTime,
      boolean connectionLost,
      @Nullable CallId into,
      List<UserId> last)
      implements CallState {

    /** Whether this user's engagement moved on to the winner of a merge. */
    boolean movedOn(UserId user) {
      return into != null && facts != null && facts.caller().equals(user);
    }

    public CallSummary summary() {
      int media = facts == null ? 0 : facts.media().code();
      return new CallSummary(
          call, media, reason.code(), by, began, totalTime, connectionLost ? "connectionLost" : "");
    }
  }
}
