package io.ringroom.domain.call;

import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The people of the tests and what they say and do, so that a history reads as one. */
final class Cast {
  static final CallId CALL = new CallId("c5");
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  static final UserId ANN = new UserId("ann");
  static final UserId BOB = new UserId("bob");
  static final UserId EVE = new UserId("eve");
  static final UserId DAN = new UserId("dan");
  static final DeviceId PHONE = new DeviceId("phone");
  static final DeviceId PAGE = new DeviceId("page");
  static final Tracks BOTH = new Tracks(true, true);
  static final Tracks SOUND = new Tracks(true, false);
  static final Seat SEAT = Seat.of(PHONE, BOTH);

  private Cast() {}

  static Instant second(long seconds) {
    return START.plusSeconds(seconds);
  }

  static ToCall.Start start(MediaType media, UserId... callees) {
    return new ToCall.Start(
        new TenantId(1), ANN, SEAT, List.of(callees), media, Duration.ofSeconds(30), "", "");
  }

  /** Ann called at second 0, everybody rings until second 30. */
  static CallEvent annCalls(UserId... callees) {
    return annCalls(MediaType.VIDEO, callees);
  }

  static CallEvent annCalls(MediaType media, UserId... callees) {
    CallFacts facts =
        new CallFacts(CALL, new TenantId(1), ANN, List.of(callees), media, "", "", START);
    return new CallEvent.Started(facts, SEAT.within(media), second(30));
  }

  static CallEvent rang(UserId user, long at) {
    return new CallEvent.InviteeRang(user, second(at));
  }

  static CallEvent answered(UserId user, long at) {
    return new CallEvent.Answered(user, SEAT, second(at));
  }

  static CallEvent failed(UserId user, Outcome how, long at) {
    return new CallEvent.InvitationEnded(user, how, null, null, second(at));
  }

  static CallEvent rejected(UserId user, String words, long at) {
    return new CallEvent.InvitationEnded(user, Outcome.REJECTED, PHONE, words, second(at));
  }

  static CallEvent hungUp(UserId user, long at) {
    return new CallEvent.MemberLeft(user, false, second(at));
  }

  static CallEvent gone(UserId user, long at) {
    return new CallEvent.MemberLeft(user, true, second(at));
  }

  static CallEvent lost(UserId user, long at, long until) {
    return new CallEvent.MemberLost(user, second(until), second(at));
  }

  static CallEvent back(UserId user, long at) {
    return new CallEvent.MemberBack(user, second(at));
  }

  static CallEvent invited(UserId inviter, long at, UserId... users) {
    return new CallEvent.Invited(inviter, List.of(users), second(at + 30), second(at));
  }

  static ToCall invite(UserId inviter, UserId... users) {
    return new ToCall.InviteUsers(inviter, PHONE, List.of(users), Duration.ofSeconds(30));
  }

  static ToCall accept(UserId user) {
    return new ToCall.Accept(user, SEAT);
  }

  static ToCall reject(UserId user) {
    return new ToCall.Reject(user, PHONE, "no");
  }

  static ToCall hangup(UserId user) {
    return new ToCall.Hangup(user, PHONE);
  }
}
