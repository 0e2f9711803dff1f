package io.ringroom.bench.run;

import io.ringroom.bench.clap.Clapper;
import io.ringroom.bench.clap.Sync;
import io.ringroom.bench.clap.Witness;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.RingroomTarget;
import io.ringroom.bench.server.Waiting;
import io.ringroom.protocol.node.Reception;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Somebody claps, another hears and sees it in the mix: how long both take, and how far they are
 * apart.
 */
final class Claps {
  private final Lab lab;
  private final Duration time;
  private final Table table;

  Claps(Lab lab) {
    this.lab = lab;
    this.time = Duration.ofSeconds(lab.options().number("seconds", 60));
    this.table =
        lab.table(
            "sync",
            "claps",
            "apart p50 ms",
            "least",
            "most",
            "apart on arrival p50 ms",
            "sound p50 ms",
            "p99",
            "picture p50 ms",
            "p99",
            "load");
  }

  void run() {
    lab.ourselves((target, generator) -> measure(target));
    lab.finish(table);
  }

  private void measure(RingroomTarget target) {
    Clapper clapper = new Clapper();
    try (Witness witness = new Witness()) {
      LoadPeer sender =
          enter(target, "clapper", new PeerShape(true, true, 0, 0), Reception.INDIVIDUAL);
      LoadPeer viewer =
          enter(target, "witness", new PeerShape(false, false, 1, 1), Reception.MIXED);
      viewer.hear(witness);
      clapper.playBy(sender);
      Waiting.until("a mix tied to a clock", () -> witness.isTied() ? true : null);
      long since = System.nanoTime();
      Waiting.pause(time);
      Sync sync = Sync.of(clapper.claps(since), witness, 0.25, 0.5);
      table.row(
          sync.apart().size(),
          sync.apart().millis(0.5),
          sync.apart().millis(0),
          sync.apart().millis(1),
          sync.apartOnArrival().millis(0.5),
          sync.sound().millis(0.5),
          sync.sound().millis(0.99),
          sync.picture().millis(0.5),
          sync.picture().millis(0.99),
          Conditions.load());
      lab.say(table.last());
      sender.close();
      viewer.close();
    }
    target.end("sync");
  }

  private static LoadPeer enter(
      RingroomTarget target, String user, PeerShape shape, Reception reception) {
    LoadPeer peer = target.enter("sync", user, shape, reception);
    peer.connected().orTimeout(30, TimeUnit.SECONDS).join();
    return peer;
  }
}
