package io.ringroom.persistence.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PendingChangesTest {

  private static final Change EARLY = new Change.Put(1, null, Instant.ofEpochSecond(1));
  private static final Change LATE = new Change.Put(1, null, Instant.ofEpochSecond(2));
  private static final Change OVER = new Change.Remove();

  private final PendingChanges pending = new PendingChanges(3);

  @Test
  void only_the_last_change_of_a_call_is_kept() throws Exception {
    pending.add("a", EARLY);
    pending.add("b", EARLY);
    pending.add("a", OVER);

    assertThat(pending.take(10)).containsExactly(Map.entry("a", OVER), Map.entry("b", EARLY));
  }

  @Test
  void a_change_for_one_call_too_many_is_refused_but_a_waiting_one_can_be_replaced() {
    pending.add("a", EARLY);
    pending.add("b", EARLY);
    pending.add("c", EARLY);

    assertThat(pending.add("d", EARLY)).isFalse();
    assertThat(pending.add("a", LATE)).isTrue();
  }

  @Test
  void what_is_given_back_does_not_replace_something_newer() throws Exception {
    pending.add("a", EARLY);
    pending.add("b", EARLY);
    Map<String, Change> failed = pending.take(10);
    pending.add("a", LATE);

    pending.giveBack(failed);

    assertThat(pending.take(10)).containsOnly(Map.entry("a", LATE), Map.entry("b", EARLY));
  }

  @Test
  void the_oldest_are_taken_first_and_no_more_than_asked_for() throws Exception {
    pending.add("a", EARLY);
    pending.add("b", EARLY);

    assertThat(pending.take(1)).containsOnlyKeys("a");
    assertThat(pending.take(1)).containsOnlyKeys("b");
  }

  @Test
  void after_closing_what_waits_can_be_taken_and_then_nothing() throws Exception {
    pending.add("a", EARLY);
    pending.close();

    assertThat(pending.add("b", EARLY)).isFalse();
    assertThat(pending.take(10)).containsOnlyKeys("a");
    assertThat(pending.take(10)).isEmpty();
  }
}
