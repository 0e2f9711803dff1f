package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.record.RecordingSettings;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.transport.MediaLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AudioMixingTest {
  private static final UserId ANN = new UserId("ann");
  private static final long SECOND = 1_000_000;

  private final MediaLoop loop = new MediaLoop().start();
  private final Tasks tasks = new Tasks();
  private final AudioMixing mixing =
      new AudioMixing(
          new RoomId("room"),
          new RoomContext(
              loop,
              new NtpTime(0),
              report -> {},
              tasks,
              new MixSettings(3),
              new RecordingSettings(Path.of("nowhere"), 0, Duration.ZERO, Duration.ZERO),
              new NoRecordings(),
              new Random(1)));

  /** Remembers what it was given to do. */
  private static final class Tasks implements TaskControl {
    private final List<AudioMixSpec> given = new ArrayList<>();
    private int stopped;

    @Override
    public void start(WorkerRole role, String id, TaskSpec spec, Listener listener) {
      given.add((AudioMixSpec) spec);
    }

    @Override
    public void stop(WorkerRole role, String id) {
      stopped++;
    }
  }

  @AfterEach
  void close() {
    onLoop(mixing::close);
    loop.close();
  }

  @Test
  void nothing_runs_while_nobody_wants_it() {
    want(false, 0);
    assertThat(tasks.given).isEmpty();
    assertThat(mixing.isOpen()).isFalse();
  }

  @Test
  void it_begins_with_the_first_listener_and_has_one_output_more_than_inputs() {
    want(true, 0);
    want(true, SECOND);
    assertThat(tasks.given).hasSize(1);
    assertThat(tasks.given.get(0).outputs()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void it_goes_on_for_a_moment_when_the_last_listener_leaves_and_then_ends() {
    want(true, 0);
    want(false, 4 * SECOND);
    assertThat(tasks.stopped).isZero();
    want(false, 6 * SECOND);
    assertThat(tasks.stopped).isEqualTo(1);
    assertThat(mixing.isOpen()).isFalse();
  }

  @Test
  void until_it_is_heard_there_is_none() {
    want(true, 0);
    assertThat(mixing.heardBy(ANN, 0)).isEmpty();
    onLoop(() -> mixing.running(List.of(1, 2, 3)));
    assertThat(mixing.heardBy(ANN, SECOND)).isEmpty();
  }

  @Test
  void one_that_cannot_be_had_is_asked_for_again_later() {
    want(true, 0);
    onLoop(() -> mixing.ended("no worker"));
    want(true, 10 * SECOND);
    assertThat(tasks.given).hasSize(1);
    want(true, 31 * SECOND);
    assertThat(tasks.given).hasSize(2);
  }

  @Test
  void listeners_who_lose_packets_are_provided_for() {
    want(true, 0);
    onLoop(() -> mixing.want(true, 8, SECOND));
    assertThat(tasks.given).last().extracting(AudioMixSpec::lossPercent).isEqualTo(20);
  }

  private void want(boolean wanted, long nowMicros) {
    onLoop(() -> mixing.want(wanted, 0, nowMicros));
  }

  private void onLoop(Runnable step) {
    loop.ask(
            () -> {
              step.run();
              return true;
            })
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
  }
}
