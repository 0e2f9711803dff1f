package io.ringroom.bench.run;

import io.ringroom.bench.peer.Flow;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.report.Samples;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.Target;
import io.ringroom.bench.server.Usage;
import io.ringroom.bench.server.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Forwarding: one sender to many viewers, or everybody to everybody, with sound and 720p pictures.
 * Tells the packets out per CPU-second of the server, its loss, and the delay from sender to
 * receiver (which holds the generator's own, too).
 */
final class FanOut {
  private final Lab lab;
  private final int kilobits;
  private final Duration time;
  private final Duration warmUp;
  private final Table table;

  FanOut(Lab lab) {
    this.lab = lab;
    this.kilobits = lab.options().number("kilobits", 1_500);
    this.time = Duration.ofSeconds(lab.options().number("seconds", 10));
    this.warmUp = Duration.ofSeconds(lab.options().number("warmup", 30));
    this.table =
        lab.table(
            "fanout",
            "server",
            "shape",
            "packets out/s",
            "CPU share",
            "packets out per CPU-s",
            "lost",
            "delay p50 ms",
            "delay p99 ms",
            "threads",
            "MiB",
            "load");
  }

  void run() {
    lab.eachTarget(
        8,
        (target, generator) -> {
          for (String shape : lab.options().list("shapes", "1x10,1x50,1x100,8x8")) {
            int senders = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
            int receivers = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
            generator.newRoom();
            measure(target, shape, senders, receivers);
          }
        });
    lab.finish(table);
  }

  private void measure(Target target, String shape, int senders, int receivers) {
    boolean everybody = senders == receivers;
    List<String> talkers = lab.names("s", senders);
    List<String> viewers = everybody ? List.of() : lab.names("v", receivers);
    List<String> all = new ArrayList<>(talkers);
    all.addAll(viewers);
    String room = "fan" + shape;
    target.open(room, all);
    List<LoadPeer> peers = new ArrayList<>();
    for (String talker : talkers) {
      List<String> others =
          everybody && !target.watchesApart()
              ? talkers.stream().filter(other -> !other.equals(talker)).toList()
              : List.of();
      LoadPeer peer = target.publish(room, talker, others);
      peer.connected().join();
      peer.sendAudio();
      peer.sendVideo(kilobits * 1_000, 30);
      peers.add(peer);
    }
    Waiting.pause(Duration.ofSeconds(1)); // Janus shows a feed a moment after it is connected
    for (String viewer : viewers) {
      LoadPeer peer = target.view(room, viewer, talkers);
      peer.connected().join();
      peers.add(peer);
    }
    if (everybody && target.watchesApart()) {
      watchOthers(target, room, talkers, peers);
    }
    Waiting.pause(warmUp);
    report(target, shape, peers);
    peers.forEach(LoadPeer::close);
    target.end(room);
  }

  /** Where everybody who sends needs a second connection to watch the others. */
  private static void watchOthers(
      Target target, String room, List<String> talkers, List<LoadPeer> peers) {
    for (String talker : talkers) {
      List<String> others = talkers.stream().filter(other -> !other.equals(talker)).toList();
      LoadPeer peer = target.view(room, talker, others);
      peer.connected().join();
      peers.add(peer);
    }
  }

  private void report(Target target, String shape, List<LoadPeer> peers) {
    peers.forEach(LoadPeer::clear);
    Usage before = target.usage();
    long from = System.nanoTime();
    Waiting.pause(time);
    Usage after = target.usage();
    double seconds = (System.nanoTime() - from) / 1e9;
    long received = 0;
    long expected = 0;
    Samples delays = new Samples();
    for (LoadPeer peer : peers) {
      received += peer.read(a -> a.flows().stream().mapToLong(Flow::received).sum());
      expected += peer.read(a -> a.flows().stream().mapToLong(Flow::expected).sum());
      delays.addAll(peer.read(a -> a.delays()));
    }
    double cpu = (after.cpuMillis() - before.cpuMillis()) / 1000.0;
    table.row(
        target.name(),
        shape,
        Math.round(received / seconds),
        "%.2f".formatted(cpu / seconds),
        Math.round(received / cpu),
        "%.3f %%".formatted(expected == 0 ? 100 : 100.0 * (expected - received) / expected),
        delays.millis(0.5),
        delays.millis(0.99),
        after.threads(),
        after.residentKib() / 1024,
        Conditions.load());
    lab.say(table.last());
  }
}
