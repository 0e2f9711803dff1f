package io.ringroom.media.worker.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.task.CompositionSpec.Tile;
import org.junit.jupiter.api.Test;

class ShowingTest {
  private static final long NOW = 1_000_000;
  private static final long LATER = NOW + Showing.ON_THE_WAY_MILLIS;

  @Test
  void an_input_is_seen_with_its_first_picture() {
    Showing showing = Showing.begin(tile("ann", 0), 0, NOW);

    assertThat(showing.look(0, LATER).seen()).isFalse();
    assertThat(showing.look(1, LATER).seen()).isTrue();
  }

  @Test
  void pictures_of_who_was_there_before_are_not_seen_under_the_new_name() {
    Showing showing = Showing.begin(tile("ann", 0), 0, NOW).look(9, LATER);

    Showing next = showing.at(tile("bob", 0), 10, LATER).look(12, LATER + 100);

    assertThat(next.seen()).isFalse();
    assertThat(next.look(12, LATER + Showing.ON_THE_WAY_MILLIS).seen()).isFalse();
    assertThat(next.look(13, LATER + Showing.ON_THE_WAY_MILLIS).seen()).isTrue();
  }

  @Test
  void who_only_moves_is_seen_all_the_time() {
    Showing showing = Showing.begin(tile("ann", 0), 0, NOW).look(9, LATER);

    Showing moved = showing.at(tile("ann", 320), 9, LATER);

    assertThat(moved.seen()).isTrue();
    assertThat(moved.tile().x()).isEqualTo(320);
  }

  private static Tile tile(String source, int x) {
    return new Tile(0, source, x, 0, 320, 180, 0, true, source);
  }
}
