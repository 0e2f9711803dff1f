package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.DAN;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.SEAT;
import static io.ringroom.domain.call.Cast.accept;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.reject;
import static io.ringroom.domain.call.Cast.second;
import static io.ringroom.domain.call.Cast.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Screening;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every message in every state: something happens (H), it is answered without an event (A), it is
 * refused (R), it waits for the start (W), or nothing at all (-). Never an exception.
 */
class CallMatrixTest {
  private static final CallId OLDER = new CallId("c1");

  /** Bob says it, Eve is invited too; Ann starts. */
  private static final List<ToCall> MESSAGES =
      List.of(
          start(MediaType.VIDEO, BOB, EVE),
          new ToCall.Offered(BOB),
          new ToCall.Busy(BOB),
          new ToCall.OfferRefused(BOB),
          new ToCall.Screened(BOB, null, Screening.BLOCKED),
          new ToCall.Rang(BOB),
          new ToCall.Unreachable(BOB, null, null),
          accept(BOB),
          reject(BOB),
          hangup(BOB),
          new ToCall.InviteUsers(BOB, PHONE, List.of(DAN), Duration.ofSeconds(30)),
          new ToCall.Join(BOB, SEAT, 2, null),
          new ToCall.SwitchMedia(BOB, PHONE, MediaType.AUDIO),
          new ToCall.AnswerMedia(BOB, PHONE, true),
          new ToCall.SetTracks(BOB, PHONE, false, false),
          new ToCall.Move(BOB, Seat.of(Cast.PAGE, Cast.BOTH)),
          new ToCall.Hold(BOB, PHONE, null),
          new ToCall.Unhold(BOB, PHONE),
          new ToCall.Mute(BOB, true, true),
          new ToCall.Kick(BOB, false),
          new ToCall.EndByServer(null),
          new ToCall.Verify(BOB, null),
          new ToCall.Merge(OLDER),
          new ToCall.Lost(BOB, PHONE),
          new ToCall.Back(BOB, PHONE));

  private static final Map<String, CallState> STATES = states();

  /** In the order of the messages above. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          "not started", "HWWWWWWWWWWRWWWWWWRRRWWWW",
          "abandoned", "RA---AARRRRRRRRRRRRRRA-AA",
          "Bob is asked", "-AHHHHHHHHRHRRRRRRRHHA---",
          "Bob is in", "---H----RHHAH-HHHAHHHA-H-",
          "Bob is away", "---H----RHHAH-HHHAHHHA--H",
          "Bob did not come", "-A-----RRRRHRRRRRRRRHA--A",
          "over", "RA---AARRRRRRRRRRRRRRA-AA",
          "merged", "RA---AARRRRRRRRRRRRRRA-AA");

  private static Map<String, CallState> states() {
    CallEvent merged = new CallEvent.Ended(EndReason.MERGED, ANN, 0, false, OLDER, second(1));
    CallEvent ended = new CallEvent.Ended(EndReason.HANGUP, BOB, 1, false, null, second(5));
    Map<String, CallState> states = new LinkedHashMap<>();
    states.put("not started", given().state());
    states.put("abandoned", given(new CallEvent.Abandoned(CALL, Cast.START)).state());
    states.put("Bob is asked", given(annCalls(BOB, EVE)).state());
    states.put("Bob is in", given(annCalls(BOB, EVE), answered(BOB, 4)).state());
    states.put(
        "Bob is away", given(annCalls(BOB, EVE), answered(BOB, 4), Cast.lost(BOB, 5, 35)).state());
    states.put(
        "Bob did not come",
        given(annCalls(BOB, EVE), Cast.failed(BOB, Outcome.OFFLINE, 3)).state());
    states.put("over", given(annCalls(BOB, EVE), answered(BOB, 4), ended).state());
    states.put("merged", given(annCalls(BOB, EVE), merged).state());
    return states;
  }

  @Test
  void the_matrix_holds_every_message_and_every_state() {
    assertThat(MESSAGES)
        .extracting(message -> (Object) message.getClass())
        .containsExactlyInAnyOrder((Object[]) ToCall.class.getPermittedSubclasses());
    assertThat(STATES.values())
        .extracting(state -> (Object) state.getClass())
        .contains((Object[]) CallState.class.getPermittedSubclasses());
  }

  @TestFactory
  Stream<DynamicTest> every_message_in_every_state() {
    return STATES.entrySet().stream()
        .flatMap(
            state ->
                MESSAGES.stream().map(message -> cell(state.getKey(), state.getValue(), message)));
  }

  private static DynamicTest cell(String name, CallState state, ToCall message) {
    String row = EXPECTED.getOrDefault(name, "");
    String expected = row.substring(MESSAGES.indexOf(message), MESSAGES.indexOf(message) + 1);
    return DynamicTest.dynamicTest(
        name + ": " + message.getClass().getSimpleName() + " " + expected,
        () -> assertThat(outcome(state, message)).isEqualTo(expected));
  }

  private static String outcome(CallState state, ToCall message) {
    Decision decision = Call.decide(state, message, second(6));
    CallState after = state;
    for (CallEvent event : decision.events()) {
      CallState before = after;
      after = Call.evolve(before, event);
      CallNotices.of(before, event, after, 9);
    }
    if (decision.later()) {
      return "W";
    }
    if (decision.refusal() != null) {
      return "R";
    }
    return !decision.events().isEmpty() ? "H" : decision.answers().isEmpty() ? "-" : "A";
  }

  @TestFactory
  Stream<DynamicTest> time_and_restart_are_harmless_in_every_state() {
    return STATES.entrySet().stream()
        .map(
            state ->
                DynamicTest.dynamicTest(
                    state.getKey(),
                    () -> {
                      for (long at : Arrays.asList(0L, 7L, 31L, 900L)) {
                        Call.timePassed(state.getValue(), second(at));
                        Call.recovered(state.getValue(), second(at));
                        Call.neverStarted(state.getValue(), second(at));
                        CallRefresh.of(state.getValue(), 9, second(at));
                        CallDuties.of(state.getValue());
                        CallViews.of(state.getValue(), BOB, second(at));
                      }
                    }));
  }
}
