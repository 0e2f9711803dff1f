package io.ringroom.bench.clap;

import io.ringroom.bench.report.Samples;
import java.util.List;
import java.util.Optional;

/** What became of claps on their way to a witness. All in microseconds. */
public final class Sync {
  private static final int SOUND_RATE = 48_000;
  private static final int PICTURE_RATE = 90_000;

  /** Longer under way than this, and it belongs to another clap. */
  private static final long MOST_NANOS = 1_000_000_000;

  private final Samples sound = new Samples();
  private final Samples picture = new Samples();
  private final Samples apart = new Samples();
  private final Samples apartOnArrival = new Samples();

  private Sync() {}

  /**
   * @param claps when they were made, nanoseconds
   * @param x where the flash is to be seen, as a share of the picture's width
   * @param y the same of its height
   */
  public static Sync of(List<Long> claps, Witness witness, double x, double y) {
    Sync sync = new Sync();
    List<Moment> beeps = witness.beeps();
    List<Moment> flashes = witness.flashes(x, y);
    for (long clap : claps) {
      Optional<Moment> beep = after(clap, beeps);
      Optional<Moment> flash = after(clap, flashes);
      if (beep.isPresent() && flash.isPresent()) {
        sync.add(clap, beep.get(), flash.get());
      }
    }
    return sync;
  }

  private static Optional<Moment> after(long clap, List<Moment> moments) {
    return moments.stream()
        .filter(one -> one.arrivedNanos() > clap && one.arrivedNanos() - clap < MOST_NANOS)
        .findFirst();
  }

  private void add(long clap, Moment beep, Moment flash) {
    sound.add((beep.arrivedNanos() - clap) / 1_000);
    picture.add((flash.arrivedNanos() - clap) / 1_000);
    apartOnArrival.add((flash.arrivedNanos() - beep.arrivedNanos()) / 1_000);
    if (beep.isTied() && flash.isTied()) {
      apart.add(flash.takenMicros(PICTURE_RATE) - beep.takenMicros(SOUND_RATE));
    }
  }

  /** From the clap to the packet in which it is heard. */
  public Samples sound() {
    return sound;
  }

  /** From the clap to the packet that completes the picture in which it is seen. */
  public Samples picture() {
    return picture;
  }

  /** How much later the flash is shown than the beep, by a player that heeds sender reports. */
  public Samples apart() {
    return apart;
  }

  /** How much later the flash arrives than the beep. */
  public Samples apartOnArrival() {
    return apartOnArrival;
  }

  @Override
  public String toString() {
    return "%d claps, apart %s to %s ms".formatted(apart.size(), apart.millis(0), apart.millis(1));
  }
}
