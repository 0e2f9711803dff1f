package io.ringroom.bench.run;

import java.nio.file.Path;

/** The command: {@code bench-media <bench> [name=value ...]}. */
public final class BenchMain {
  private BenchMain() {}

  /**
   * Runs one bench and prints its table.
   *
   * @param args the checkout, the bench, its options
   */
  public static void main(String[] args) {
    Lab lab = new Lab(Path.of(args[0]), Options.of(args, 2), System.out);
    switch (args[1]) {
      case "fanout" -> new FanOut(lab).run();
      case "router" -> new RouterPath(lab).run();
      case "joins" -> new Joins(lab).run();
      case "idle" -> new IdleRooms(lab).run();
      case "lone" -> new LoneRooms(lab).run();
      case "storm" -> new Storm(lab).run();
      case "mix" -> new AudioMix(lab).run();
      case "sync" -> new Claps(lab).run();
      case "churn" -> new Churn(lab).run();
      case "tiles" -> new Tiles(lab).run();
      default -> throw new IllegalArgumentException("no such bench: " + args[1]);
    }
    System.exit(0);
  }
}
