package io.ringroom.domain.record;

import static io.ringroom.domain.record.CallRecordTest.annCalls;
import static io.ringroom.domain.record.CallRecordTest.ended;
import static io.ringroom.domain.record.CallRecordTest.recordOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChatMessagesTest {
  private static final UserId BOB = new UserId("bob");
  private static final CallEvent.Started CALL = (CallEvent.Started) annCalls(BOB);

  @Test
  @Tag("row-28")
  void either_side_reads_the_end_in_its_own_words_and_both_find_the_same_message() {
    CallRecord record = recordOf(CALL, ended(EndReason.CANCELED, 0, false, 5));

    var callers = ChatMessages.of(record, CALL.facts().caller()).orElseThrow();
    var callees = ChatMessages.of(record, BOB).orElseThrow();

    assertThat(callers.message().chinese()).isEqualTo("用户取消");
    assertThat(callees.message().english()).isEqualTo("Missed call");
    assertThat(callees.message().rendered()).isTrue();
    assertThat(callees.message().videoCall())
        .isEqualTo(callers.message().videoCall())
        .isEqualTo(VideoCallMessage.of(CALL.facts(), VideoCallState.USER_CANCEL, 0));
  }

  @Test
  void who_had_no_part_in_a_call_is_told_nothing_of_it() {
    CallRecord record = recordOf(CALL, ended(EndReason.HANGUP, 5, false, 9));

    assertThat(ChatMessages.of(record, new UserId("eve"))).isEmpty();
  }

  /** An invitee knows of the room what he was asked with, and comes to the same number. */
  @Test
  void the_invitation_in_a_push_is_the_one_the_chat_would_show() {
    WakeUp wakeUp =
        new WakeUp(
            CALL.facts().call(), CALL.facts().caller(), CALL.facts().media(), Instant.EPOCH, null);

    AvCall.Content content = AvCalls.invitation(wakeUp, BOB);

    AvCall shown = new AvCalls(CALL.facts()).started(CALL).orElseThrow();
    assertThat(content.roomId()).isEqualTo(shown.data().roomId());
    assertThat(content.data().cmd()).isEqualTo(shown.data().data().cmd());
    assertThat(content.callAction()).isEqualTo(1);
  }

  @Test
  void a_push_of_the_old_generation_names_the_chat_its_action_and_who_calls() {
    WakeUp wakeUp =
        new WakeUp(
            CALL.facts().call(), CALL.facts().caller(), MediaType.VIDEO, Instant.EPOCH, null);
    OfflineCallMessage push = OfflineCallMessage.of(wakeUp, "Ann", "{}", Instant.ofEpochSecond(7));

    assertThat(push.entity().chatType()).isEqualTo(1);
    assertThat(push.entity().action()).isEqualTo(2);
    assertThat(push.entity().sender()).isEqualTo(CALL.facts().caller());
    assertThat(push.entity().sendTime()).isEqualTo(7);
  }
}
