package io.ringroom.domain.call;

import io.ringroom.domain.ring.Attempt;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.Cause;
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
   * @param parties everyone who was ever in it or asked into it
   * @param media what it is for at present
   * @param request an open question to change that
   * @param ringExtended whether the one extension after an outage has been granted
   * @param lastLeaver who left last, the one an end by loneliness is put down to
   */
  record Live(
      CallFacts facts,
      Parties parties,
      Invitations invitations,
      Members members,
      MediaType media,
      @Nullable MediaRequest request,
      TalkTime talk,
      boolean ringExtended,
      CallEvent.@Nullable MemberLeft lastLeaver)
      implements CallState {

    public boolean began() {
      return talk.beganAt() != null;
    }

    /** When the first user came to the caller; absent while it only rings. */
    public @Nullable Instant beganAt() {
      return talk.beganAt();
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

    /**
     * Whether it is a call between two, as which it may merge and ends with the first who leaves.
     * Once a third user was asked it never is again, so no late word can find it to be one.
     */
    public boolean oneToOne() {
      return parties.two();
    }

    /** Whether it may give way to a call of its callee to its caller. */
    boolean mergeable() {
      return oneToOne() && !facts.chosen().fromServer();
    }

    /** How this user is asked into the call. */
    Invite invite(Invitation asked) {
      return new Invite(
          facts.call(),
          facts.caller(),
          parties.callees(),
          media,
          asked.deadline(),
          facts.userData(),
          facts.chatGroupId(),
          asked.inviter().equals(facts.caller()) ? null : asked.inviter(),
          Attempt.written(asked.attempt()),
          facts.chosen().fromServer() ? true : null,
          facts.chosen().roomName() == null ? null : facts.room(),
          asked.push() == null ? facts.chosen().push() : asked.push());
    }

    /** How many more users it has room for. */
    int room() {
      return facts.chosen().room() - members.all().size() - invitations.pending().size();
    }

    long secondsSinceBegin(Instant until) {
      return talk.secondsUntil(until);
    }

    Live with(Parties next) {
      return new Live(
          facts, next, invitations, members, media, request, talk, ringExtended, lastLeaver);
    }

    Live with(Invitations next) {
      return new Live(
          facts, parties, next, members, media, request, talk, ringExtended, lastLeaver);
    }

    Live with(Members next) {
      return new Live(
          facts, parties, invitations, next, media, request, talk, ringExtended, lastLeaver);
    }

    Live with(TalkTime next) {
      return new Live(
          facts, parties, invitations, members, media, request, next, ringExtended, lastLeaver);
    }

    Live with(MediaType next, @Nullable MediaRequest asked) {
      return new Live(
          facts, parties, invitations, members, next, asked, talk, ringExtended, lastLeaver);
    }

    Live extended() {
      return new Live(facts, parties, invitations, members, media, request, talk, true, lastLeaver);
    }

    Live left(CallEvent.MemberLeft leaver) {
      return new Live(
          facts, parties, invitations, members, media, request, talk, ringExtended, leaver);
    }
  }

  /**
   * It is over.
   *
   * @param facts absent when it never started
   * @param parties everyone who was ever in it or asked into it
   * @param media what it was for in the end; absent when it never started
   */
  record Over(
      CallId call,
      @Nullable CallFacts facts,
      Parties parties,
      @Nullable MediaType media,
      boolean began,
      EndReason reason,
      @Nullable UserId by,
      long totalTime,
      boolean connectionLost,
      @Nullable CallId into,
      @Nullable Cause cause)
      implements CallState {

    /** Whether this user's engagement moved on to the winner of a merge. */
    boolean movedOn(UserId user) {
      return into != null && facts != null && facts.caller().equals(user);
    }

    public CallSummary summary() {
      return new CallSummary(
          call,
          media == null ? 0 : media.code(),
          reason.code(),
          by,
          began,
          totalTime,
          Occasion.cause(connectionLost, cause));
    }
  }
}
