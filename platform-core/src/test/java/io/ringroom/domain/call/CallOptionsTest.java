package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.SEAT;
import static io.ringroom.domain.call.Cast.START;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.hungUp;
import static io.ringroom.domain.call.Cast.invited;
import static io.ringroom.domain.call.Cast.lost;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.RoomName;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is chosen for a single call. */
class CallOptionsTest {
  private static final CallOptions PATIENT =
      CallOptions.USUAL.withAloneGrace(Duration.ofSeconds(60));
  private static final CallOptions SHORT =
      CallOptions.USUAL.withMaxDuration(Duration.ofSeconds(100));
  private static final CallOptions TAKES_BACK = CallOptions.USUAL.withCancelPending(true);

  private static CallEvent annCalls(CallOptions options, UserId... callees) {
    CallFacts facts =
        new CallFacts(
            CALL, new TenantId(1), ANN, List.of(callees), MediaType.VIDEO, "", "", START, options);
    return new CallEvent.Started(facts, SEAT, second(30));
  }

  @Test
  @Tag("row-30")
  void the_callers_name_of_the_room_is_shown_and_the_media_keep_the_calls_own() {
    CallOptions options = CallOptions.USUAL.withRoomName(RoomName.of(4_000_000_000L));
    CallHistory.Then ringing = given(annCalls(options, BOB)).at(1).when(new ToCall.Offered(BOB));

    assertThat(ringing.messages(BOB))
        .extracting(word -> ((ToUser.RingGo) word).invite().room().value())
        .containsExactly("4000000000");
    CallHistory.Then begun = ringing.then().at(4).when(Cast.accept(BOB));
    assertThat(begun.told(BOB, PHONE))
        .contains(
            new ClientEvent.CallBegin(CALL, 2, new RoomId("4000000000"), second(4).toEpochMilli()));
    assertThat(Objects.requireNonNull(begun.then().duties().room()).room())
        .isEqualTo(RoomId.of(CALL));
  }

  @Test
  @Tag("row-23")
  void the_last_of_a_patient_group_waits_and_his_waiting_is_no_talk_time() {
    CallHistory alone =
        given(annCalls(PATIENT, BOB, EVE), answered(BOB, 4), answered(EVE, 5), hungUp(BOB, 10))
            .at(20)
            .when(hangup(EVE))
            .happens(hungUp(EVE, 20))
            .goesOn()
            .then();

    assertThat(alone.duties().deadline()).isEqualTo(second(80));
    alone.at(79).whenTimePasses().nothingHappens();
    alone.at(80).whenTimePasses().ends(EndReason.HANGUP, EVE, 16);
  }

  @Test
  void who_comes_back_in_time_keeps_the_call_alive() {
    CallHistory again =
        given(
                annCalls(PATIENT, BOB, EVE),
                answered(BOB, 4),
                hungUp(BOB, 10),
                Cast.failed(EVE, Outcome.OFFLINE, 30))
            .at(40)
            .when(new ToCall.Join(BOB, SEAT, 2, null))
            .goesOn()
            .then();

    assertThat(again.duties().deadline()).isNull();
    again.at(100).whenTimePasses().nothingHappens();
  }

  @Test
  void two_who_talk_wait_for_nobody() {
    given(annCalls(PATIENT, BOB), answered(BOB, 4))
        .at(20)
        .when(hangup(BOB))
        .ends(EndReason.HANGUP, BOB, 16);
  }

  @Test
  void a_lonely_member_who_hangs_up_ends_the_call_at_once() {
    given(annCalls(PATIENT, BOB, EVE), answered(BOB, 4), answered(EVE, 5), hungUp(BOB, 10))
        .at(20)
        .when(hangup(EVE))
        .then()
        .at(50)
        .when(hangup(ANN))
        .ends(EndReason.HANGUP, ANN, 16);
  }

  @Test
  void a_call_lasts_no_longer_than_it_may() {
    CallHistory talking = given(annCalls(SHORT, BOB), answered(BOB, 4)).at(50);

    assertThat(talking.duties().deadline()).isEqualTo(second(104));
    talking
        .at(104)
        .whenTimePasses()
        .happens(
            new CallEvent.Ended(
                EndReason.END_BY_SERVER, null, 100, false, null, second(104), Cause.MAX_DURATION))
        .tells(ANN, PHONE, new ClientEvent.CallEnd(CALL, 2, 9, null, 100, "maxDuration"));
  }

  @Test
  void an_inviter_who_leaves_takes_his_invitations_back_where_the_call_is_made_so() {
    given(annCalls(TAKES_BACK, BOB, EVE), answered(BOB, 4))
        .at(10)
        .when(hangup(ANN))
        .happensFirst(hungUp(ANN, 10))
        .tells(EVE, PHONE, new ClientEvent.CallNotConnected(CALL, 2, 6, null, ""))
        .ends(EndReason.HANGUP, ANN, 6);
    given(annCalls(TAKES_BACK, BOB), answered(BOB, 4), invited(BOB, 6, EVE))
        .at(10)
        .when(hangup(ANN))
        .happens(hungUp(ANN, 10))
        .goesOn();
    given(annCalls(TAKES_BACK, BOB, EVE), answered(BOB, 4), lost(ANN, 5, 25))
        .at(26)
        .whenTimePasses()
        .happensFirst(Cast.gone(ANN, 26));
  }

  @Test
  void otherwise_who_rings_rings_on_when_his_inviter_leaves() {
    given(Cast.annCalls(BOB, EVE), answered(BOB, 4))
        .at(10)
        .when(hangup(ANN))
        .happens(hungUp(ANN, 10))
        .goesOn();
  }
}
