package io.ringroom.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RemoteEndTest {
  private static final String SDP =
      """
      v=0\r
      m=audio 9 UDP/TLS/RTP/SAVPF 111\r
      a=candidate:2 1 udp 2013266430 fe80::1 9 typ host\r
      a=candidate:1 1 udp 2130706431 127.0.0.1 40000 typ host\r
      a=ice-ufrag:abcd\r
      a=ice-pwd:0123456789012345678901\r
      a=fingerprint:sha-256 %s\r
      """
          .formatted("AB:".repeat(31) + "CD");

  @Test
  void an_answer_tells_where_the_server_is_and_who() {
    RemoteEnd end = RemoteEnd.of(SDP);
    assertThat(end.address().getPort()).isEqualTo(40_000);
    assertThat(end.credentials().ufrag()).isEqualTo("abcd");
    assertThat(end.fingerprint().toString()).endsWith("CD");
  }

  @Test
  void an_answer_without_a_candidate_is_shown_as_it_is() {
    assertThatThrownBy(() -> RemoteEnd.of("v=0\r\n")).hasMessageContaining("no UDP candidate");
  }
}
