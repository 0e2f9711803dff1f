package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PAGE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.accept;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.failed;
import static io.ringroom.domain.call.Cast.gone;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.hungUp;
import static io.ringroom.domain.call.Cast.lost;
import static io.ringroom.domain.call.Cast.rang;
import static io.ringroom.domain.call.Cast.reject;
import static io.ringroom.domain.call.Cast.rejected;
import static io.ringroom.domain.call.Cast.second;
import static io.ringroom.domain.call.Cast.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.call.CallHistory.Then;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Screening;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallRingingTest {
  private static final ToUser RELEASE = new ToUser.Release(CALL, List.of());

  private static Invite invite(UserId... callees) {
    return new Invite(CALL, ANN, List.of(callees), MediaType.VIDEO, second(30), "", "");
  }

  private static CallEvent end(EndReason reason, UserId by, long at) {
    return new CallEvent.Ended(reason, by, 0, false, null, second(at));
  }

  @Test
  void a_start_offers_the_call_to_every_callee_and_rings_nobody_yet() {
    given()
        .when(start(MediaType.VIDEO, BOB, EVE))
        .happens(annCalls(BOB, EVE))
        .says(BOB, new ToUser.Offer(invite(BOB, EVE)))
        .says(EVE, new ToUser.Offer(invite(BOB, EVE)))
        .tellsNothing(ANN)
        .tellsNothing(BOB);
  }

  @Test
  void a_start_that_comes_twice_starts_once() {
    given(annCalls(BOB)).when(start(MediaType.VIDEO, BOB)).nothingHappens();
  }

  @Test
  void the_camera_of_an_audio_call_is_closed_from_the_start() {
    given()
        .when(start(MediaType.AUDIO, BOB))
        .happens(annCalls(MediaType.AUDIO, BOB))
        .then()
        .when(accept(BOB))
        .happens(new CallEvent.Answered(BOB, Cast.SEAT.within(MediaType.AUDIO), second(0)));
  }

  @Test
  void devices_ring_once_the_call_has_confirmed_it() {
    given(annCalls(BOB))
        .when(new ToCall.Offered(BOB))
        .nothingHappens()
        .says(BOB, new ToUser.RingGo(invite(BOB)));
  }

  @Test
  @Tag("row-19")
  void the_caller_hears_that_a_device_rings_and_hears_it_once() {
    given(annCalls(BOB))
        .at(1)
        .when(new ToCall.Rang(BOB))
        .happens(rang(BOB, 1))
        .tells(ANN, PHONE, Told.ringing(BOB))
        .tells(ANN, PAGE)
        .then()
        .when(new ToCall.Rang(BOB))
        .nothingHappens();
  }

  @Test
  @Tag("row-19")
  void the_caller_sees_that_no_device_rings_any_more_and_that_one_rings_again() {
    given(annCalls(BOB), rang(BOB, 1))
        .at(5)
        .when(new ToCall.Unreachable(BOB, null, null))
        .happens(new CallEvent.InviteeUnreachable(BOB, null, second(5)))
        .tells(ANN, PHONE, new ClientEvent.UserUnreachable(CALL, BOB, null))
        .says(BOB, new ToUser.RingGo(invite(BOB)))
        .then()
        .at(6)
        .when(new ToCall.Unreachable(BOB, null, second(6)))
        .tells(ANN, PHONE, new ClientEvent.UserUnreachable(CALL, BOB, second(6).toEpochMilli()))
        .says(BOB)
        .then()
        .when(new ToCall.Unreachable(BOB, null, null))
        .nothingHappens()
        .then()
        .at(9)
        .when(new ToCall.Rang(BOB))
        .happens(rang(BOB, 9))
        .tells(ANN, PHONE, Told.ringing(BOB));
  }

  @Test
  void who_rang_and_was_lost_has_his_whole_time_and_did_not_respond() {
    given(annCalls(BOB), rang(BOB, 1), new CallEvent.InviteeUnreachable(BOB, null, second(5)))
        .at(30)
        .whenTimePasses()
        .happens(failed(BOB, Outcome.NO_RESPONSE, 30), end(EndReason.NO_RESPONSE, BOB, 30));
  }

  @Test
  void what_is_said_late_of_an_earlier_invitation_says_nothing_of_this_one() {
    given(annCalls(BOB, EVE)).when(new ToCall.Unreachable(BOB, 2, null)).nothingHappens();
  }

  @Test
  @Tag("row-4")
  void silence_until_the_deadline_is_no_response() {
    given(annCalls(BOB), rang(BOB, 1))
        .at(30)
        .whenTimePasses()
        .happens(failed(BOB, Outcome.NO_RESPONSE, 30), end(EndReason.NO_RESPONSE, BOB, 30))
        .tells(BOB, PHONE, Told.notConnected(EndReason.NO_RESPONSE, BOB))
        .tells(BOB, PAGE, Told.notConnected(EndReason.NO_RESPONSE, BOB))
        .says(BOB, RELEASE)
        .tells(
            ANN, PHONE, Told.noResponse(BOB, true), Told.notConnected(EndReason.NO_RESPONSE, BOB))
        .says(ANN, RELEASE);
  }

  @Test
  void nothing_happens_before_the_deadline() {
    given(annCalls(BOB)).at(29).whenTimePasses().nothingHappens();
  }

  @Test
  void a_callee_no_device_of_whom_was_reached_is_offline() {
    given(annCalls(BOB))
        .at(30)
        .whenTimePasses()
        .happens(failed(BOB, Outcome.OFFLINE, 30), end(EndReason.OFFLINE, BOB, 30))
        .tells(ANN, PHONE, Told.noResponse(BOB, false), Told.notConnected(EndReason.OFFLINE, BOB));
  }

  @Test
  @Tag("row-2")
  void the_others_who_still_ring_hear_of_a_failure_too() {
    given(annCalls(BOB, EVE), rang(EVE, 1))
        .at(5)
        .when(reject(BOB))
        .happens(rejected(BOB, "no", 5))
        .goesOn()
        .tells(EVE, PHONE, Told.rejects(BOB, "no"))
        .tells(EVE, PAGE, Told.rejects(BOB, "no"))
        .tells(ANN, PHONE, Told.rejects(BOB, "no"));
  }

  @Test
  @Tag("row-6")
  void the_caller_hanging_up_cancels_the_ring_of_everybody() {
    given(annCalls(BOB, EVE))
        .at(3)
        .when(hangup(ANN))
        .happens(hungUp(ANN, 3), end(EndReason.CANCELED, ANN, 3))
        .tells(ANN, PHONE, Told.notConnected(EndReason.CANCELED, ANN))
        .tells(BOB, PHONE, Told.notConnected(EndReason.CANCELED, ANN))
        .tells(EVE, PAGE, Told.notConnected(EndReason.CANCELED, ANN))
        .says(BOB, RELEASE)
        .says(EVE, RELEASE);
  }

  @Test
  void a_reject_tells_the_other_devices_apart_from_the_rejecting_one() {
    given(annCalls(BOB))
        .at(2)
        .when(reject(BOB))
        .happens(rejected(BOB, "no", 2), end(EndReason.REJECT, BOB, 2))
        .tells(BOB, PHONE, Told.notConnected(EndReason.REJECT, BOB))
        .tells(BOB, PAGE, Told.notConnected(EndReason.OTHER_DEVICE_REJECT, BOB));
  }

  @Test
  void hanging_up_while_it_rings_is_a_reject() {
    given(annCalls(BOB))
        .at(2)
        .when(hangup(BOB))
        .happens(rejected(BOB, "", 2), end(EndReason.REJECT, BOB, 2));
  }

  @Test
  void a_busy_callee_is_no_ring_and_the_caller_is_told() {
    given(annCalls(BOB))
        .at(1)
        .when(new ToCall.Busy(BOB))
        .happens(failed(BOB, Outcome.LINE_BUSY, 1), end(EndReason.LINE_BUSY, BOB, 1))
        .tells(ANN, PHONE, Told.busy(BOB), Told.notConnected(EndReason.LINE_BUSY, BOB));
  }

  @Test
  void an_offer_that_was_refused_as_late_counts_as_no_response() {
    given(annCalls(BOB))
        .at(1)
        .when(new ToCall.OfferRefused(BOB))
        .happens(failed(BOB, Outcome.NO_RESPONSE, 1), end(EndReason.NO_RESPONSE, BOB, 1));
  }

  @Test
  @Tag("row-31")
  void a_caller_who_is_blocked_hears_what_a_silent_decline_sounds_like() {
    given(annCalls(BOB))
        .at(1)
        .when(new ToCall.Screened(BOB, null, Screening.BLOCKED))
        .happens(screened(Screening.BLOCKED), end(EndReason.REJECT, BOB, 1))
        .tells(ANN, PHONE, Told.rejects(BOB, ""), Told.notConnected(EndReason.REJECT, BOB));
  }

  @Test
  @Tag("row-31")
  void a_callee_who_does_not_want_to_be_disturbed_says_so_at_once() {
    given(annCalls(BOB, EVE))
        .at(1)
        .when(new ToCall.Screened(BOB, null, Screening.DO_NOT_DISTURB))
        .happens(screened(Screening.DO_NOT_DISTURB))
        .tells(ANN, PHONE, Told.rejects(BOB, "doNotDisturb"));
    given(annCalls(BOB, EVE), screened(Screening.DO_NOT_DISTURB))
        .at(2)
        .when(new ToCall.Screened(BOB, null, Screening.DO_NOT_DISTURB))
        .nothingHappens();
  }

  private static CallEvent screened(Screening why) {
    return new CallEvent.InvitationEnded(BOB, Outcome.REJECTED, null, null, second(1), null, why);
  }

  @Test
  @Tag("row-25")
  void the_reason_of_a_call_nobody_came_to_is_the_common_one() {
    given(annCalls(BOB, EVE), failed(BOB, Outcome.LINE_BUSY, 1))
        .at(2)
        .when(new ToCall.Busy(EVE))
        .ends(EndReason.LINE_BUSY, null, 0);
    given(annCalls(BOB, EVE), rejected(BOB, "", 1))
        .at(2)
        .when(reject(EVE))
        .ends(EndReason.REJECT, null, 0);
    given(annCalls(BOB, EVE)).at(30).whenTimePasses().ends(EndReason.OFFLINE, null, 0);
  }

  @Test
  @Tag("row-25")
  void silence_outweighs_rejects_and_a_reject_outweighs_a_busy_line() {
    given(annCalls(BOB, EVE), rejected(BOB, "", 1))
        .at(30)
        .whenTimePasses()
        .ends(EndReason.NO_RESPONSE, null, 0);
    given(annCalls(BOB, EVE), failed(BOB, Outcome.LINE_BUSY, 1))
        .at(2)
        .when(reject(EVE))
        .ends(EndReason.REJECT, null, 0);
  }

  @Test
  @Tag("row-24")
  void a_caller_who_is_lost_while_it_rings_has_fifteen_seconds() {
    CallHistory history =
        given(annCalls(BOB))
            .at(2)
            .when(new ToCall.Lost(ANN, PHONE))
            .happens(lost(ANN, 2, 17))
            .then();
    assertThat(history.duties().deadline()).isEqualTo(second(17));
    history
        .at(17)
        .whenTimePasses()
        .happens(gone(ANN, 17), lostEnd())
        .tells(
            BOB,
            PHONE,
            new ClientEvent.CallNotConnected(
                CALL, 2, EndReason.CANCELED.code(), ANN, "connectionLost"));
  }

  private static CallEvent lostEnd() {
    return new CallEvent.Ended(EndReason.CANCELED, ANN, 0, true, null, second(17));
  }

  @Test
  void a_lost_caller_can_still_be_answered() {
    given(annCalls(BOB), lost(ANN, 2, 17))
        .at(5)
        .when(accept(BOB))
        .happens(answered(BOB, 5))
        .goesOn();
  }

  @Test
  void only_the_device_that_is_in_the_call_can_lose_it() {
    given(annCalls(BOB)).when(new ToCall.Lost(ANN, PAGE)).nothingHappens();
    given(annCalls(BOB)).when(new ToCall.Lost(BOB, PHONE)).nothingHappens();
  }

  @Test
  void whoever_was_not_invited_is_sent_away() {
    Then then = given(annCalls(BOB)).when(accept(EVE)).refuses(ErrorCode.CALL_ENDED);
    then.says(EVE, RELEASE);
    given(annCalls(BOB)).when(reject(EVE)).refuses(ErrorCode.CALL_ENDED).says(EVE, RELEASE);
    given(annCalls(BOB)).when(hangup(EVE)).refuses(ErrorCode.CALL_ENDED).says(EVE, RELEASE);
    given(annCalls(BOB)).when(new ToCall.Offered(EVE)).nothingHappens().says(EVE, RELEASE);
  }

  @Test
  void a_ringing_call_has_a_deadline_and_no_room() {
    CallDuties duties = given(annCalls(BOB)).duties();
    assertThat(duties.deadline()).isEqualTo(second(30));
    assertThat(duties.room()).isNull();
    assertThat(duties.alive()).isTrue();
  }
}
