package io.ringroom.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallPicture;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.domain.record.Explanation;
import io.ringroom.domain.record.Party;
import io.ringroom.domain.record.Stay;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read off the journals of random schedules, after each of their events. */
class ReadSideOfSchedulesTest {
  private static final int SCHEDULES =
      Math.max(1, Integer.getInteger("ringroom.schedules", 20_000) / 50);

  @Test
  @Tag("row-80")
  void a_call_can_be_shown_and_explained_after_each_of_its_events() {
    forEachCall(
        (call, name) -> {
          CallState state = Call.unknown(call.id);
          for (int i = 0; i < call.journal.size(); i++) {
            state = Call.evolve(state, call.journal.get(i));
            CallPicture picture = CallPicture.of(state);
            assertThat(picture.callId()).as(name).isEqualTo(call.id);
            Explanation explanation = Explanation.of(call.journal.subList(0, i + 1));
            assertThat(explanation.whole().text()).as(name).isNotEmpty();
            assertThat(explanation.whole().because())
                .as(name)
                .allMatch(number -> number >= 1 && number <= call.journal.size());
          }
        });
  }

  @Test
  @Tag("row-26")
  void a_call_has_one_record_once_it_is_over_unless_it_gave_way_to_another() {
    forEachCall(
        (call, name) -> {
          for (int i = 0; i <= call.journal.size(); i++) {
            List<CallEvent> prefix = call.journal.subList(0, i);
            Optional<CallRecord> record = CallRecord.of(prefix);
            assertThat(record.isPresent()).as("%s after %s", name, i).isEqualTo(recorded(prefix));
            record.ifPresent(found -> addsUp(found, prefix, name));
          }
        });
  }

  private static boolean recorded(List<CallEvent> journal) {
    boolean started = journal.stream().anyMatch(CallEvent.Started.class::isInstance);
    return started && end(journal).filter(end -> end.reason() != EndReason.MERGED).isPresent();
  }

  private static Optional<CallEvent.Ended> end(List<CallEvent> journal) {
    return journal.stream()
        .filter(CallEvent.Ended.class::isInstance)
        .map(CallEvent.Ended.class::cast)
        .findFirst();
  }

  private static void addsUp(CallRecord record, List<CallEvent> journal, String name) {
    long total = end(journal).map(CallEvent.Ended::totalTime).orElse(-1L);
    assertThat(record.totalTime()).as(name).isEqualTo(total);
    Instant began = record.beganAt();
    long longest = began == null ? 0 : Duration.between(began, record.endedAt()).toSeconds();
    assertThat(record.totalTime()).as(name).isBetween(0L, longest);
    assertThat(record.parties()).as(name).extracting(Party::user).doesNotHaveDuplicates();
    assertThat(record.parties()).as(name).extracting(Party::user).contains(record.facts().caller());
    record.parties().forEach(party -> addsUp(party, record, name));
  }

  private static void addsUp(Party party, CallRecord record, String name) {
    Instant free = record.facts().createdAt();
    for (Stay stay : party.stays()) {
      assertThat(stay.from()).as("%s %s", name, party).isAfterOrEqualTo(free);
      assertThat(stay.to()).as("%s %s", name, party).isAfterOrEqualTo(stay.from());
      assertThat(stay.away()).as("%s %s", name, party).isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(stay.connected()).as("%s %s", name, party).isGreaterThanOrEqualTo(Duration.ZERO);
      free = stay.to();
    }
    assertThat(free).as("%s %s", name, party).isBeforeOrEqualTo(record.endedAt());
  }

  private static void forEachCall(Check check) {
    for (Play play : List.of(Play.CALM, Play.CRASHES, Play.UNORDERED, Play.WAITING_CRASHES)) {
      for (long seed = 0; seed < SCHEDULES; seed++) {
        for (CallHost call : new Schedule(play, seed, Rules.REAL).played().calls.values()) {
          check.look(call, play + " seed " + seed + " " + call.id);
        }
      }
    }
  }

  private interface Check {
    void look(CallHost call, String name);
  }
}
