package io.ringroom.media.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.media.process.MediaTasks;
import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.CompositionSpec.Rendition;
import io.ringroom.media.task.CompositionSpec.Tile;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.WorkerRole;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The worker that composes pictures, judged by what is to be seen in them. */
@Timeout(60)
class CompositionIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final int INPUTS = 4;

  private final MediaTasks tasks = new MediaTasks(Runnable::run);
  private final List<List<Integer>> runs = new CopyOnWriteArrayList<>();
  private final List<String> ends = new CopyOnWriteArrayList<>();
  private Screen screen;

  @BeforeEach
  void open_a_screen() throws IOException {
    screen = new Screen(() -> runs.isEmpty() ? 0 : ports().get(INPUTS));
  }

  @AfterEach
  void end_all() throws IOException {
    tasks.close();
    screen.close();
  }

  @Test
  @Tag("row-61")
  void each_picture_is_in_its_place_and_goes_to_another_at_once() throws IOException {
    play(spec(left(0, "ann"), right(1, "bob")));
    try (ColourCamera red = new ColourCamera("red", 320, 180, ports().get(0));
        ColourCamera blue = new ColourCamera("blue", 640, 360, ports().get(1))) {
      screen.awaitColour(Screen.RED, 0.25, 0.25, SOON);
      screen.awaitColour(Screen.BLUE, 0.75, 0.25, SOON);
      assertThat(screen.shows(Screen.GREEN, 0.5, 0.9)).as("the background").isTrue();

      play(spec(left(1, "bob"), right(0, "ann")));

      screen.awaitColour(Screen.BLUE, 0.25, 0.25, AT_ONCE);
      screen.awaitColour(Screen.RED, 0.75, 0.25, AT_ONCE);
      assertThat(runs).as("nothing was started anew").hasSize(1);
    }
  }

  @Test
  void who_sends_nothing_any_more_is_a_plate_until_he_sends_again() throws IOException {
    play(spec(left(0, "ann")));
    try (ColourCamera white = new ColourCamera("white", 320, 180, ports().get(0))) {
      screen.awaitColour(Screen.WHITE, 0.1, 0.1, SOON);
    }
    await("the plate")
        .atMost(Duration.ofSeconds(4))
        .until(() -> !screen.shows(Screen.WHITE, 0.1, 0.1));
    try (ColourCamera again = new ColourCamera("red", 320, 180, ports().get(0))) {
      screen.awaitColour(Screen.RED, 0.1, 0.1, SOON);
    }
  }

  @Test
  void a_worker_that_is_killed_is_back_with_the_same_picture() throws IOException {
    play(spec(left(0, "ann")));
    try (ColourCamera red = new ColourCamera("red", 320, 180, ports().get(0))) {
      screen.awaitColour(Screen.RED, 0.25, 0.25, SOON);

      long killed = System.nanoTime();
      ProcessHandle.of(tasks.pid(WorkerRole.MIX)).orElseThrow().destroyForcibly();

      await("a picture of the next worker")
          .atMost(Duration.ofSeconds(8))
          .until(() -> runs.size() > 1 && screen.ear.keyFrameSince(killed + 100_000_000));
    }
    assertThat(ends).isEmpty();
  }

  private List<Integer> ports() {
    return runs.get(runs.size() - 1);
  }

  private CompositionSpec spec(Tile... tiles) {
    return new CompositionSpec(
        640,
        360,
        15,
        INPUTS,
        List.of(new Rendition(640, 360, 600_000, screen.ear.port(), true)),
        "#00ff00",
        List.of(tiles));
  }

  private static Tile left(int input, String name) {
    return new Tile(input, name, 0, 0, 320, 180, 0, true, name);
  }

  private static Tile right(int input, String name) {
    return new Tile(input, name, 320, 0, 320, 180, 1, true, name);
  }

  private void play(CompositionSpec spec) {
    tasks.start(
        WorkerRole.MIX,
        "room",
        spec,
        new TaskControl.Listener() {
          @Override
          public void running(List<Integer> ports) {
            runs.add(ports);
          }

          @Override
          public void ended(String why) {
            ends.add(why);
          }
        });
    await("the composition plays").atMost(SOON).until(() -> !runs.isEmpty() || !ends.isEmpty());
    assertThat(ends).isEmpty();
  }
}
