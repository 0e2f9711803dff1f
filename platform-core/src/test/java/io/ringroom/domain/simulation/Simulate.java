package io.ringroom.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays as many schedules as one has patience for, on all cores; or one of them again, with all
 * that happens in it. Started by {@code ops/bin/simulate}.
 */
final class Simulate {
  private static final int PROGRESS_SECONDS = 15;
  private static final int MOST_REPORTS = 3;

  private final long first;
  private final long count;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final List<String> reports = new ArrayList<>();
  private final long began = System.nanoTime();

  private Simulate(long first, long count) {
    this.first = first;
    this.count = count;
  }

  /** {@code count first}, or {@code play seed steps}; steps below 0 mean all of them. */
  public static void main(String[] args) throws InterruptedException {
    boolean held =
        args.length == 3
            ? again(Play.named(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]))
            : new Simulate(Long.parseLong(args[1]), Long.parseLong(args[0])).run();
    System.exit(held ? 0 : 1);
  }

  private static boolean again(Play play, long seed, int steps) {
    Schedule whole = new Schedule(play, seed, Rules.REAL);
    World world = (steps < 0 ? whole : new Schedule(play, seed, steps, Rules.REAL)).told();
    world.story.forEach(System.out::println);
    System.out.println(
        world.audit.faults.isEmpty() ? "Every rule held." : String.join("\n", world.audit.faults));
    return world.audit.faults.isEmpty();
  }

  private boolean run() throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    System.out.printf("%,d schedules from seed %d on %d cores ...%n", count, first, cores);
    ExecutorService workers = Executors.newFixedThreadPool(cores);
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < cores; i++) {
      Tally tally = new Tally();
      tallies.add(tally);
      workers.execute(() -> work(tally));
    }
    workers.shutdown();
    while (!workers.awaitTermination(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
      System.out.println("  ... " + progress());
    }
    System.out.println(progress());
    System.out.println(Tally.sum(tallies));
    synchronized (reports) {
      reports.forEach(System.out::println);
      System.out.println(reports.isEmpty() ? "Every rule held in every schedule." : "BROKEN");
      return reports.isEmpty();
    }
  }

  private void work(Tally tally) {
    long n;
    while (!enough.get() && (n = next.getAndIncrement()) < count) {
      long seed = first + n;
      Play play = Play.MIX.get((int) Math.floorMod(seed, (long) Play.MIX.size()));
      Schedule schedule = new Schedule(play, seed, Rules.REAL);
      if (!schedule.faults(tally).isEmpty()) {
        report(schedule.shortest().report());
      }
      done.incrementAndGet();
    }
  }

  private void report(String broken) {
    System.out.println(broken);
    synchronized (reports) {
      reports.add(broken);
      enough.set(reports.size() >= MOST_REPORTS);
    }
  }

  private String progress() {
    double seconds = (System.nanoTime() - began) / 1e9;
    return String.format(
        Locale.ROOT,
        "%,d of %,d schedules in %.0f s, %.0f schedules/s",
        done.get(),
        count,
        seconds,
        done.get() / seconds);
  }
}
