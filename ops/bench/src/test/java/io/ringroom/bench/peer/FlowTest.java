package io.ringroom.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FlowTest {
  private final Flow flow = new Flow(true);

  @Test
  void a_gap_is_loss_and_a_late_packet_fills_it() {
    for (int seq : new int[] {10, 11, 14, 13}) {
      flow.onPacket(seq, 100);
    }
    assertThat(flow.expected() - flow.received()).isEqualTo(1);
  }

  @Test
  void numbers_go_on_behind_65535() {
    flow.onPacket(65_534, 100);
    flow.onPacket(65_535, 100);
    flow.onPacket(0, 100);
    flow.onPacket(2, 100);
    assertThat(flow.expected()).isEqualTo(5);
    assertThat(flow.received()).isEqualTo(4);
  }
}
