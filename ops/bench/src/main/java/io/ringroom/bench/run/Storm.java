package io.ringroom.bench.run;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.report.Samples;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Many pairs meet and part before their connections are up, and meet again at once. Tells how many
 * second meetings fail, and how long they take until both are connected.
 */
final class Storm {
  private static final int LIMIT_SECONDS = 20;

  private final Lab lab;
  private final Table table;

  Storm(Lab lab) {
    this.lab = lab;
    this.table =
        lab.table(
            "storm",
            "server",
            "pairs",
            "round",
            "failed",
            "both connected p50 ms",
            "p95 ms",
            "alive after",
            "load");
  }

  void run() {
    lab.eachTarget(1, (target, generator) -> measure(target));
    lab.finish(table);
  }

  private void measure(Target target) {
    int pairs = lab.options().number("pairs", 48);
    int rounds = lab.options().number("rounds", 5);
    ExecutorService callers = Executors.newFixedThreadPool(pairs);
    for (int round = 1; round <= rounds; round++) {
      measure(target, callers, pairs, round);
    }
    callers.shutdownNow();
  }

  private void measure(Target target, ExecutorService callers, int pairs, int round) {
    Samples micros = new Samples();
    int failed = 0;
    List<CompletableFuture<Long>> meetings =
        lab.names("p", pairs).stream()
            .map(pair -> CompletableFuture.supplyAsync(() -> meet(target, round, pair), callers))
            .toList();
    for (CompletableFuture<Long> meeting : meetings) {
      try {
        micros.add(meeting.join());
      } catch (RuntimeException e) {
        failed++;
        lab.say("failed: " + e.getMessage());
      }
    }
    table.row(
        target.name(),
        pairs,
        round,
        failed,
        micros.millis(0.5),
        micros.millis(0.95),
        target.isAlive() ? "yes" : "no",
        Conditions.load());
    lab.say(table.last());
  }

  /** Microseconds from the beginning of the second meeting until both are connected. */
  private static long meet(Target target, int round, String pair) {
    Pair.begin(target, "storm-" + round + "-" + pair + "-a", pair).part();
    long from = System.nanoTime();
    Pair again = Pair.begin(target, "storm-" + round + "-" + pair + "-b", pair);
    again.first.connected().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    again.second.connected().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    long micros = (System.nanoTime() - from) / 1_000;
    again.part();
    return micros;
  }

  private record Pair(Target target, String room, LoadPeer first, LoadPeer second) {
    static Pair begin(Target target, String room, String name) {
      String a = name + "a";
      String b = name + "b";
      target.open(room, List.of(a, b));
      boolean apart = target.watchesApart();
      LoadPeer first = target.publish(room, a, apart ? List.of() : List.of(b));
      LoadPeer second = target.publish(room, b, apart ? List.of() : List.of(a));
      return new Pair(target, room, first, second);
    }

    void part() {
      first.close();
      second.close();
      target.end(room);
    }
  }
}
