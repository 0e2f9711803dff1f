package io.ringroom.media.worker.mix;

import io.ringroom.media.mix.Complexity;
import io.ringroom.media.mix.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Mixes on a tick of 20 ms that follows the clock and not the work: a tick that comes late is made
 * up for, one that was missed is left out. Without mixes it sleeps.
 */
final class MixThread {
  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<RunningMix> mixes = new ArrayList<>();
  private final Complexity complexity = new Complexity();
  private final Lateness lateness = new Lateness();
  private final AtomicInteger load = new AtomicInteger();
  private volatile long turnedMicros = nowMicros();
  private long dueMicros;

  MixThread(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector for mixes", e);
    }
    Thread thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
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
            dueMicros = nowMicros() + Sound.FRAME_MICROS;
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
      long wait = (dueMicros - nowMicros() + 999) / 1_000;
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
    if (!mixes.isEmpty() && nowMicros() >= dueMicros) {
      tick();
    }
  }

  private void tick() {
    long now = nowMicros();
    long missed = (now - dueMicros) / Sound.FRAME_MICROS;
    lateness
        .onTick(missed, now - dueMicros, now)
        .ifPresent(words -> System.err.println("WARN " + words));
    for (int i = 0; i < mixes.size(); i++) {
      mixes.get(i).tick(missed, now);
    }
    dueMicros += (missed + 1) * Sound.FRAME_MICROS;
    if (complexity.onTick(nowMicros() - now)) {
      mixes.forEach(mix -> mix.complexity(complexity.level()));
    }
  }
}
