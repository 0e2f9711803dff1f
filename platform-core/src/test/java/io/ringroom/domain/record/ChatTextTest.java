package io.ringroom.domain.record;

import static io.ringroom.domain.record.CallRecordTest.annCalls;
import static io.ringroom.domain.record.CallRecordTest.ended;
import static io.ringroom.domain.record.CallRecordTest.recordOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.user.Role;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table of call results: calling.md, section b8. */
class ChatTextTest {
  private static final CallEvent.Started CALL = (CallEvent.Started) annCalls(new UserId("bob"));

  @ParameterizedTest(name = "{0}")
  @Tag("row-28")
  @CsvSource({
    "CANCELED, 1, 用户取消, 未接听, Canceled, Missed call, cancel, Cancel",
    "REJECT, 2, 对方已拒绝, 未接听, Call declined, Missed call, reject, Reject",
    "NO_RESPONSE, 3, 对方未应答, 未接听, No answer, Missed call, not_answer, NotAnswer",
    "OFFLINE, 3, 对方未应答, 未接听, No answer, Missed call, offline, Offline",
    "HANGUP, 5, 已结束 01:05, 已结束 01:05, Call ended 01:05, Call ended 01:05, normal_end, NormalEnd",
    "LINE_BUSY, 6, 对方通话中, 未接听, Line busy, Missed call, call_busy, CallBusy",
    "END_BY_SERVER, 5, 已结束 01:05, 已结束 01:05, Call ended 01:05, Call ended 01:05, normal_end,"
        + " NormalEnd",
  })
  void an_end_leaves_a_state_two_texts_and_a_result(
      EndReason reason,
      int state,
      String callers,
      String callees,
      String callersEnglish,
      String calleesEnglish,
      String oldName,
      String name) {
    CallEvent.Ended end = ended(reason, 65, false, 70);
    CallRecord record = recordOf(CALL, end);

    assertThat(VideoCallMessage.ended(CALL.facts(), end))
        .hasValueSatisfying(message -> assertThat(message.videoState()).isEqualTo(state));
    assertThat(EndText.of(record, Role.CALLER)).isEqualTo(new EndText(callers, callersEnglish));
    assertThat(EndText.of(record, Role.CALLEE)).isEqualTo(new EndText(callees, calleesEnglish));
    assertThat(record.result().oldName()).isEqualTo(oldName);
    assertThat(record.result().wireName()).isEqualTo(name);
    assertThat(VideoCallState.of(reason))
        .hasValueSatisfying(s -> assertThat(s.rendered()).isTrue());
  }

  @Test
  @Tag("row-28")
  void a_lost_connection_ends_the_talk_and_counts_as_interrupted() {
    CallRecord record = recordOf(CALL, ended(EndReason.HANGUP, 3725, true, 4000));

    assertThat(record.result()).isEqualTo(CallResult.INTERRUPT);
    assertThat(EndText.of(record, Role.CALLEE).chinese()).isEqualTo("已结束 01:02:05");
  }

  @Test
  @Tag("row-28")
  void what_only_accompanies_a_call_is_not_shown_in_the_chat() {
    assertThat(VideoCallMessage.requesting(CALL.facts()).videoState()).isZero();
    assertThat(VideoCallMessage.connecting(CALL.facts()).videoState()).isEqualTo(4);
    assertThat(VideoCallState.REQUESTING.rendered()).isFalse();
    assertThat(VideoCallState.USER_CONNECTTING.rendered()).isFalse();
  }

  @Test
  void an_end_for_one_device_and_a_merge_leave_nothing() {
    assertThat(VideoCallState.of(EndReason.OTHER_DEVICE_ACCEPTED)).isEmpty();
    assertThat(VideoCallMessage.ended(CALL.facts(), ended(EndReason.MERGED, 0, false, 1)))
        .isEmpty();
  }

  @Test
  void a_room_number_fits_every_json_reader_and_never_changes() {
    long number = VideoCallMessage.roomNumber(CALL.facts());

    assertThat(number).isBetween(1L, (1L << 53) - 1).isEqualTo(707_019_082_985_253L);
  }
}
