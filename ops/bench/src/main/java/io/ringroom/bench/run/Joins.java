package io.ringroom.bench.run;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.Milestones;
import io.ringroom.bench.report.Samples;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.Target;
import io.ringroom.bench.server.Usage;
import io.ringroom.bench.server.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Viewers come one after the other into a room where somebody talks: from the wish to be let in to
 * the first packet that proves right.
 */
final class Joins {
  private static final int WARM_UP = 60;
  private static final int LIMIT_SECONDS = 20;

  private final Lab lab;
  private final int count;
  private final Table table;

  Joins(Lab lab) {
    this.lab = lab;
    this.count = lab.options().number("joins", 200);
    this.table =
        lab.table(
            "joins",
            "server",
            "joins",
            "ICE p50 ms",
            "DTLS p50 ms",
            "first packet p50 ms",
            "p95 ms",
            "CPU ms per join",
            "load");
  }

  void run() {
    lab.eachTarget(1, (target, generator) -> measure(target));
    lab.finish(table);
  }

  private void measure(Target target) {
    List<String> users = new ArrayList<>(lab.names("v", WARM_UP + count));
    users.add("talker");
    target.open("joins", users);
    LoadPeer talker = target.publish("joins", "talker", List.of());
    talker.connected().join();
    talker.sendAudio();
    talker.sendVideo(500_000, 30);
    Waiting.pause(Duration.ofSeconds(1)); // Janus shows a feed a moment after it is connected
    for (int i = 0; i < WARM_UP; i++) {
      join(target, "v" + i);
    }
    Usage before = target.usage();
    Samples ice = new Samples();
    Samples dtls = new Samples();
    Samples first = new Samples();
    for (int i = WARM_UP; i < WARM_UP + count; i++) {
      Milestones reached = join(target, "v" + i);
      ice.add(reached.micros(Milestones.Step.ICE));
      dtls.add(reached.micros(Milestones.Step.DTLS));
      first.add(reached.micros(Milestones.Step.FIRST_PACKET));
    }
    long cpu = target.usage().cpuMillis() - before.cpuMillis();
    table.row(
        target.name(),
        count,
        ice.millis(0.5),
        dtls.millis(0.5),
        first.millis(0.5),
        first.millis(0.95),
        "%.1f".formatted((double) cpu / count),
        Conditions.load());
    lab.say(table.last());
    talker.close();
  }

  private static Milestones join(Target target, String user) {
    LoadPeer peer = target.view("joins", user, List.of("talker"));
    peer.receiving().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    target.leave("joins", peer);
    peer.close();
    return peer.milestones();
  }
}
