package io.ringroom.media.bwe;

/** What got through, by arrival times: bits per second over the last half second. */
final class AckedRate {
  private static final long WINDOW_MICROS = 500_000;
  private static final int BUCKETS = 10;
  private static final long BUCKET_MICROS = WINDOW_MICROS / BUCKETS;

  private final long[] bytes = new long[BUCKETS];
  private long newest = Long.MIN_VALUE;
  private long oldest;

  void onPacket(long arrivedMicros, int size) {
    long bucket = Math.floorDiv(arrivedMicros, BUCKET_MICROS);
    if (newest == Long.MIN_VALUE || bucket - newest > BUCKETS * 4L) {
      java.util.Arrays.fill(bytes, 0);
      newest = bucket;
      oldest = bucket;
    }
    while (newest < bucket) {
      newest++;
      bytes[(int) Math.floorMod(newest, (long) BUCKETS)] = 0;
    }
    if (newest - bucket < BUCKETS) {
      bytes[(int) Math.floorMod(bucket, (long) BUCKETS)] += size;
    }
  }

  /** −1 until there is a window to judge by. */
  long bits() {
    long span = Math.min(BUCKETS, newest - oldest);
    if (newest == Long.MIN_VALUE || span < BUCKETS / 2) {
      return -1;
    }
    long sum = 0;
    for (int i = 1; i <= span && i < BUCKETS; i++) { // the newest bucket is not full yet
      sum += bytes[(int) Math.floorMod(newest - i, (long) BUCKETS)];
    }
    long buckets = Math.min(span, BUCKETS - 1);
    return sum * 8 * 1_000_000 / (buckets * BUCKET_MICROS);
  }
}
