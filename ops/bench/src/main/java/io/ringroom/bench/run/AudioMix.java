package io.ringroom.bench.run;

import io.ringroom.bench.peer.Flow;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.Voice;
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
 * Everybody sends a voice and hears the mix of all others. Tells the CPU time of the server and its
 * workers for each of them, and the delay from the first loud packet of somebody until the mix that
 * somebody else decodes is loud.
 */
final class AudioMix {
  private static final int ONSETS = 12;
  private static final Duration SILENCE = Duration.ofMillis(1_300);
  private static final Duration TALK = Duration.ofMillis(400);

  private final Lab lab;
  private final Duration time;
  private final Duration warmUp;
  private final Table table;

  AudioMix(Lab lab) {
    this.lab = lab;
    this.time = Duration.ofSeconds(lab.options().number("seconds", 8));
    this.warmUp = Duration.ofSeconds(lab.options().number("warmup", 30));
    this.table =
        lab.table(
            "mix",
            "server",
            "participants",
            "talking",
            "CPU ms/s each",
            "CPU share",
            "packets/s each hears",
            "delay p50 ms",
            "delay p95 ms",
            "load");
  }

  void run() {
    lab.eachTarget(
        1,
        (target, generator) -> {
          for (String shape : lab.options().list("shapes", "10,25,50,100,25all")) {
            boolean all = shape.endsWith("all");
            measure(target, shape, Integer.parseInt(shape.replace("all", "")), all);
          }
        });
    lab.finish(table);
  }

  private void measure(Target target, String shape, int participants, boolean all) {
    String room = "mix" + shape;
    List<String> users = lab.names("m", participants);
    target.open(room, users);
    List<LoadPeer> peers = new ArrayList<>();
    List<Voice> voices = new ArrayList<>();
    for (String user : users) {
      LoadPeer peer = target.converse(room, user);
      peer.connected().orTimeout(30, TimeUnit.SECONDS).join();
      Voice voice = new Voice(300 + 70 * (peers.size() % 20), all || peers.size() < 3);
      peer.sendAudio(voice);
      peers.add(peer);
      voices.add(voice);
    }
    Waiting.pause(warmUp);
    peers.forEach(LoadPeer::clear);
    Usage before = target.usage();
    Waiting.pause(time);
    Usage after = target.usage();
    long heard = 0;
    for (LoadPeer peer : peers) {
      heard += peer.read(a -> a.flows().stream().mapToLong(Flow::received).sum());
    }
    Samples delays = all ? new Samples() : delays(peers, voices);
    double millis = (double) (after.cpuMillis() - before.cpuMillis()) / time.toSeconds();
    table.row(
        target.name(),
        participants,
        all ? participants : 3,
        "%.2f".formatted(millis / participants),
        "%.2f".formatted(millis / 1_000),
        "%.1f".formatted((double) heard / participants / time.toSeconds()),
        delays.millis(0.5),
        delays.millis(0.95),
        Conditions.load());
    lab.say(table.last());
    peers.forEach(LoadPeer::close);
    target.end(room);
  }

  /** The last one to come talks now and then; the one before him listens. */
  private static Samples delays(List<LoadPeer> peers, List<Voice> voices) {
    voices.forEach(Voice::hush);
    Samples delays = new Samples();
    try (Onset onset = new Onset()) {
      peers.get(peers.size() - 2).hear(onset);
      Voice talker = voices.get(voices.size() - 1);
      for (int i = 0; i < ONSETS; i++) {
        Waiting.pause(SILENCE);
        onset.arm();
        talker.talk();
        Waiting.pause(TALK);
        if (onset.nanos() > 0 && talker.firstNanos() > 0) {
          delays.add((onset.nanos() - talker.firstNanos()) / 1_000);
        }
        talker.hush();
      }
    }
    return delays;
  }
}
