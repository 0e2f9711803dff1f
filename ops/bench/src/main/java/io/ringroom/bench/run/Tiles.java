package io.ringroom.bench.run;

import io.ringroom.bench.clap.Clapper;
import io.ringroom.bench.clap.Sync;
import io.ringroom.bench.clap.Witness;
import io.ringroom.bench.peer.Clip;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.RingroomTarget;
import io.ringroom.bench.server.Usage;
import io.ringroom.bench.server.Waiting;
import io.ringroom.protocol.node.Reception;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Everybody sends a picture, one more watches all in one: what composing and encoding cost, how
 * long a flash takes from a camera to the viewer, and how many pictures a second he gets.
 */
final class Tiles {
  private static final int FPS = 15;
  private static final int BITS = 300_000;

  /** Tiles there are at most. */
  private static final int MOST = 16;

  private static final PeerShape CAMERA = new PeerShape(true, true, 0, 0);
  private static final PeerShape VIEWER = new PeerShape(false, false, 1, 1);

  private final Lab lab;
  private final Duration time;
  private final Table table;

  Tiles(Lab lab) {
    this.lab = lab;
    this.time = Duration.ofSeconds(lab.options().number("seconds", 20));
    this.table =
        lab.table(
            "tiles",
            "tiles",
            "CPU share, nobody watches",
            "CPU share, mixed",
            "CPU s/s of the mix",
            "pictures/s",
            "picture p50 ms",
            "p99 ms",
            "sound p50 ms",
            "load");
  }

  void run() {
    Clip clip = Clip.encode("ball", 320, 180, FPS, BITS, 10 * FPS);
    lab.ourselves(
        (target, generator) -> {
          for (String tiles : lab.options().list("tiles", "4,9,16")) {
            measure(target, Integer.parseInt(tiles), clip);
          }
        });
    lab.finish(table);
  }

  private void measure(RingroomTarget target, int tiles, Clip clip) {
    String room = "tiles" + tiles;
    List<LoadPeer> peers = new ArrayList<>();
    Clapper clapper = new Clapper();
    try (Witness witness = new Witness()) {
      for (int i = 0; i < tiles; i++) {
        LoadPeer peer = connected(target.enter(room, "c" + i, CAMERA, Reception.INDIVIDUAL));
        peers.add(peer);
        if (i == 0) {
          clapper.playBy(peer);
        } else {
          peer.sendPictures(clip.loop(FPS));
        }
      }
      Waiting.pause(Duration.ofSeconds(3));
      double alone = share(target);
      LoadPeer viewer = connected(target.enter(room, "viewer", VIEWER, Reception.MIXED));
      peers.add(viewer);
      viewer.hear(witness);
      Waiting.until("the mixed picture", () -> witness.isTied() ? true : null);
      long since = System.nanoTime();
      int before = witness.frames();
      double mixed = share(target);
      int frames = witness.frames() - before;
      // The viewer himself has a plate, where there is a place for it.
      int places = Math.min(MOST, tiles + 1);
      double middle = 0.5 / Math.ceil(Math.sqrt(places));
      Sync sync = Sync.of(clapper.claps(since), witness, middle, top(places) + middle);
      table.row(
          tiles,
          "%.3f".formatted(alone),
          "%.3f".formatted(mixed),
          "%.3f".formatted(mixed - alone),
          "%.1f".formatted((double) frames / time.toSeconds()),
          sync.picture().millis(0.5),
          sync.picture().millis(0.99),
          sync.sound().millis(0.5),
          Conditions.load());
      lab.say(table.last());
    }
    peers.forEach(LoadPeer::close);
    target.end(room);
  }

  /** Where the upper edge of a grid of so many is: rows are as high as columns are wide. */
  private static double top(int members) {
    double columns = Math.ceil(Math.sqrt(members));
    double rows = Math.ceil(members / columns);
    return (1 - rows / columns) / 2;
  }

  private double share(RingroomTarget target) {
    Usage before = target.usage();
    Waiting.pause(time);
    return (target.usage().cpuMillis() - before.cpuMillis()) / (double) time.toMillis();
  }

  private static LoadPeer connected(LoadPeer peer) {
    peer.connected().orTimeout(30, TimeUnit.SECONDS).join();
    return peer;
  }
}
