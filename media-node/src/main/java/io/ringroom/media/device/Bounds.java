package io.ringroom.media.device;

/** The check behind every number that comes from a configuration or another process. */
final class Bounds {
  private Bounds() {}

  static void require(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d".formatted(what, least, most, value));
    }
  }
}
