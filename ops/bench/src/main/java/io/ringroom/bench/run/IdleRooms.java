package io.ringroom.bench.run;

import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.Target;
import io.ringroom.bench.server.Usage;
import io.ringroom.bench.server.Waiting;
import java.time.Duration;
import java.util.List;

/** Rooms in which nobody is: what they cost. */
final class IdleRooms {
  private final Lab lab;
  private final Duration time;
  private final Table table;

  IdleRooms(Lab lab) {
    this.lab = lab;
    this.time = Duration.ofSeconds(lab.options().number("seconds", 15));
    this.table =
        lab.table(
            "idle",
            "server",
            "rooms",
            "CPU % of a core",
            "threads",
            "more threads",
            "KiB per room",
            "load");
  }

  void run() {
    int rooms = lab.options().number("rooms", 10_000);
    lab.eachTarget(1, (target, generator) -> measure(target, target.watchesApart() ? 400 : rooms));
    lab.finish(table);
  }

  private void measure(Target target, int rooms) {
    Waiting.pause(Duration.ofSeconds(5)); // its start is over then
    Usage empty = target.usage();
    for (int i = 0; i < rooms; i++) {
      target.open("idle" + i, List.of("a" + i, "b" + i));
    }
    Waiting.pause(Duration.ofSeconds(10)); // what was said of the rooms is compiled and collected
    Usage before = target.usage();
    Waiting.pause(time);
    Usage after = target.usage();
    table.row(
        target.name(),
        rooms,
        "%.2f".formatted((after.cpuMillis() - before.cpuMillis()) / 10.0 / time.toSeconds()),
        after.threads(),
        after.threads() - empty.threads(),
        "%.1f".formatted((double) (after.residentKib() - empty.residentKib()) / rooms),
        Conditions.load());
    lab.say(table.last());
  }
}
