package io.ringroom.domain.tenant;

/** Refuses a configured value that is out of bounds, naming the key and the bounds. */
final class Bound {
  private Bound() {}

  static <T extends Comparable<T>> void within(String key, T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "policy." + key + " must be " + least + " to " + most + ", is " + value);
    }
  }
}
