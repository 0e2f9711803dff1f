package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.room.SpeakerChoice.Candidate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Who is seen and heard when there are fewer places than people. */
final class ChoiceTest {
  private static final Optional<String> FREE = Optional.empty();

  @Test
  void who_has_a_place_keeps_it() {
    assertThat(SlotChoice.place(places("ann", "bob", "-"), List.of("cid", "bob", "ann")))
        .isEqualTo(places("ann", "bob", "cid"));
  }

  @Test
  void who_is_not_wanted_any_more_makes_room() {
    assertThat(SlotChoice.place(places("ann", "bob"), List.of("cid", "bob")))
        .isEqualTo(places("cid", "bob"));
  }

  @Test
  void the_first_wanted_are_shown_when_not_all_fit() {
    assertThat(SlotChoice.place(places("cid", "-"), List.of("ann", "bob", "cid")))
        .isEqualTo(places("ann", "bob"));
  }

  @Property
  void each_of_the_first_wanted_has_exactly_one_place(
      @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 9) Integer> before,
      @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 9) Integer> wanted,
      @ForAll @IntRange(min = 0, max = 6) int count) {
    List<Optional<Integer>> places = Collections.nCopies(count, Optional.empty());
    places = SlotChoice.place(places, before);
    List<Optional<Integer>> next = SlotChoice.place(places, wanted);

    assertThat(next).hasSize(count);
    assertThat(next.stream().flatMap(Optional::stream))
        .containsExactlyInAnyOrderElementsOf(wanted.stream().distinct().limit(count).toList());
    for (int i = 0; i < count; i++) {
      Optional<Integer> kept = places.get(i);
      if (kept.isPresent() && next.contains(kept)) {
        assertThat(next.get(i)).isEqualTo(kept);
      }
    }
  }

  @Test
  void everybody_is_heard_while_there_are_places_enough() {
    assertThat(SpeakerChoice.choose(places("-", "-"), List.of(speaks("ann", 0), speaks("bob", 90))))
        .isEqualTo(places("ann", "bob"));
  }

  @Test
  void free_places_go_to_the_loudest() {
    assertThat(
            SpeakerChoice.choose(
                places("-", "-"), List.of(speaks("ann", 10), speaks("bob", 90), speaks("cid", 50))))
        .containsExactlyInAnyOrder(Optional.of("bob"), Optional.of("cid"));
  }

  @Test
  void a_little_louder_is_not_enough_but_clearly_louder_is() {
    List<Optional<String>> places = places("ann", "bob");
    assertThat(
            SpeakerChoice.choose(
                places, List.of(speaks("ann", 90), speaks("bob", 70), speaks("cid", 79))))
        .isEqualTo(places);
    assertThat(
            SpeakerChoice.choose(
                places, List.of(speaks("ann", 90), speaks("bob", 70), speaks("cid", 81))))
        .isEqualTo(places("ann", "cid"));
  }

  @Test
  void room_noise_takes_nobodys_place() {
    List<Optional<String>> places = places("ann", "bob");
    assertThat(
            SpeakerChoice.choose(
                places, List.of(speaks("ann", 0), speaks("bob", 0), speaks("cid", 40))))
        .isEqualTo(places);
  }

  @Test
  void without_places_nobody_is_heard() {
    assertThat(SpeakerChoice.choose(List.<Optional<String>>of(), List.of(speaks("ann", 90))))
        .isEmpty();
  }

  @Test
  void silence_is_reported_after_five_seconds_and_only_of_who_publishes() {
    FlowWatch watch = new FlowWatch();
    assertThat(watch.look(false, -1, 0)).isEmpty();
    assertThat(watch.look(true, -1, 10_000_000)).isEmpty();
    assertThat(watch.look(true, -1, 14_999_999)).isEmpty();
    assertThat(watch.look(true, -1, 15_000_000)).contains("stalled");
    assertThat(watch.look(true, 15_500_000, 15_600_000)).contains("flowing");
    assertThat(watch.look(true, 15_700_000, 15_800_000)).isEmpty();
    assertThat(watch.look(false, 15_700_000, 30_000_000)).isEmpty();
    assertThat(watch.look(true, 15_700_000, 30_000_001)).isEmpty();
    assertThat(watch.look(true, 15_700_000, 35_000_001)).contains("stalled");
  }

  /** A dash is a free place. */
  private static List<Optional<String>> places(String... users) {
    return Stream.of(users).map(user -> user.equals("-") ? FREE : Optional.of(user)).toList();
  }

  private static Candidate<String> speaks(String who, double loudness) {
    return new Candidate<>(who, loudness);
  }
}
