package io.ringroom.bench.run;

import io.ringroom.bench.churn.Crowd;
import io.ringroom.bench.churn.ToneWatch;
import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.report.Samples;
import io.ringroom.bench.report.Table;
import io.ringroom.bench.server.RingroomTarget;
import io.ringroom.bench.server.Waiting;
import io.ringroom.protocol.node.Reception;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Every second somebody comes and somebody goes. Tells the longest time anybody did not hear what
 * he should have heard all the time, and what may have been the cause.
 */
final class Churn {
  private static final PeerShape MEMBER = new PeerShape(true, false, 1, 0);
  private static final int GUESTS = 3;
  private static final int GAP_MILLIS = 60;

  /** Until the mix is there for sure: what is heard before is one voice at a time. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private final Lab lab;
  private final int seconds;
  private final Table table;

  Churn(Lab lab) {
    this.lab = lab;
    this.seconds = lab.options().number("seconds", 120);
    this.table =
        lab.table(
            "churn",
            "seconds",
            "listeners",
            "gaps over 60 ms",
            "worst gap ms",
            "of it in the sound",
            "packets lost in it",
            "generator stood still ms",
            "ticks missed",
            "load");
  }

  void run() {
    lab.ourselves(this::measure);
    lab.finish(table);
  }

  private void measure(RingroomTarget target, Generator generator) {
    try (Crowd crowd = new Crowd(room(target), GUESTS)) {
      Waiting.until("a mix that all hear", () -> crowd.hears() ? true : null);
      Waiting.pause(WARM_UP);
      crowd.begin();
      generator.stoodStillMillis();
      for (int i = 0; i < seconds; i++) {
        Waiting.pause(Duration.ofMillis(500));
        crowd.comes();
        Waiting.pause(Duration.ofMillis(500));
        crowd.goes();
      }
      List<ToneWatch.Gap> gaps = crowd.gaps();
      ToneWatch.Gap worst =
          gaps.stream().max(Comparator.comparingLong(ToneWatch.Gap::millis)).orElseThrow();
      Samples all = new Samples();
      gaps.forEach(gap -> all.add(gap.millis()));
      table.row(
          seconds,
          crowd.listeners(),
          gaps.stream().filter(gap -> gap.millis() > GAP_MILLIS).count(),
          worst.millis(),
          worst.soundMillis(),
          worst.lost(),
          generator.stoodStillMillis(),
          target.logged("mixing was late"),
          Conditions.load());
      lab.say(table.last());
      lab.say("gaps of each ms: " + gaps.stream().map(ToneWatch.Gap::millis).toList());
    }
    target.end("churn");
  }

  private static Crowd.Room room(RingroomTarget target) {
    return new Crowd.Room() {
      @Override
      public LoadPeer enter(String user) {
        LoadPeer peer = target.enter("churn", user, MEMBER, Reception.MIXED_AUDIO);
        peer.connected().orTimeout(30, TimeUnit.SECONDS).join();
        return peer;
      }

      @Override
      public void leave(LoadPeer peer) {
        target.leave("churn", peer);
      }
    };
  }
}
