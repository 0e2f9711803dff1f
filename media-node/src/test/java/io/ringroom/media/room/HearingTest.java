package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.Subscriptions;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final UserId BOB = new UserId("bob");

  @Test
  void who_wants_individual_streams_gets_no_mix() {
    assertThat(Hearing.hearsMix(Reception.INDIVIDUAL, null)).isFalse();
    assertThat(Hearing.hearsMix(Reception.MIXED_AUDIO, null)).isTrue();
    assertThat(Hearing.hearsMix(Reception.MIXED, Subscriptions.auto(true, false))).isTrue();
  }

  @Test
  void who_has_left_somebody_out_hears_the_others_one_by_one() {
    Subscriptions withoutBob = Subscriptions.auto(true, true).withAudio(BOB, false);
    assertThat(Hearing.hearsMix(Reception.MIXED_AUDIO, withoutBob)).isFalse();
    assertThat(Hearing.hearsMix(Reception.MIXED_AUDIO, Subscriptions.NONE)).isFalse();
  }

  @Test
  void a_weak_link_makes_reception_cheaper_and_never_dearer() {
    assertThat(Reception.INDIVIDUAL.atMost(Reception.MIXED_AUDIO)).isEqualTo(Reception.MIXED_AUDIO);
    assertThat(Reception.MIXED.atMost(Reception.MIXED_AUDIO)).isEqualTo(Reception.MIXED);
  }
}
