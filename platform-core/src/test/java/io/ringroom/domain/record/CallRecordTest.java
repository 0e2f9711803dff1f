package io.ringroom.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.Role;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallRecordTest {
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId EVE = new UserId("eve");
  private static final Seat SEAT = Seat.of(new DeviceId("page"), Tracks.NONE);

  @Test
  @Tag("row-26")
  void a_talk_has_the_same_times_for_both_and_each_ones_own_stay() {
    CallRecord record =
        recordOf(
            annCalls(BOB),
            new CallEvent.InviteeRang(BOB, second(1)),
            new CallEvent.Answered(BOB, SEAT, second(3)),
            new CallEvent.MemberLost(BOB, second(40), second(10)),
            new CallEvent.MemberBack(BOB, second(14)),
            new CallEvent.MemberLeft(ANN, false, second(63)),
            ended(EndReason.HANGUP, 60, false, 63));

    assertThat(record.result()).isEqualTo(CallResult.NORMAL_END);
    assertThat(record.beganAt()).isEqualTo(second(3));
    assertThat(record.totalTime()).isEqualTo(60);
    Party bob = record.of(BOB).orElseThrow();
    assertThat(bob.rangAt()).isEqualTo(second(1));
    assertThat(bob.stays())
        .containsExactly(new Stay(second(3), second(63), Duration.ofSeconds(4), false));
    assertThat(bob.connected()).isEqualTo(Duration.ofSeconds(56));
    assertThat(bob.reconnecting()).isEqualTo(Duration.ofSeconds(4));
    assertThat(record.of(ANN).orElseThrow().connected()).isEqualTo(Duration.ofSeconds(63));
  }

  @Test
  @Tag("row-26")
  void in_a_group_each_callee_has_a_result_of_his_own() {
    UserId joe = new UserId("joe");
    CallRecord record =
        recordOf(
            annCalls(BOB, EVE, joe),
            failed(BOB, Outcome.REJECTED, 2),
            new CallEvent.Answered(EVE, SEAT, second(3)),
            new CallEvent.MemberLeft(ANN, false, second(9)),
            new CallEvent.MemberLeft(EVE, false, second(10)),
            ended(EndReason.HANGUP, 7, false, 10));

    assertThat(record.parties().stream().map(Party::user)).containsExactly(ANN, BOB, EVE, joe);
    assertThat(record.parties().stream().map(Party::result))
        .containsExactly(
            CallResult.NORMAL_END, CallResult.REJECT, CallResult.NORMAL_END, CallResult.CANCEL);
    assertThat(record.of(ANN).orElseThrow().role()).isEqualTo(Role.CALLER);
  }

  @Test
  void a_call_that_ends_by_a_lost_connection_is_interrupted_for_both() {
    CallRecord record =
        recordOf(
            annCalls(BOB),
            new CallEvent.Answered(BOB, SEAT, second(3)),
            new CallEvent.MemberLost(BOB, second(43), second(13)),
            new CallEvent.MemberLeft(BOB, true, second(43)),
            ended(EndReason.HANGUP, 10, true, 43));

    assertThat(record.parties().stream().map(Party::result))
        .containsExactly(CallResult.INTERRUPT, CallResult.INTERRUPT);
    assertThat(record.of(BOB).orElseThrow().connected()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void who_answers_a_second_invitation_has_not_failed() {
    CallRecord record =
        recordOf(
            annCalls(BOB, EVE),
            failed(BOB, Outcome.NO_RESPONSE, 30),
            new CallEvent.Answered(BOB, SEAT, second(35)),
            new CallEvent.MemberLeft(BOB, false, second(40)),
            ended(EndReason.HANGUP, 5, false, 40));

    assertThat(record.of(BOB).orElseThrow().result()).isEqualTo(CallResult.NORMAL_END);
  }

  @Test
  void a_call_that_goes_on_never_started_or_was_merged_has_no_record() {
    assertThat(CallRecord.of(List.of(annCalls(BOB)))).isEmpty();
    assertThat(CallRecord.of(List.of(new CallEvent.Abandoned(new CallId("c"), second(0)))))
        .isEmpty();
    assertThat(
            CallRecord.of(
                List.of(
                    annCalls(BOB),
                    new CallEvent.Ended(
                        EndReason.MERGED, ANN, 0, false, new CallId("b"), second(1)))))
        .isEmpty();
  }

  static CallRecord recordOf(CallEvent... journal) {
    return CallRecord.of(List.of(journal)).orElseThrow();
  }

  static Instant second(long seconds) {
    return Instant.parse("2026-11-21T08:00:00Z").plusSeconds(seconds);
  }

  static CallEvent annCalls(UserId... callees) {
    CallFacts facts =
        new CallFacts(
            new CallId("c5"),
            new TenantId(1),
            ANN,
            List.of(callees),
            MediaType.VIDEO,
            "",
            "",
            second(0));
    return new CallEvent.Started(facts, SEAT, second(30));
  }

  static CallEvent failed(UserId user, Outcome how, long at) {
    return new CallEvent.InvitationEnded(user, how, null, null, second(at));
  }

  static CallEvent.Ended ended(EndReason reason, long totalTime, boolean lost, long at) {
    return new CallEvent.Ended(reason, ANN, totalTime, lost, null, second(at));
  }
}
