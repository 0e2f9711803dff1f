package io.ringroom.media.worker.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ringroom.media.browser.Await;
import io.ringroom.media.gst.Urgency;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.mix.WireEar;
import io.ringroom.media.mix.WireTalkers;
import io.ringroom.media.process.MediaTasks;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.task.WorkerRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudioMixWorkerIT {
  private static final double[] HERTZ = {440, 830, 1_490};

  private final MediaTasks tasks = new MediaTasks(Runnable::run);
  private final List<WireEar> ears = new ArrayList<>();
  private volatile List<Integer> ports = List.of();
  private WireTalkers talkers;

  @BeforeEach
  void begin() throws IOException {
    talkers = new WireTalkers();
    List<Integer> outputs = new ArrayList<>();
    for (int i = 0; i <= HERTZ.length; i++) {
      ears.add(new WireEar());
      outputs.add(ears.get(i).port());
    }
    tasks.start(
        WorkerRole.MIX,
        "room",
        new AudioMixSpec(outputs, 0),
        new TaskControl.Listener() {
          @Override
          public void running(List<Integer> inputs) {
            ports = inputs;
          }

          @Override
          public void interrupted(String why) {
            ports = List.of();
          }
        });
    awaitRunning();
  }

  @AfterEach
  void end() throws IOException {
    talkers.close();
    tasks.close();
    for (WireEar ear : ears) {
      ear.close();
    }
  }

  @Test
  void each_hears_all_others_and_not_himself() {
    allTalk();
    Await.that(
        () -> "not everybody hears everybody else",
        Duration.ofSeconds(10),
        () -> {
          for (int talker = 0; talker < HERTZ.length; talker++) {
            for (int ear = 0; ear < ears.size(); ear++) {
              if (ear != talker + 1 && Math.abs(ears.get(ear).hears(HERTZ[talker]) + 20) > 3) {
                return false;
              }
            }
          }
          return true;
        });
    for (int talker = 0; talker < HERTZ.length; talker++) {
      assertThat(ears.get(talker + 1).hears(HERTZ[talker])).isLessThan(-60);
      assertThat(ears.get(0).hears(HERTZ[talker])).isCloseTo(-20, within(3.0));
    }
  }

  @Test
  void mixing_comes_before_other_work_where_the_system_allows_it() throws IOException {
    // In a thread of its own: it keeps what it claims.
    assumeThat(
            CompletableFuture.supplyAsync(Urgency::claim, work -> new Thread(work).start()).join())
        .isTrue();

    assertThat(niceOf("audio-mix-0")).isEqualTo(Urgency.NICE);
  }

  /** Field 19 of a thread's stat, behind its name. */
  private int niceOf(String name) throws IOException {
    Path threads = Path.of("/proc", String.valueOf(tasks.pid(WorkerRole.MIX)), "task");
    try (Stream<Path> all = Files.list(threads)) {
      for (Path thread : all.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.contains("(" + name + ")")) {
          return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        }
      }
    }
    throw new AssertionError("no thread " + name);
  }

  @Test
  void after_the_death_of_the_worker_another_one_mixes() {
    allTalk();
    Await.that(
        () -> "the mix is not heard", Duration.ofSeconds(10), () -> ears.get(0).hears(440) > -23);
    ProcessHandle.of(tasks.pid(WorkerRole.MIX)).orElseThrow().destroyForcibly();
    Await.that(() -> "the mix goes on", Duration.ofSeconds(5), () -> ports.isEmpty());
    awaitRunning();
    long back = System.nanoTime();
    talkers.silence();
    allTalk();
    Await.that(
        () -> "the mix is not heard again",
        Duration.ofSeconds(10),
        () -> ears.get(0).heardSince(back));
  }

  private void awaitRunning() {
    Await.that(
        () -> "the mix does not run", Duration.ofSeconds(30), () -> ports.size() == HERTZ.length);
  }

  private void allTalk() {
    for (int i = 0; i < HERTZ.length; i++) {
      talkers.begin(ports.get(i), HERTZ[i], 0.1);
    }
  }
}
