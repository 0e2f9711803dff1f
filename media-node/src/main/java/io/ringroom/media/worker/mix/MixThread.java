package io.ringroom.media.worker.mix;

import io.ringroom.media.gst.Urgency;
import io.ringroom.media.mix.Complexity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Mixes on the ticks of a {@link TickClock}. Without mixes it sleeps. */
final class MixThread {
  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<RunningMix> mixes = new ArrayList<>();
  private final Complexity complexity = new Complexity();
  private final Lateness lateness = new Lateness();
  private final TickClock clock = new TickClock();
  private final AtomicInteger load = new AtomicInteger();
  private volatile long turnedMicros = nowMicros();

  MixThread(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector for mixes", e);
    }
    Thread thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  static long nowMicros() {
    return System.nanoTime() / 1_000;
  }

  /** From any thread; so are all but the private methods. */
  void add(RunningMix mix) {
    load.incrementAndGet();
    execute(
        () -> {
          mix.register(selector);
          mix.complexity(complexity.level());
          if (mixes.isEmpty()) {
            clock.begin(nowMicros());
          }
          mixes.add(mix);
        });
  }

  void remove(RunningMix mix) {
    load.decrementAndGet();
    execute(
        () -> {
          mixes.remove(mix);
          mix.close();
        });
  }

  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** How many mixes it has to do. */
  int load() {
    return load.get();
  }

  /** How long it has been at one thing, while there is something to do. */
  long stuckMicros() {
    return load.get() == 0 ? 0 : nowMicros() - turnedMicros;
  }

  private void run() {
    Urgency.claim(); // where that is not allowed, mixing competes with everything else
    while (selector.isOpen()) {
      try {
        turn();
      } catch (IOException | RuntimeException e) {
        // One bad packet must not end every mix.
        System.err.println("WARN mixing went on after a fault: " + e);
      }
    }
  }

  private void turn() throws IOException {
    if (mixes.isEmpty() && tasks.isEmpty()) {
      selector.select();
    } else {
      long wait = (clock.untilDue(nowMicros()) + 999) / 1_000;
      if (wait > 0 && tasks.isEmpty()) {
        selector.select(wait);
      } else {
        selector.selectNow();
      }
    }
    long now = nowMicros();
    turnedMicros = now;
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.isValid() && key.attachment() instanceof MixInputPort port) {
        port.read(now);
      }
    }
    selector.selectedKeys().clear();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    if (!mixes.isEmpty() && clock.isDue(nowMicros())) {
      tick();
    }
  }

  private void tick() {
    long now = nowMicros();
    long late = -clock.untilDue(now);
    long missed = clock.leaveOut(now);
    lateness.onTick(missed, late, now).ifPresent(words -> System.err.println("WARN " + words));
    while (clock.isDue(now)) {
      long began = nowMicros();
      long at = clock.next();
      for (int i = 0; i < mixes.size(); i++) {
        mixes.get(i).tick(missed, at);
      }
      missed = 0;
      if (complexity.onTick(nowMicros() - began)) {
        mixes.forEach(mix -> mix.complexity(complexity.level()));
      }
    }
  }
}
