package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.UserId;
import io.ringroom.media.room.Quality.Limit;
import io.ringroom.media.room.Quality.Measured;
import io.ringroom.media.transport.BrowserPort;
import io.ringroom.protocol.node.FromNode.UserQuality;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QualitiesTest {
  private static final UserId BOB = new UserId("bob");
  private static final long LOOK_MICROS = 200_000;

  private final Qualities qualities = new Qualities();
  private final List<UserQuality> told = new ArrayList<>();
  private long now = 100_000_000;
  private long lastHeard = now;
  private double loss;

  private final Qualities.Link bob =
      new Qualities.Link() {
        @Override
        public UserId user() {
          return BOB;
        }

        @Override
        public boolean isSilent(long nowMicros) {
          return nowMicros - lastHeard > BrowserPort.SUSPECT_AFTER.toNanos() / 1_000;
        }

        @Override
        public Measured measure(long nowMicros) {
          return new Measured(true, isSilent(nowMicros), loss, 20, 5, Limit.NONE);
        }
      };

  @Tag("row-52")
  @Test
  void who_vanishes_without_a_word_is_told_to_be_down_within_five_seconds() {
    talk(10);
    told.clear();

    long vanished = now;
    while (told.isEmpty()) {
      look();
    }

    assertThat(told).containsExactly(new UserQuality(BOB, Quality.DOWN));
    assertThat(now - vanished).isLessThan(5_000_000);
  }

  @Test
  void who_is_back_is_told_as_he_is_and_nothing_is_said_twice() {
    talk(10);
    now += 6_000_000;
    look();
    loss = 0.1;
    talk(10);

    assertThat(told)
        .extracting(UserQuality::quality)
        .containsExactly(Quality.EXCELLENT, Quality.DOWN, Quality.BAD);
  }

  private void talk(int seconds) {
    for (int i = 0; i < 5 * seconds; i++) {
      lastHeard = now;
      look();
    }
  }

  private void look() {
    now += LOOK_MICROS;
    told.addAll(qualities.look(List.of(bob), now));
  }
}
