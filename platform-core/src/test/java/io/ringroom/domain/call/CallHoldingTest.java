package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PAGE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.SEAT;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.lost;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Occupant;
import io.ringroom.protocol.client.CallView.Participant;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Subscriptions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member puts the call on hold, and takes it up again. */
class CallHoldingTest {
  private static final ToCall HOLD = new ToCall.Hold(BOB, PHONE, null);
  private static final ToCall UNHOLD = new ToCall.Unhold(BOB, PHONE);
  private static final CallEvent HELD = new CallEvent.HoldChanged(BOB, true, second(9));

  @Test
  @Tag("row-11")
  void both_sides_and_his_own_entity_are_told() {
    given(annCalls(BOB), answered(BOB, 3))
        .at(9)
        .when(HOLD)
        .happens(HELD)
        .tells(ANN, PHONE, new ClientEvent.UserHold(CALL, BOB, true))
        .tells(BOB, PHONE, new ClientEvent.UserHold(CALL, BOB, true))
        .says(BOB, new ToUser.Talking(CALL, true, second(9)))
        .goesOn();
  }

  @Test
  @Tag("row-11")
  void he_neither_hears_nor_is_heard_until_he_takes_it_up_again() {
    CallHistory held = given(annCalls(BOB), answered(BOB, 3), HELD);
    Seat silent = Seat.of(PHONE, Tracks.NONE);

    assertThat(occupants(held)).contains(new Occupant(BOB, silent, Subscriptions.NONE));

    CallHistory.Then back = held.at(20).when(UNHOLD);
    back.happens(new CallEvent.HoldChanged(BOB, false, second(20)))
        .tells(ANN, PHONE, new ClientEvent.UserHold(CALL, BOB, false))
        .says(BOB, new ToUser.Talking(CALL, false, second(20)));
    assertThat(occupants(back.then())).contains(Occupant.of(BOB, SEAT));
  }

  @Test
  void what_he_opens_and_closes_meanwhile_holds_when_he_is_back() {
    CallHistory muted =
        given(annCalls(BOB), answered(BOB, 3), HELD)
            .when(new ToCall.SetTracks(BOB, PHONE, false, null))
            .then();

    assertThat(occupants(muted.when(UNHOLD).then()))
        .contains(Occupant.of(BOB, Seat.of(PHONE, new Tracks(false, true))));
  }

  @Test
  @Tag("row-11")
  void a_call_on_hold_goes_on_and_so_does_its_time() {
    given(annCalls(BOB), answered(BOB, 3), HELD)
        .at(33)
        .when(new ToCall.Hangup(ANN, PHONE))
        .ends(EndReason.HANGUP, ANN, 30);
  }

  @Test
  void whoever_asks_how_he_stands_is_told_of_the_hold() {
    CallHistory held = given(annCalls(BOB), answered(BOB, 3), HELD);

    assertThat(CallViews.phase(held.state(), BOB)).isEqualTo(Phase.HELD);
    assertThat(CallViews.phase(held.state(), ANN)).isEqualTo(Phase.IN);
    assertThat(CallViews.of(held.state(), ANN, second(10)).orElseThrow().members())
        .contains(new Participant(BOB, "joined", true, true, true));
    assertThat(CallPicture.of(held.state()).users())
        .filteredOn(person -> Boolean.TRUE.equals(person.held()))
        .extracting(CallPicture.Person::user)
        .containsExactly(BOB);
  }

  @Test
  void said_twice_it_is_so_once() {
    given(annCalls(BOB), answered(BOB, 3), HELD)
        .at(12)
        .when(HOLD)
        .nothingHappens()
        .says(BOB, new ToUser.Talking(CALL, true, second(9)));
    given(annCalls(BOB), answered(BOB, 3))
        .at(12)
        .when(UNHOLD)
        .nothingHappens()
        .says(BOB, new ToUser.Talking(CALL, false, second(3)));
  }

  @Test
  void his_entity_holds_only_what_he_took_up_before_the_other_call() {
    CallHistory talking = given(annCalls(BOB), answered(BOB, 3)).at(9);

    talking.when(new ToCall.Hold(BOB, null, second(3))).happens(HELD);
    talking
        .when(new ToCall.Hold(BOB, null, second(2)))
        .nothingHappens()
        .says(BOB, new ToUser.Talking(CALL, false, second(3)));
    talking
        .when(ToCall.Hold.question(BOB))
        .nothingHappens()
        .says(BOB, new ToUser.Talking(CALL, false, second(3)));
  }

  @Test
  void a_caller_talks_from_the_answer_on_not_from_when_he_dialled() {
    given(annCalls(BOB), answered(BOB, 3))
        .at(9)
        .when(ToCall.Hold.question(ANN))
        .says(ANN, new ToUser.Talking(CALL, false, second(3)));
  }

  @Test
  void it_stays_on_hold_when_his_connection_comes_back_or_he_changes_the_device() {
    CallHistory back =
        given(annCalls(BOB), answered(BOB, 3), HELD, lost(BOB, 10, 40))
            .at(12)
            .when(new ToCall.Back(BOB, PHONE))
            .then();
    assertThat(CallViews.phase(back.state(), BOB)).isEqualTo(Phase.HELD);
    CallHistory moved = back.when(new ToCall.Move(BOB, Seat.of(PAGE, Cast.BOTH))).then();
    assertThat(CallViews.phase(moved.state(), BOB)).isEqualTo(Phase.HELD);
    moved.when(UNHOLD).refuses(ErrorCode.NOT_A_MEMBER);
    moved.when(new ToCall.Unhold(BOB, PAGE)).goesOn().refuses(null);
  }

  @Test
  void who_comes_in_or_takes_over_is_told_who_has_it_on_hold() {
    ClientEvent bobs = new ClientEvent.UserHold(CALL, BOB, true);
    CallHistory held = given(annCalls(BOB, EVE), answered(BOB, 3), HELD);

    assertThat(held.when(Cast.accept(EVE)).told(EVE, PHONE)).contains(bobs);
    assertThat(held.when(new ToCall.Move(BOB, Seat.of(PAGE, Cast.BOTH))).told(BOB, PAGE))
        .contains(bobs);
  }

  @Test
  void nobody_holds_a_call_that_has_not_begun_or_that_he_is_not_in() {
    given(annCalls(BOB))
        .when(new ToCall.Hold(ANN, PHONE, null))
        .refuses(ErrorCode.NOT_A_MEMBER)
        .goesOn();
    given(annCalls(BOB), answered(BOB, 3))
        .when(new ToCall.Hold(EVE, null, null))
        .refuses(ErrorCode.CALL_ENDED)
        .says(EVE, new ToUser.Release(CALL, List.of()))
        .goesOn();
    given(annCalls(BOB), answered(BOB, 3))
        .when(new ToCall.Hold(BOB, PAGE, null))
        .refuses(ErrorCode.NOT_A_MEMBER)
        .goesOn();
  }

  private static List<Occupant> occupants(CallHistory call) {
    return Objects.requireNonNull(call.duties().room()).occupants();
  }
}
