package io.ringroom.bench.report;

import java.util.Arrays;

/** Measured values of one kind, of which percentiles are wanted. One thread adds. */
public final class Samples {
  private long[] values = new long[1024];
  private int size;

  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  public void addAll(Samples other) {
    for (int i = 0; i < other.size; i++) {
      add(other.values[i]);
    }
  }

  public int size() {
    return size;
  }

  /**
   * The value that this share of all does not exceed (nearest rank).
   *
   * @param share 0 to 1
   * @return 0 when there are none
   */
  public long percentile(double share) {
    if (size == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)];
  }

  /** A percentile of microseconds, in milliseconds with two decimals. */
  public String millis(double share) {
    return size == 0 ? "" : "%.2f".formatted(percentile(share) / 1000.0);
  }

  public void clear() {
    size = 0;
  }
}
