package io.ringroom.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulation bites: whatever rule is broken on purpose, it notices. The seeds are fixed, so
 * after how many schedules it does is the same in every run.
 */
class MutantsTest {
  private static final int SCHEDULES = 20_000;

  static List<Mutant> mutants() {
    return Stream.of(
            RingMutants.all(),
            TalkMutants.all(),
            EndMutants.all(),
            NoticeMutants.all(),
            HoldMutants.all(),
            MediaMutants.all(),
            RecoveryMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Which mutant was seen after how many schedules: {@code target/mutants.txt}. */
  private static final List<String> SEEN = new ArrayList<>();

  @AfterAll
  static void write() throws IOException {
    Files.write(Path.of("target", "mutants.txt"), SEEN);
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void is_found(Mutant mutant) {
    OptionalInt after = new Schedules(SCHEDULES, mutant.play(), mutant.rules()).firstBroken();

    assertThat(after).as("%s: not seen in %s schedules", mutant, SCHEDULES).isPresent();
    SEEN.add("%6d %-10s %s".formatted(after.getAsInt(), mutant.play(), mutant));
  }

  @Test
  void there_are_more_than_thirty_and_each_is_another() {
    assertThat(mutants()).hasSizeGreaterThan(30);
    assertThat(mutants()).extracting(Mutant::fault).doesNotHaveDuplicates();
  }
}
