package io.ringroom.media.gst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GstThreadTest {
  private final List<String> stalls = new CopyOnWriteArrayList<>();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final GstThread thread = new GstThread(Duration.ofMillis(300), stalls::add, faults::add);

  @AfterEach
  void end() {
    thread.close();
  }

  @Test
  void a_task_that_does_not_return_is_told_by_name() {
    CountDownLatch never = new CountDownLatch(1);

    thread.run(
        "open the camera",
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    await("the watcher notices").until(() -> stalls.contains("open the camera"));
  }

  @Test
  void a_failing_task_neither_ends_the_thread_nor_its_own_repetition() {
    AtomicInteger runs = new AtomicInteger();

    thread.every(
        Duration.ofMillis(1),
        "fail",
        () -> {
          runs.incrementAndGet();
          throw new IllegalStateException("on purpose");
        });

    await("it runs again").until(() -> runs.get() > 3);
    assertThat(faults).hasSizeGreaterThanOrEqualTo(3);
    assertThat(stalls).isEmpty();
  }
}
