package io.ringroom.media.room;

import static io.ringroom.protocol.node.Reception.INDIVIDUAL;
import static io.ringroom.protocol.node.Reception.MIXED;
import static io.ringroom.protocol.node.Reception.MIXED_AUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.room.ReceptionChoice.Costs;
import io.ringroom.protocol.node.Reception;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReceptionChoiceTest {
  /** Four others with pictures, each 150 kbit/s when small and 40 kbit/s of voice. */
  private static final Costs FIVE = new Costs(760_000, 660_000, 214_000);

  private static final Costs TWO = new Costs(190_000, 214_000, 214_000);
  private static final Costs VOICES = new Costs(160_000, 64_000, 64_000);

  private final ReceptionChoice choice = new ReceptionChoice();
  private long now = 1_000_000;
  private Costs costs = FIVE;
  private Reception wanted = INDIVIDUAL;

  @Test
  void while_nothing_is_known_of_the_link_it_is_as_wanted() {
    assertThat(after(60, -1)).isEqualTo(INDIVIDUAL);
  }

  @Tag("row-54")
  @Test
  void a_link_too_narrow_for_small_pictures_of_all_gets_the_mix_and_a_moment_does_not() {
    assertThat(after(1, 300_000)).isEqualTo(INDIVIDUAL);
    assertThat(after(1, 900_000)).isEqualTo(INDIVIDUAL);
    assertThat(after(1, 300_000)).isEqualTo(INDIVIDUAL);
    assertThat(after(2, 300_000)).isEqualTo(MIXED);
  }

  @Tag("row-54")
  @Test
  void a_link_that_recovers_gets_the_streams_of_each_back_when_they_clearly_fit() {
    after(3, 300_000);
    assertThat(after(30, 800_000)).as("about what it takes").isEqualTo(MIXED);
    assertThat(after(4, 1_200_000)).isEqualTo(MIXED);
    assertThat(after(3, 1_200_000)).isEqualTo(INDIVIDUAL);
  }

  @Test
  void what_was_lost_again_soon_is_tried_later_and_later() {
    after(3, 300_000);
    after(7, 1_200_000);
    assertThat(after(3, 300_000)).isEqualTo(MIXED);
    assertThat(after(7, 1_200_000)).as("as long as the first time").isEqualTo(MIXED);
    assertThat(after(5, 1_200_000)).isEqualTo(INDIVIDUAL);
  }

  @Test
  void for_one_picture_alone_nobody_makes_a_mix() {
    costs = TWO;
    assertThat(after(60, 100_000)).isEqualTo(INDIVIDUAL);
  }

  @Test
  void many_voices_without_pictures_become_one() {
    costs = VOICES;
    assertThat(after(3, 100_000)).isEqualTo(MIXED_AUDIO);
  }

  @Test
  void on_a_link_too_narrow_for_anything_it_is_the_cheapest() {
    assertThat(after(3, 50_000)).isEqualTo(MIXED);
  }

  @Test
  void nobody_gets_more_than_he_wants() {
    wanted = MIXED;
    assertThat(after(60, 5_000_000)).isEqualTo(INDIVIDUAL);
    assertThat(wanted.atMost(choice.affordable())).isEqualTo(MIXED);
    assertThat(choice.wantedBits()).isZero();
  }

  @Test
  void what_the_next_better_needs_is_what_a_probe_tries_for() {
    after(3, 300_000);
    assertThat(choice.wantedBits()).isGreaterThan(660_000);
    assertThat(after(8, choice.wantedBits())).isEqualTo(MIXED_AUDIO);
    assertThat(after(8, choice.wantedBits())).isEqualTo(INDIVIDUAL);
    assertThat(choice.wantedBits()).isZero();
  }

  @Test
  void who_may_not_be_changed_any_more_gets_what_he_wants() {
    after(3, 300_000);
    choice.free();
    assertThat(choice.affordable()).isEqualTo(INDIVIDUAL);
  }

  /** What is affordable after so many seconds on such a link, looked at five times a second. */
  private Reception after(int seconds, long link) {
    for (int i = 0; i < 5 * seconds; i++) {
      now += 200_000;
      choice.look(link, wanted, costs, now);
    }
    return choice.affordable();
  }
}
