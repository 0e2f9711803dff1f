package io.ringroom.domain.record;

import static io.ringroom.domain.record.CallRecordTest.annCalls;
import static io.ringroom.domain.record.CallRecordTest.ended;
import static io.ringroom.domain.record.CallRecordTest.failed;
import static io.ringroom.domain.record.CallRecordTest.second;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvCallsTest {
  private static final UserId BOB = new UserId("bob");
  private static final CallEvent.Started CALL = (CallEvent.Started) annCalls(BOB);
  private static final AvCalls SIGNALS = new AvCalls(CALL.facts());

  @Test
  void a_call_is_an_invitation_with_all_the_old_apps_read() throws Exception {
    String json = new JsonMapper().writeValueAsString(signal(CALL).orElseThrow());

    assertThat(json)
        .isEqualTo(
            """
            {"actionType":1,"inviter":"ann","inviteeList":["bob"],"groupID":"","timeout":30,\
            "data":{"version":4,"businessID":"av_call","platform":"Server","call_type":2,\
            "room_id":707019082985253,"data":{"cmd":"videoCall","room_id":707019082985253,\
            "userIDs":["bob"],"message":""},"call_action":1,"callid":"c5","user":"ann"}}""");
  }

  @Test
  void a_hang_up_is_an_invitation_without_time_that_tells_how_long_the_talk_was() {
    AvCall hangup = signal(ended(EndReason.HANGUP, 65, false, 70)).orElseThrow();

    assertThat(hangup.actionType()).isEqualTo(1);
    assertThat(hangup.timeout()).isZero();
    assertThat(hangup.data().data().cmd()).isEqualTo("hangup");
    assertThat(hangup.data().callEnd()).isEqualTo(65);
  }

  @Test
  void in_a_group_nobody_is_told_how_long_the_talk_was() {
    AvCalls group = new AvCalls(((CallEvent.Started) annCalls(BOB, new UserId("eve"))).facts());

    assertThat(ended(EndReason.HANGUP, 65, false, 70).match(group).orElseThrow().data().callEnd())
        .isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "REJECTED, 4, 3,",
    "LINE_BUSY, 4, 6, line_busy",
    "NO_RESPONSE, 5, 4,",
    "OFFLINE, 5, 4,"
  })
  void an_invitation_that_ends_is_a_reject_or_a_timeout(
      Outcome outcome, int actionType, int callAction, String busy) {
    AvCall signal = signal(failed(BOB, outcome, 5)).orElseThrow();

    assertThat(signal.actionType()).isEqualTo(actionType);
    assertThat(signal.data().callAction()).isEqualTo(callAction);
    assertThat(signal.data().lineBusy()).isEqualTo(busy);
    assertThat(signal.data().user()).isEqualTo(BOB);
  }

  @Test
  void an_answer_and_a_cancellation_have_kinds_of_their_own() {
    Seat seat = Seat.of(new DeviceId("page"), Tracks.NONE);

    assertThat(signal(new CallEvent.Answered(BOB, seat, second(2))).orElseThrow().actionType())
        .isEqualTo(3);
    assertThat(signal(ended(EndReason.CANCELED, 0, false, 2)).orElseThrow().actionType())
        .isEqualTo(2);
  }

  @Test
  void an_end_that_every_invitee_has_told_already_is_not_told_again() {
    assertThat(signal(ended(EndReason.REJECT, 0, false, 2))).isEmpty();
    assertThat(signal(ended(EndReason.MERGED, 0, false, 2))).isEmpty();
  }

  private static Optional<AvCall> signal(CallEvent event) {
    return event.match(SIGNALS);
  }
}
