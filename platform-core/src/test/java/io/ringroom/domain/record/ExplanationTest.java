package io.ringroom.domain.record;

import static io.ringroom.domain.record.CallRecordTest.annCalls;
import static io.ringroom.domain.record.CallRecordTest.ended;
import static io.ringroom.domain.record.CallRecordTest.failed;
import static io.ringroom.domain.record.CallRecordTest.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.Outcome;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final UserId BOB = new UserId("bob");
  private static final UserId EVE = new UserId("eve");

  @Test
  @Tag("row-80")
  void why_somebody_was_busy_is_answered_by_the_call_he_was_in() {
    Explanation explanation =
        Explanation.of(
            List.of(
                annCalls(BOB),
                new CallEvent.InvitationEnded(
                    BOB, Outcome.LINE_BUSY, null, null, second(1), new CallId("c4")),
                ended(EndReason.LINE_BUSY, 0, false, 1)));

    assertThat(explanation.whole().text())
        .isEqualTo("the call was over by ann: everybody was busy");
    assertThat(explanation.whole().because()).containsExactly(2L, 3L);
    assertThat(stepsOf(explanation, BOB))
        .containsExactly(
            "ann called bob by video; they ring for 30 s",
            "bob was busy: he was in call c4, which had just confirmed it");
  }

  @Test
  @Tag("row-80")
  void each_user_has_steps_of_his_own() {
    Explanation explanation =
        Explanation.of(
            List.of(
                annCalls(BOB, EVE),
                new CallEvent.InviteeRang(BOB, second(1)),
                failed(EVE, Outcome.OFFLINE, 30),
                failed(BOB, Outcome.NO_RESPONSE, 30)));

    assertThat(explanation.whole().text()).isEqualTo("the call goes on");
    assertThat(stepsOf(explanation, EVE))
        .endsWith("no device of eve was reached in time")
        .hasSize(2);
    assertThat(stepsOf(explanation, BOB))
        .endsWith("a device of bob rings", "bob did not answer in time");
  }

  private static List<String> stepsOf(Explanation explanation, UserId user) {
    return explanation.users().stream()
        .filter(one -> one.user().equals(user))
        .flatMap(one -> one.steps().stream())
        .map(Explanation.Reason::text)
        .toList();
  }
}
