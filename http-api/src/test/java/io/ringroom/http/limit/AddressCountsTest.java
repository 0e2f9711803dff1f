package io.ringroom.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressCountsTest {

  @Test
  void an_address_has_at_most_its_share_and_gets_back_what_it_gives_up() {
    AddressCounts counts = new AddressCounts(2);
    assertThat(counts.add("a")).isTrue();
    assertThat(counts.add("a")).isTrue();
    assertThat(counts.add("a")).isFalse();
    assertThat(counts.add("b")).isTrue();
    counts.remove("a");
    assertThat(counts.add("a")).isTrue();
    assertThat(counts.of("a")).isEqualTo(2);
  }

  @Test
  void an_address_without_any_is_forgotten_and_never_falls_below_none() {
    AddressCounts counts = new AddressCounts(1);
    counts.add("a");
    counts.remove("a");
    counts.remove("a");
    assertThat(counts.of("a")).isZero();
    assertThat(counts.add("a")).isTrue();
    assertThat(counts.add("a")).isFalse();
  }
}
