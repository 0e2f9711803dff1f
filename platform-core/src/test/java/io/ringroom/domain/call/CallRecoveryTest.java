package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.back;
import static io.ringroom.domain.call.Cast.failed;
import static io.ringroom.domain.call.Cast.hungUp;
import static io.ringroom.domain.call.Cast.lost;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallRecoveryTest {
  private static List<ToUser> said(List<Outgoing> out, UserId user) {
    return out.stream().filter(o -> o.to().equals(user)).map(o -> o.message()).toList();
  }

  private static CallEvent merged() {
    return new CallEvent.Ended(EndReason.MERGED, ANN, 0, false, new CallId("c1"), second(2));
  }

  @Test
  void a_ring_goes_on_after_a_restart_to_its_own_deadline() {
    CallHistory restarted =
        given(annCalls(BOB)).at(10).whenRestarted().happens(lost(ANN, 10, 25)).then();
    assertThat(restarted.duties().deadline()).isEqualTo(second(25));
    restarted
        .when(new ToCall.Back(ANN, PHONE))
        .happens(back(ANN, 10))
        .then()
        .at(30)
        .whenTimePasses()
        .ends(EndReason.OFFLINE, BOB, 0);
  }

  @Test
  @Tag("row-5")
  void a_ring_whose_deadline_the_outage_ate_has_five_seconds_once() {
    CallHistory again =
        given(annCalls(BOB))
            .at(60)
            .whenRestarted()
            .happens(new CallEvent.RingExtended(second(65), second(60)), lost(ANN, 60, 75))
            .then();
    assertThat(again.duties().deadline()).isEqualTo(second(65));
    again.at(64).whenTimePasses().nothingHappens();
    again
        .at(90)
        .whenRestarted()
        .happens(lost(ANN, 90, 105))
        .then()
        .whenTimePasses()
        .happens(
            failed(BOB, Outcome.OFFLINE, 90),
            new CallEvent.Ended(EndReason.OFFLINE, BOB, 0, false, null, second(90)));
  }

  @Test
  void only_those_whose_deadline_has_passed_are_extended() {
    CallHistory again =
        given(annCalls(BOB, EVE), answered(BOB, 4), failed(EVE, Outcome.OFFLINE, 30))
            .at(60)
            .whenRestarted()
            .happens(lost(ANN, 60, 90), lost(BOB, 60, 90))
            .then();
    assertThat(again.duties().deadline()).isEqualTo(second(90));
  }

  @Test
  void members_who_do_not_come_back_after_an_outage_end_the_call_at_the_time_of_the_outage() {
    given(annCalls(BOB), answered(BOB, 4))
        .at(14)
        .whenRestarted()
        .then()
        .at(44)
        .whenTimePasses()
        .ends(EndReason.HANGUP, BOB, 10);
  }

  @Test
  void everybody_in_the_call_is_shown_the_whole_of_it_and_pending_offers_are_repeated() {
    List<Outgoing> out = given(annCalls(BOB, EVE), answered(BOB, 4)).at(5).afterRestart();
    assertThat(said(out, ANN)).hasExactlyElementsOfTypes(ToUser.Refresh.class);
    assertThat(said(out, EVE)).hasExactlyElementsOfTypes(ToUser.Refresh.class, ToUser.Offer.class);
    ToUser.Refresh bob = (ToUser.Refresh) said(out, BOB).get(0);
    assertThat(bob.phase()).isEqualTo(Phase.IN);
    assertThat(bob.revision()).isEqualTo(2);
    assertThat(bob.view().device()).isEqualTo(PHONE);
    assertThat(bob.view().phase()).isEqualTo("active");
  }

  @Test
  void whoever_left_just_before_the_crash_is_told_so() {
    List<Outgoing> out =
        given(annCalls(BOB, EVE), answered(BOB, 4), failed(EVE, Outcome.NO_RESPONSE, 30))
            .at(31)
            .afterRestart();
    assertThat(said(out, EVE)).hasExactlyElementsOfTypes(ToUser.Release.class);
    assertThat(CallHistory.notices(said(out, EVE).get(0)).get(0).event())
        .isEqualTo(Told.notConnected(EndReason.NO_RESPONSE, EVE));
    List<Outgoing> left =
        given(annCalls(BOB, EVE), answered(BOB, 4), answered(EVE, 5), hungUp(EVE, 14))
            .at(31)
            .afterRestart();
    assertThat(CallHistory.notices(said(left, EVE).get(0)).get(0).event())
        .isEqualTo(Told.end(EVE, 10));
  }

  @Test
  void everybody_named_is_told_the_end_that_was_stored_and_not_said() {
    List<Outgoing> out =
        given(
                annCalls(BOB, EVE),
                failed(BOB, Outcome.OFFLINE, 30),
                failed(EVE, Outcome.OFFLINE, 30),
                new CallEvent.Ended(EndReason.OFFLINE, null, 0, false, null, second(30)))
            .afterRestart();
    for (UserId user : List.of(ANN, BOB, EVE)) {
      assertThat(said(out, user)).hasExactlyElementsOfTypes(ToUser.Release.class);
    }
  }

  @Test
  void the_caller_of_a_merged_call_is_moved_again() {
    assertThat(said(given(annCalls(BOB), merged()).afterRestart(), ANN))
        .containsExactly(new ToUser.MergedInto(CALL, new CallId("c1")));
  }

  @Test
  void a_call_that_is_over_or_never_began_recovers_to_what_it_was() {
    given(annCalls(BOB), merged()).whenRestarted().nothingHappens();
    given().whenRestarted().nothingHappens();
    assertThat(given().afterRestart()).isEmpty();
  }
}
