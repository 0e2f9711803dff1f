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
import static io.ringroom.domain.call.Cast.START;
import static io.ringroom.domain.call.Cast.accept;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.failed;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.hungUp;
import static io.ringroom.domain.call.Cast.invite;
import static io.ringroom.domain.call.Cast.invited;
import static io.ringroom.domain.call.Cast.lost;
import static io.ringroom.domain.call.Cast.rejected;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.InviteResult;
import io.ringroom.domain.ring.InviteResult.Refused;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members ask others into the call. */
class CallInvitingTest {
  private static final CallHistory TALKING = given(annCalls(BOB), answered(BOB, 4));

  private static InviteResult accepted(UserId... users) {
    return new InviteResult(List.of(users), List.of(), List.of());
  }

  private static ToUser.Offer offer(CallHistory.Then then, UserId user) {
    return then.messages(user).stream()
        .filter(ToUser.Offer.class::isInstance)
        .map(ToUser.Offer.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("row-20")
  void any_member_may_ask_others_who_ring_from_their_own_invitation() {
    CallHistory.Then then = TALKING.at(60).when(invite(BOB, EVE));

    then.happens(invited(BOB, 60, EVE)).answers(accepted(EVE));
    assertThat(offer(then, EVE).invite().from()).isEqualTo(BOB);
    assertThat(offer(then, EVE).invite().deadline()).isEqualTo(second(90));
    assertThat(offer(then, EVE).invite().oneToOne()).isFalse();
    then.tells(ANN, PHONE, new ClientEvent.UserInviting(CALL, EVE, BOB)).tellsNothing(BOB);
  }

  @Test
  @Tag("row-20")
  void who_is_asked_joins_like_anybody_else() {
    given(annCalls(BOB), answered(BOB, 4), invited(ANN, 60, EVE))
        .at(63)
        .when(accept(EVE))
        .happens(answered(EVE, 63))
        .goesOn();
  }

  @Test
  @Tag("row-20")
  void the_caller_may_ask_more_while_the_call_still_rings_and_who_rings_is_told() {
    given(annCalls(BOB))
        .at(5)
        .when(invite(ANN, EVE))
        .happens(invited(ANN, 5, EVE))
        .tells(BOB, PHONE, new ClientEvent.UserInviting(CALL, EVE, ANN));
  }

  @Test
  @Tag("row-20")
  void who_rings_already_is_asked_no_second_time() {
    given(annCalls(BOB, EVE), answered(BOB, 4))
        .at(5)
        .when(invite(BOB, EVE))
        .nothingHappens()
        .answers(new InviteResult(List.of(), List.of(EVE), List.of()));
  }

  @Test
  @Tag("row-20")
  void each_who_cannot_be_asked_is_refused_by_himself() {
    TALKING
        .at(5)
        .when(invite(BOB, ANN, BOB, EVE))
        .happens(invited(BOB, 5, EVE))
        .answers(
            new InviteResult(
                List.of(EVE),
                List.of(),
                List.of(
                    new Refused(ANN, ErrorCode.ALREADY_IN_CALL),
                    new Refused(BOB, ErrorCode.SELF_CALL))));
  }

  @Test
  @Tag("row-20")
  void a_full_call_asks_nobody_more() {
    CallOptions three = CallOptions.USUAL.withMaxUsers(3);
    CallFacts facts =
        new CallFacts(
            CALL, new TenantId(1), ANN, List.of(BOB), MediaType.VIDEO, "", "", START, three);
    given(new CallEvent.Started(facts, SEAT, second(30)))
        .at(5)
        .when(invite(ANN, EVE, DAN))
        .happens(invited(ANN, 5, EVE))
        .answers(
            new InviteResult(
                List.of(EVE), List.of(), List.of(new Refused(DAN, ErrorCode.TOO_MANY_USERS))));
  }

  @Test
  void only_members_on_their_own_device_may_ask() {
    TALKING.at(5).when(invite(EVE, DAN)).refuses(ErrorCode.NOT_A_MEMBER);
    given(annCalls(BOB, EVE)).at(5).when(invite(EVE, DAN)).refuses(ErrorCode.NOT_A_MEMBER);
    TALKING
        .at(5)
        .when(new ToCall.InviteUsers(BOB, PAGE, List.of(DAN), Duration.ofSeconds(30)))
        .refuses(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  void a_call_that_is_over_asks_nobody() {
    TALKING.at(9).when(hangup(ANN)).then().when(invite(BOB, EVE)).refuses(ErrorCode.CALL_ENDED);
  }

  @Test
  @Tag("row-20")
  void who_did_not_come_may_be_asked_again_and_it_is_his_second_attempt() {
    CallHistory.Then then =
        given(annCalls(BOB, EVE), answered(BOB, 4), rejected(EVE, "", 6))
            .at(20)
            .when(invite(ANN, EVE));

    then.happens(invited(ANN, 20, EVE));
    assertThat(offer(then, EVE).invite().number()).isEqualTo(2);
  }

  @Test
  void who_was_in_and_left_may_be_asked_again() {
    CallHistory.Then then =
        given(annCalls(BOB, EVE), answered(BOB, 4), answered(EVE, 5), hungUp(EVE, 6))
            .at(20)
            .when(invite(BOB, EVE));

    then.happens(invited(BOB, 20, EVE));
    assertThat(offer(then, EVE).invite().number()).isEqualTo(2);
  }

  @Test
  void a_late_answer_to_the_first_offer_says_nothing_about_the_second() {
    CallHistory again =
        given(
                annCalls(BOB, EVE),
                answered(BOB, 4),
                failed(EVE, Outcome.LINE_BUSY, 6),
                invited(ANN, 20, EVE))
            .at(21);

    again.when(new ToCall.Busy(EVE)).nothingHappens();
    again.when(new ToCall.OfferRefused(EVE)).nothingHappens();
    again.when(new ToCall.Offered(EVE)).nothingHappens().says(EVE);
    again
        .when(new ToCall.Busy(EVE, 2, new CallId("c9")))
        .happens(
            new CallEvent.InvitationEnded(
                EVE, Outcome.LINE_BUSY, null, null, second(21), new CallId("c9")));
  }

  @Test
  void a_release_from_one_attempt_does_not_forbid_the_next() {
    CallHistory.Then then =
        given(annCalls(BOB, EVE), answered(BOB, 4)).at(8).when(Cast.reject(EVE));

    assertThat(then.messages(EVE))
        .filteredOn(ToUser.Release.class::isInstance)
        .extracting(word -> ((ToUser.Release) word).upTo())
        .containsExactly(1);
    assertThat(TALKING.at(9).when(hangup(ANN)).messages(BOB))
        .filteredOn(ToUser.Release.class::isInstance)
        .extracting(word -> ((ToUser.Release) word).upTo())
        .containsOnlyNulls();
  }

  @Test
  @Tag("row-23")
  void the_last_member_waits_for_who_was_asked() {
    given(annCalls(BOB), answered(BOB, 4), invited(ANN, 10, EVE))
        .at(12)
        .when(hangup(BOB))
        .happens(hungUp(BOB, 12))
        .goesOn()
        .then()
        .at(41)
        .whenTimePasses()
        .ends(EndReason.HANGUP, BOB, 37);
  }

  @Test
  void a_call_that_has_grown_gives_way_to_no_other() {
    given(annCalls(BOB), invited(ANN, 5, EVE))
        .at(6)
        .when(new ToCall.Merge(new CallId("c1")))
        .nothingHappens();
    given(annCalls(BOB), invited(ANN, 5, EVE), failed(EVE, Outcome.OFFLINE, 35))
        .at(36)
        .when(new ToCall.Merge(new CallId("c1")))
        .nothingHappens();
  }

  @Test
  void a_call_that_has_grown_says_so_to_who_asks() {
    given(annCalls(BOB), invited(ANN, 5, EVE))
        .at(6)
        .when(new ToCall.Verify(ANN, null))
        .says(
            ANN, new ToUser.Verified(CALL, true, Phase.CALLING, null, null, List.of(), null, true));
  }

  @Test
  void a_restart_tells_everybody_who_was_ever_asked() {
    CallHistory history =
        given(annCalls(BOB), answered(BOB, 4), invited(ANN, 10, EVE), lost(BOB, 11, 41)).at(12);

    assertThat(history.afterRestart()).extracting(Outgoing::to).contains(ANN, BOB, EVE);
  }

  @Test
  void a_view_names_everybody_and_says_who_asked_me() {
    CallHistory history = given(annCalls(BOB), answered(BOB, 4), invited(BOB, 10, EVE)).at(12);

    var view = CallViews.of(history.state(), EVE, second(12)).orElseThrow();

    assertThat(view.calleeIdList()).containsExactly(BOB, EVE);
    assertThat(view.inviterId()).isEqualTo(BOB);
    assertThat(view.members()).extracting(member -> member.user()).containsExactly(ANN, BOB, EVE);
  }
}
