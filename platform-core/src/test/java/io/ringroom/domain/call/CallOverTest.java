package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.PAGE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.accept;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.hungUp;
import static io.ringroom.domain.call.Cast.reject;
import static io.ringroom.domain.call.Cast.second;
import static io.ringroom.domain.call.Cast.start;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Before a call starts, after it is over, and when it gives way to another. */
class CallOverTest {
  private static final ToUser RELEASE = new ToUser.Release(CALL, List.of());
  private static final CallId OLDER = new CallId("c1");
  private static final Invite OFFER =
      new Invite(OLDER, BOB, List.of(ANN), MediaType.VIDEO, second(40), "", "");

  private static CallHistory over() {
    return given(
        annCalls(BOB),
        answered(BOB, 4),
        hungUp(BOB, 46),
        new CallEvent.Ended(EndReason.HANGUP, BOB, 42, false, null, second(46)));
  }

  private static CallHistory merged() {
    return given(
        annCalls(BOB), new CallEvent.Ended(EndReason.MERGED, ANN, 0, false, OLDER, second(2)));
  }

  @Test
  void whoever_still_believes_in_it_is_told_the_end_and_let_go() {
    over()
        .when(new ToCall.Offered(BOB))
        .nothingHappens()
        .says(BOB, RELEASE)
        .tells(BOB, PAGE, Told.end(BOB, 42));
    over().when(new ToCall.Back(ANN, PHONE)).nothingHappens().says(ANN, RELEASE);
    over().when(new ToCall.Lost(ANN, PHONE)).nothingHappens().says(ANN, RELEASE);
    over().when(new ToCall.Rang(BOB)).nothingHappens().says(BOB, RELEASE);
  }

  @Test
  void commands_to_it_are_refused() {
    over().when(accept(BOB)).refuses(ErrorCode.CALL_ENDED).says(BOB, RELEASE);
    over().when(reject(BOB)).refuses(ErrorCode.CALL_ENDED);
    over().when(hangup(ANN)).refuses(ErrorCode.CALL_ENDED);
    over().when(start(MediaType.VIDEO, BOB)).refuses(ErrorCode.CALL_ENDED);
  }

  @Test
  void asked_it_says_that_nobody_is_in_it_and_how_it_ended() {
    over()
        .when(new ToCall.Verify(ANN, OFFER))
        .says(ANN, new ToUser.Verified(CALL, false, Phase.UNKNOWN, OFFER, null))
        .tells(ANN, PHONE, Told.end(BOB, 42));
  }

  @Test
  void what_no_longer_matters_is_met_with_silence() {
    over().when(new ToCall.Busy(BOB)).nothingHappens().tellsNothing(BOB).says(BOB);
    over().when(new ToCall.OfferRefused(BOB)).nothingHappens().says(BOB);
    over().when(new ToCall.Merge(OLDER)).nothingHappens().says(ANN);
    over().at(900).whenTimePasses().nothingHappens();
  }

  @Test
  void a_call_that_is_not_answered_gives_way_and_moves_its_caller() {
    given(annCalls(BOB))
        .at(2)
        .when(new ToCall.Merge(OLDER))
        .happens(new CallEvent.Ended(EndReason.MERGED, ANN, 0, false, OLDER, second(2)))
        .says(ANN, new ToUser.MergedInto(CALL, OLDER))
        .says(BOB, RELEASE)
        .tells(BOB, PHONE, Told.notConnected(EndReason.MERGED, ANN));
  }

  @Test
  void a_call_that_has_been_answered_gives_way_to_nothing() {
    given(annCalls(BOB), answered(BOB, 1)).when(new ToCall.Merge(OLDER)).nothingHappens().goesOn();
  }

  @Test
  void the_caller_of_a_merged_call_is_always_shown_where_it_went() {
    ToUser moved = new ToUser.MergedInto(CALL, OLDER);
    merged().when(hangup(ANN)).refuses(ErrorCode.CALL_ENDED).says(ANN, moved);
    merged().when(new ToCall.Back(ANN, PHONE)).says(ANN, moved);
    merged()
        .when(new ToCall.Verify(ANN, OFFER))
        .says(ANN, new ToUser.Verified(CALL, false, Phase.UNKNOWN, OFFER, OLDER));
    merged().when(new ToCall.Offered(BOB)).says(BOB, RELEASE);
  }

  @Test
  void everything_before_the_start_waits_for_it() {
    given().when(accept(BOB)).waitsForTheStart();
    given().when(new ToCall.Merge(OLDER)).waitsForTheStart();
    given().when(new ToCall.Verify(ANN, null)).waitsForTheStart();
  }

  @Test
  void a_start_lost_in_a_crash_is_lost_for_ever() {
    CallHistory abandoned =
        given().whenTheStartNeverComes().happens(new CallEvent.Abandoned(CALL, Cast.START)).then();
    abandoned.when(start(MediaType.VIDEO, BOB)).refuses(ErrorCode.CALL_ENDED).says(ANN, RELEASE);
    abandoned
        .when(new ToCall.Verify(ANN, null))
        .says(ANN, new ToUser.Verified(CALL, false, Phase.UNKNOWN, null, null));
    abandoned.whenTheStartNeverComes().nothingHappens();
    given(annCalls(BOB)).whenTheStartNeverComes().nothingHappens();
  }

  @Test
  void the_journal_of_a_call_that_is_over_holds_nothing_more() {
    CallState state = over().state();
    assertThatThrownBy(() -> Call.evolve(state, hungUp(ANN, 50)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is over");
  }
}
