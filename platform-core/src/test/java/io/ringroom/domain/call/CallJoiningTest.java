package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.DAN;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PAGE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.SEAT;
import static io.ringroom.domain.call.Cast.SOUND;
import static io.ringroom.domain.call.Cast.START;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.gone;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.hungUp;
import static io.ringroom.domain.call.Cast.rejected;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Admission;
import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users come into a running call without being asked, or back into it. */
class CallJoiningTest {

  private static CallHistory talking(@Nullable Admission rule, int room, String group) {
    CallOptions options = CallOptions.USUAL.withMaxUsers(room).withAdmission(rule);
    CallFacts facts =
        new CallFacts(
            CALL, new TenantId(1), ANN, List.of(BOB), MediaType.VIDEO, "", group, START, options);
    return given(new CallEvent.Started(facts, SEAT, second(30)), answered(BOB, 4)).at(10);
  }

  private static ToCall join(UserId user, int attempt, @Nullable String group) {
    return new ToCall.Join(user, SEAT, attempt, group);
  }

  private static CallEvent joined(UserId user, int attempt, long at) {
    return new CallEvent.Joined(user, SEAT, attempt, second(at));
  }

  private static ToUser refused(int attempt, int counted) {
    return new ToUser.JoinRefused(CALL, attempt, counted);
  }

  @Test
  @Tag("row-21")
  void who_is_admitted_comes_in_and_both_sides_are_introduced() {
    CallHistory.Then then = talking(Admission.OPEN, 9, "").when(join(DAN, 1, null));

    then.happens(joined(DAN, 1, 10))
        .tells(
            ANN,
            PHONE,
            new ClientEvent.UserJoin(CALL, DAN),
            new ClientEvent.UserAudioAvailable(CALL, DAN, true),
            new ClientEvent.UserVideoAvailable(CALL, DAN, true));
    assertThat(then.told(DAN, PHONE)).first().isInstanceOf(ClientEvent.CallBegin.class);
    assertThat(then.told(DAN, PAGE)).isEmpty();
    assertThat(then.messages(DAN)).contains(new ToUser.Began(CALL));
  }

  @Test
  @Tag("row-21")
  void a_call_of_a_chat_group_admits_who_names_the_group() {
    CallHistory call = talking(Admission.GROUP, 9, "g-1");

    call.when(join(DAN, 1, "g-1")).happens(joined(DAN, 1, 10));
    call.when(join(DAN, 1, "g-2")).nothingOf().refuses(ErrorCode.NOT_ALLOWED);
    call.when(join(DAN, 1, null)).nothingOf().refuses(ErrorCode.NOT_ALLOWED);
    talking(Admission.NAMED, 9, "g-1").when(join(DAN, 1, "g-1")).refuses(ErrorCode.NOT_ALLOWED);
    talking(Admission.GROUP, 9, "").when(join(DAN, 1, "")).refuses(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void who_is_refused_is_let_go() {
    CallHistory.Then then = talking(null, 9, "").when(join(DAN, 3, null));

    then.nothingOf().refuses(ErrorCode.NOT_ALLOWED);
    assertThat(then.messages(DAN)).containsExactly(refused(3, 0));
  }

  @Test
  @Tag("row-20")
  void who_was_refused_and_is_then_invited_answers_the_first_attempt() {
    CallHistory asked = talking(null, 9, "").when(join(DAN, 1, null)).then();

    CallHistory invited = asked.when(Cast.invite(ANN, DAN)).then();

    invited.at(12).when(join(DAN, 1, null)).happens(answered(DAN, 12)).goesOn();
  }

  @Test
  @Tag("row-21")
  void a_full_call_admits_nobody() {
    talking(Admission.OPEN, 2, "").when(join(DAN, 1, null)).refuses(ErrorCode.ROOM_FULL);
    talking(Admission.OPEN, 3, "")
        .when(Cast.invite(ANN, EVE))
        .then()
        .when(join(DAN, 1, null))
        .refuses(ErrorCode.ROOM_FULL);
  }

  @Test
  @Tag("row-21")
  void a_pending_invitation_counts_as_accepted() {
    given(annCalls(BOB, EVE), answered(BOB, 4))
        .at(10)
        .when(join(EVE, 1, null))
        .happens(answered(EVE, 10));
  }

  @Test
  @Tag("row-21")
  void who_was_lost_may_come_back_and_the_others_see_that_he_is_back() {
    given(annCalls(BOB, EVE), answered(BOB, 4), answered(EVE, 5), gone(EVE, 40))
        .at(50)
        .when(join(EVE, 2, null))
        .happens(joined(EVE, 2, 50))
        .tells(
            ANN,
            PHONE,
            new ClientEvent.UserJoin(CALL, EVE, true),
            new ClientEvent.UserAudioAvailable(CALL, EVE, true),
            new ClientEvent.UserVideoAvailable(CALL, EVE, true));
  }

  @Test
  void who_rejected_may_still_change_his_mind() {
    CallHistory.Then then =
        given(annCalls(BOB, EVE), answered(BOB, 4), rejected(EVE, "", 5))
            .at(9)
            .when(join(EVE, 2, null));

    then.happens(joined(EVE, 2, 9)).goesOn();
    assertThat(then.told(ANN, PHONE)).contains(new ClientEvent.UserJoin(CALL, EVE));
  }

  @Test
  void coming_back_to_a_caller_who_still_rings_others_begins_the_call() {
    given(annCalls(BOB, EVE), rejected(EVE, "", 5))
        .at(9)
        .when(join(EVE, 2, null))
        .happens(joined(EVE, 2, 9))
        .then()
        .at(19)
        .when(hangup(ANN))
        .goesOn();
  }

  @Test
  void who_is_in_joins_no_second_time() {
    CallHistory call = given(annCalls(BOB), answered(BOB, 4)).at(9);

    call.when(join(BOB, 1, null)).nothingHappens().says(BOB, new ToUser.Began(CALL));
    call.when(new ToCall.Join(BOB, Seat.of(PAGE, SOUND), 1, null))
        .nothingOf()
        .refuses(ErrorCode.ANSWERED_ELSEWHERE);
  }

  @Test
  void a_join_that_comes_again_after_he_left_brings_him_not_back() {
    CallHistory.Then then =
        given(annCalls(BOB, EVE), answered(BOB, 4), answered(EVE, 5), hungUp(EVE, 6))
            .at(9)
            .when(join(EVE, 1, null));

    then.nothingOf().refuses(ErrorCode.NOT_AVAILABLE);
    assertThat(then.messages(EVE)).containsExactly(refused(1, 1));
  }

  @Test
  void a_call_that_counts_somebody_in_who_is_not_takes_him_out() {
    CallHistory in = talking(Admission.OPEN, 9, "").when(join(DAN, 1, null)).then();

    in.at(12).when(new ToCall.OfferRefused(DAN)).happens(hungUp(DAN, 12)).goesOn();
    in.at(12).when(new ToCall.OfferRefused(DAN, 2)).nothingHappens();
  }

  @Test
  @Tag("row-21")
  void nobody_joins_a_call_that_is_over_or_was_never_made() {
    CallHistory over = given(annCalls(BOB), answered(BOB, 4)).at(9).when(hangup(ANN)).then();

    CallHistory.Then late = over.when(join(BOB, 2, null));
    late.nothingOf().refuses(ErrorCode.CALL_ENDED);
    assertThat(late.messages(BOB)).singleElement().isInstanceOf(ToUser.Release.class);
    CallHistory.Then never = given().when(join(BOB, 2, null));
    never.nothingOf().refuses(ErrorCode.CALL_ENDED);
    assertThat(never.messages(BOB)).containsExactly(refused(2, 0));
  }

  @Test
  @Tag("row-43")
  void who_is_barred_does_not_come_back() {
    given(annCalls(BOB, EVE), answered(BOB, 4), answered(EVE, 5))
        .at(9)
        .when(new ToCall.Kick(EVE, true))
        .then()
        .when(join(EVE, 2, null))
        .nothingOf()
        .refuses(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void a_third_user_in_a_call_between_two_makes_it_one_of_a_group() {
    talking(Admission.OPEN, 9, "")
        .when(join(DAN, 1, null))
        .then()
        .at(20)
        .when(hangup(ANN))
        .goesOn()
        .then()
        .at(30)
        .when(hangup(BOB))
        .ends(EndReason.HANGUP, BOB, 26);
  }

  @Test
  void no_camera_comes_into_an_audio_call() {
    given(annCalls(MediaType.AUDIO, BOB, EVE), answered(BOB, 4), rejected(EVE, "", 5))
        .at(9)
        .when(join(EVE, 2, null))
        .happens(new CallEvent.Joined(EVE, Seat.of(PHONE, SOUND), 2, second(9)));
  }
}
