package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.room.SpeakerChoice.Candidate;
import io.ringroom.protocol.node.FromNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MixLevelsTest {
  private static final RoomId ROOM = new RoomId("room-1");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final List<UserId> LISTENERS = List.of(ANN);
  private static final long STEP = MixLevels.INTERVAL_MICROS;

  private final MixLevels levels = new MixLevels();

  @Test
  @Tag("row-50")
  void who_hears_a_mix_is_told_who_is_how_loud_in_it() {
    assertThat(levels.look(ROOM, LISTENERS, talking(104), 0))
        .contains(new FromNode.Levels(ROOM, LISTENERS, List.of(new FromNode.UserLevel(BOB, -23))));
  }

  @Test
  void nobody_is_told_more_than_twice_a_second() {
    levels.look(ROOM, LISTENERS, talking(104), 0);

    assertThat(levels.look(ROOM, LISTENERS, talking(90), STEP - 1)).isEmpty();
    assertThat(levels.look(ROOM, LISTENERS, talking(90), STEP)).isPresent();
  }

  @Test
  void silence_is_told_once() {
    levels.look(ROOM, LISTENERS, talking(104), 0);

    assertThat(levels.look(ROOM, LISTENERS, talking(20), STEP))
        .contains(new FromNode.Levels(ROOM, LISTENERS, List.of()));
    assertThat(levels.look(ROOM, LISTENERS, talking(20), 2 * STEP)).isEmpty();
  }

  @Test
  void without_listeners_nothing_is_told() {
    assertThat(levels.look(ROOM, List.of(), talking(104), 0)).isEmpty();
  }

  private static List<Candidate<UserId>> talking(double loudness) {
    return List.of(new Candidate<>(BOB, loudness));
  }
}
