package io.ringroom.media.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CrossingTest {
  private static final Duration DELAY = Duration.ofMillis(150);
  private static final Duration JITTER = Duration.ofMillis(50);

  @Test
  void every_datagram_is_delayed_within_the_jitter_and_none_overtakes() {
    List<Long> arrivals = arrivals(LinkShape.delayed(DELAY, JITTER), 7);
    for (int i = 0; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i) - i * 1_000L).isBetween(150_000L, 200_000L);
    }
    assertThat(arrivals).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void about_the_share_that_was_asked_for_is_lost() {
    assertThat(arrivals(new LinkShape(DELAY, JITTER, 0.2, 0), 7))
        .filteredOn(arrival -> arrival == Crossing.LOST)
        .hasSizeBetween(150, 250);
  }

  @Test
  void about_the_share_that_was_asked_for_is_overtaken() {
    List<Long> arrivals = arrivals(new LinkShape(DELAY, Duration.ZERO, 0, 0.1), 7);
    long overtaken =
        LongStream.range(1, arrivals.size())
            .filter(i -> arrivals.get((int) i) < arrivals.get((int) i - 1))
            .count();
    assertThat(overtaken).isBetween(60L, 140L);
  }

  @Test
  void a_seed_makes_a_link_that_can_be_had_again() {
    LinkShape shape = new LinkShape(DELAY, JITTER, 0.1, 0.1);
    assertThat(arrivals(shape, 7)).isEqualTo(arrivals(shape, 7)).isNotEqualTo(arrivals(shape, 8));
  }

  private static List<Long> arrivals(LinkShape shape, long seed) {
    Crossing crossing = new Crossing(shape, new Random(seed));
    return LongStream.range(0, 1_000).map(i -> crossing.arrival(i * 1_000)).boxed().toList();
  }
}
