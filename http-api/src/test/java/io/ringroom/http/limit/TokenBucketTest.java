package io.ringroom.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  private static int takeAll(TokenBucket bucket, long now) {
    int taken = 0;
    while (bucket.take(now)) {
      taken++;
    }
    return taken;
  }

  @Test
  void gives_the_burst_at_once_and_then_the_rate() {
    TokenBucket bucket = new TokenBucket(50, 200, 0);
    assertThat(takeAll(bucket, 0)).isEqualTo(200);
    assertThat(takeAll(bucket, SECOND)).isEqualTo(50);
    assertThat(takeAll(bucket, SECOND + SECOND / 2)).isEqualTo(25);
  }

  @Test
  void never_holds_more_than_the_burst() {
    TokenBucket bucket = new TokenBucket(50, 200, 0);
    assertThat(takeAll(bucket, 3600 * SECOND)).isEqualTo(200);
  }

  @Test
  void works_across_the_wrap_of_the_monotonic_clock_and_ignores_a_step_back() {
    TokenBucket bucket = new TokenBucket(1, 1, Long.MAX_VALUE);
    assertThat(bucket.take(Long.MAX_VALUE)).isTrue();
    assertThat(bucket.take(Long.MAX_VALUE + SECOND)).isTrue();
    assertThat(bucket.take(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void addresses_do_not_share_and_are_forgotten_when_their_bucket_is_full_again() {
    AddressBuckets buckets = new AddressBuckets(1, 1, 2);
    assertThat(buckets.take("a", 0)).isTrue();
    assertThat(buckets.take("a", 0)).isFalse();
    assertThat(buckets.take("b", 0)).isTrue();
    assertThat(buckets.take("c", 0)).as("all remembered addresses are in use").isFalse();
    assertThat(buckets.take("c", 2 * SECOND)).isTrue();
  }
}
