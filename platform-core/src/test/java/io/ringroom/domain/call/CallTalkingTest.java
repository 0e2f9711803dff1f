package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.BOTH;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PAGE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.accept;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.back;
import static io.ringroom.domain.call.Cast.failed;
import static io.ringroom.domain.call.Cast.gone;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.hungUp;
import static io.ringroom.domain.call.Cast.lost;
import static io.ringroom.domain.call.Cast.reject;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.call.CallHistory.Then;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Occupant;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallTalkingTest {
  private static final ToUser BEGAN = new ToUser.Began(CALL);
  private static final ToUser RELEASE = new ToUser.Release(CALL, List.of());

  @Test
  void the_first_answer_begins_the_call_for_both_and_stops_the_other_devices() {
    Then then = given(annCalls(BOB)).at(4).when(accept(BOB)).happens(answered(BOB, 4));
    then.says(ANN, BEGAN).says(BOB, BEGAN);
    assertThat(then.told(ANN, PHONE))
        .startsWith(Told.begin(4))
        .endsWith(Told.introduced(BOB, BOTH));
    assertThat(then.told(BOB, PHONE))
        .startsWith(Told.begin(4))
        .endsWith(Told.introduced(ANN, BOTH));
    then.tells(BOB, PAGE, Told.notConnected(EndReason.OTHER_DEVICE_ACCEPTED, BOB));
    then.tells(ANN, PAGE);
  }

  @Test
  @Tag("row-2")
  void a_later_answer_begins_the_call_for_the_one_who_joins_with_its_first_begin() {
    Then then =
        given(annCalls(BOB, EVE), answered(BOB, 4))
            .at(9)
            .when(accept(EVE))
            .happens(answered(EVE, 9));
    then.tells(ANN, PHONE, Told.introduced(EVE, BOTH)).says(ANN);
    then.says(EVE, BEGAN);
    assertThat(then.told(EVE, PHONE))
        .startsWith(Told.begin(4))
        .contains(Told.joins(ANN))
        .contains(Told.joins(BOB));
  }

  @Test
  void an_accept_on_a_second_device_is_too_late_and_on_the_first_is_welcome_again() {
    CallHistory talking = given(annCalls(BOB), answered(BOB, 4));
    talking.when(accept(BOB)).nothingHappens();
    talking
        .when(new ToCall.Accept(BOB, Seat.of(PAGE, BOTH)))
        .refuses(ErrorCode.ANSWERED_ELSEWHERE)
        .goesOn();
  }

  @Test
  @Tag("row-14")
  void a_reject_after_an_accept_never_ends_the_call() {
    given(annCalls(BOB), answered(BOB, 4))
        .when(new ToCall.Reject(BOB, PAGE, ""))
        .refuses(ErrorCode.ANSWERED_ELSEWHERE)
        .goesOn();
  }

  @Test
  void an_accept_after_a_reject_is_too_late() {
    given(annCalls(BOB, EVE))
        .when(reject(BOB))
        .goesOn()
        .then()
        .when(accept(BOB))
        .refuses(ErrorCode.CALL_ENDED)
        .says(BOB, RELEASE);
  }

  @Test
  @Tag("row-26")
  void either_side_hanging_up_ends_a_call_between_two_with_one_duration() {
    given(annCalls(BOB), answered(BOB, 4))
        .at(46)
        .when(hangup(BOB))
        .ends(EndReason.HANGUP, BOB, 42)
        .tells(ANN, PHONE, Told.leaves(BOB, 0), Told.end(BOB, 42))
        .tells(BOB, PHONE, Told.end(BOB, 42))
        .says(ANN, RELEASE)
        .says(BOB, RELEASE);
    given(annCalls(BOB), answered(BOB, 4)).at(46).when(hangup(ANN)).ends(EndReason.HANGUP, ANN, 42);
  }

  @Test
  void another_device_of_a_member_cannot_hang_up_for_him() {
    given(annCalls(BOB), answered(BOB, 4))
        .when(new ToCall.Hangup(BOB, PAGE))
        .refuses(ErrorCode.NOT_A_MEMBER)
        .goesOn();
  }

  @Test
  void the_caller_may_leave_a_group_while_others_talk_and_invitations_stay_open() {
    given(annCalls(BOB, EVE), answered(BOB, 4))
        .at(10)
        .when(hangup(ANN))
        .happens(hungUp(ANN, 10))
        .goesOn()
        .tells(ANN, PHONE, Told.end(ANN, 6))
        .tells(BOB, PHONE, Told.leaves(ANN, 0))
        .tellsNothing(EVE)
        .then()
        .when(accept(EVE))
        .happens(answered(EVE, 10));
  }

  @Test
  @Tag("row-23")
  void the_last_but_one_leaving_ends_the_call_of_the_last() {
    given(annCalls(BOB, EVE), answered(BOB, 4), answered(EVE, 5), hungUp(EVE, 20))
        .at(34)
        .when(hangup(ANN))
        .ends(EndReason.HANGUP, ANN, 30)
        .tells(BOB, PHONE, Told.leaves(ANN, 0), Told.end(ANN, 30));
  }

  @Test
  @Tag("row-23")
  void the_first_callee_to_answer_may_leave_while_another_still_rings() {
    CallHistory alone =
        given(annCalls(BOB, EVE), answered(BOB, 4))
            .at(10)
            .when(hangup(BOB))
            .happens(hungUp(BOB, 10))
            .goesOn()
            .tells(ANN, PHONE, Told.leaves(BOB, 0))
            .then();
    alone.at(12).when(accept(EVE)).happens(answered(EVE, 12)).goesOn();
    alone.at(30).whenTimePasses().ends(EndReason.HANGUP, BOB, 26);
  }

  @Test
  void a_failed_invitation_of_a_running_call_does_not_end_it() {
    given(annCalls(BOB, EVE), answered(BOB, 4))
        .at(30)
        .whenTimePasses()
        .happens(failed(EVE, Outcome.OFFLINE, 30))
        .goesOn()
        .tells(BOB, PHONE, Told.noResponse(EVE, false));
  }

  @Test
  @Tag("row-74")
  @Tag("row-75")
  void a_member_who_is_lost_has_thirty_seconds_and_everybody_sees_it_at_once() {
    CallHistory history =
        given(annCalls(BOB), answered(BOB, 4))
            .at(10)
            .when(new ToCall.Lost(BOB, PHONE))
            .happens(lost(BOB, 10, 40))
            .tells(ANN, PHONE, Told.connection(BOB, "reconnecting"))
            .then();
    assertThat(history.duties().deadline()).isEqualTo(second(40));
    history
        .at(12)
        .when(new ToCall.Back(BOB, PHONE))
        .happens(back(BOB, 12))
        .tells(ANN, PHONE, Told.connection(BOB, "connected"));
    history.at(12).when(new ToCall.Back(BOB, PAGE)).nothingHappens();
  }

  @Test
  @Tag("row-26")
  void a_call_that_ends_by_loss_lasted_until_two_were_last_connected() {
    given(annCalls(BOB), answered(BOB, 4), lost(BOB, 14, 44))
        .at(44)
        .whenTimePasses()
        .happens(
            gone(BOB, 44), new CallEvent.Ended(EndReason.HANGUP, BOB, 10, true, null, second(44)))
        .tells(ANN, PHONE, Told.leaves(BOB, 1), Told.endByLoss(BOB, 10));
  }

  @Test
  void the_time_alone_before_a_loss_is_not_talk_time_either() {
    // Eve is away, Bob leaves: Ann is alone from then on, and Eve does not come back.
    given(
            annCalls(BOB, EVE),
            answered(BOB, 4),
            answered(EVE, 5),
            lost(EVE, 10, 40),
            hungUp(BOB, 14))
        .at(40)
        .whenTimePasses()
        .ends(EndReason.HANGUP, EVE, 10);
    // Bob leaves, Ann waits alone for Eve who still rings, and is lost before anybody comes.
    given(annCalls(BOB, EVE), answered(BOB, 4), hungUp(BOB, 14), lost(ANN, 16, 28))
        .at(28)
        .whenTimePasses()
        .ends(EndReason.HANGUP, ANN, 10);
  }

  @Test
  void both_lost_and_one_back_measures_from_the_first_loss() {
    given(annCalls(BOB), answered(BOB, 4), lost(ANN, 10, 40), lost(BOB, 12, 42), back(ANN, 20))
        .at(42)
        .whenTimePasses()
        .ends(EndReason.HANGUP, BOB, 6);
  }

  @Test
  void tracks_are_told_to_the_others_and_only_what_changed() {
    given(annCalls(BOB), answered(BOB, 4))
        .at(5)
        .when(new ToCall.SetTracks(BOB, PHONE, null, false))
        .happens(new CallEvent.TracksChanged(BOB, new Tracks(true, false), second(5)))
        .tells(ANN, PHONE, Told.video(BOB, false))
        .tellsNothing(BOB)
        .then()
        .when(new ToCall.SetTracks(BOB, PHONE, true, false))
        .nothingHappens();
  }

  @Test
  @Tag("row-49")
  void a_screen_is_shared_beside_the_camera_and_told_as_a_stream_of_its_own() {
    Tracks sharing = new Tracks(true, true, true);
    CallHistory.Then shared =
        given(annCalls(BOB), answered(BOB, 4))
            .at(5)
            .when(new ToCall.SetTracks(BOB, PHONE, null, null, true));
    shared
        .happens(new CallEvent.TracksChanged(BOB, sharing, second(5)))
        .tells(ANN, PHONE, ClientEvent.UserVideoAvailable.screen(CALL, BOB, true));
    shared
        .then()
        .when(new ToCall.SetTracks(BOB, PHONE, null, false))
        .happens(new CallEvent.TracksChanged(BOB, new Tracks(true, false, true), second(5)))
        .tells(ANN, PHONE, Told.video(BOB, false));
  }

  @Test
  @Tag("row-49")
  void no_screen_is_shared_in_an_audio_call_and_it_is_closed_when_a_call_becomes_one() {
    given(annCalls(MediaType.AUDIO, BOB), answered(BOB, 4))
        .when(new ToCall.SetTracks(ANN, PHONE, null, null, true))
        .refuses(ErrorCode.BAD_PARAMETER);
    given(annCalls(BOB), answered(BOB, 4))
        .when(new ToCall.SetTracks(BOB, PHONE, null, null, true))
        .then()
        .when(new ToCall.SwitchMedia(BOB, PHONE, MediaType.AUDIO))
        .tells(
            ANN,
            PHONE,
            new ClientEvent.CallMediaTypeChanged(CALL, 2, 1, BOB),
            Told.video(BOB, false),
            ClientEvent.UserVideoAvailable.screen(CALL, BOB, false));
  }

  @Test
  void no_camera_opens_in_an_audio_call() {
    given(annCalls(MediaType.AUDIO, BOB), answered(BOB, 4))
        .when(new ToCall.SetTracks(ANN, PHONE, null, true))
        .refuses(ErrorCode.BAD_PARAMETER);
  }

  @Test
  void only_the_device_in_the_call_sets_its_tracks() {
    CallHistory talking = given(annCalls(BOB, EVE), answered(BOB, 4));
    talking.when(new ToCall.SetTracks(BOB, PAGE, false, null)).refuses(ErrorCode.NOT_A_MEMBER);
    talking.when(new ToCall.SetTracks(EVE, PHONE, false, null)).refuses(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  void a_running_call_needs_its_room_with_everybody_who_is_in() {
    RoomNeed room = given(annCalls(BOB, EVE), answered(BOB, 4)).duties().room();
    assertThat(room).isNotNull();
    assertThat(room.occupants()).extracting(Occupant::user).containsExactly(ANN, BOB);
  }

  @Test
  void a_call_that_is_over_has_no_duties() {
    CallDuties duties =
        given(annCalls(BOB), answered(BOB, 4)).at(5).when(hangup(ANN)).then().duties();
    assertThat(duties.alive()).isFalse();
    assertThat(duties.deadline()).isNull();
    assertThat(duties.room()).isNull();
  }
}
