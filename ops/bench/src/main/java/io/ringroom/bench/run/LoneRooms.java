package io.ringroom.bench.run;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.Target;
import io.ringroom.bench.server.Usage;
import io.ringroom.bench.server.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many rooms, in each of them one who talks to nobody. */
final class LoneRooms {
  private final Lab lab;
  private final Duration time;
  private final Duration warmUp;
  private final Table table;

  LoneRooms(Lab lab) {
    this.lab = lab;
    this.time = Duration.ofSeconds(lab.options().number("seconds", 10));
    this.warmUp = Duration.ofSeconds(lab.options().number("warmup", 30));
    this.table = lab.table("lone", "server", "rooms", "CPU % of a core", "threads", "MiB", "load");
  }

  void run() {
    lab.eachTarget(1, (target, generator) -> measure(target, lab.options().number("rooms", 100)));
    lab.finish(table);
  }

  private void measure(Target target, int rooms) {
    List<LoadPeer> peers = new ArrayList<>();
    for (int i = 0; i < rooms; i++) {
      target.open("lone" + i, List.of("u" + i));
      LoadPeer peer = target.publish("lone" + i, "u" + i, List.of());
      peer.connected().join();
      peer.sendAudio();
      peers.add(peer);
    }
    Waiting.pause(warmUp);
    Usage before = target.usage();
    Waiting.pause(time);
    Usage after = target.usage();
    table.row(
        target.name(),
        rooms,
        "%.1f".formatted((after.cpuMillis() - before.cpuMillis()) / 10.0 / time.toSeconds()),
        after.threads(),
        after.residentKib() / 1024,
        Conditions.load());
    lab.say(table.last());
    peers.forEach(LoadPeer::close);
  }
}
