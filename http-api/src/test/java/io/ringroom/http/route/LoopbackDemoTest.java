package io.ringroom.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoopbackDemoTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private static boolean admits(String host, String origin) {
    return LoopbackDemo.admits(Optional.of(HERE), host, Optional.of(origin), false);
  }

  @Test
  void a_page_of_this_server_opened_at_this_machine_is_admitted() {
    for (String host : List.of("localhost:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080")) {
      assertThat(admits(host, "http://" + host)).as(host).isTrue();
      assertThat(LoopbackDemo.admits(Optional.of(HERE), host, Optional.empty(), false)).isTrue();
    }
  }

  @Test
  void a_foreign_page_in_a_browser_at_this_machine_is_not() {
    for (String origin :
        List.of("https://evil.example", "null", "", "localhost", "http://localhost.evil.example")) {
      assertThat(admits("localhost:8080", origin)).as(origin).isFalse();
    }
  }

  @Test
  void a_name_that_was_let_point_here_is_not() {
    assertThat(admits("evil.example:8080", "http://evil.example:8080")).isFalse();
    assertThat(admits("127.0.0.1.evil.example", "http://127.0.0.1.evil.example")).isFalse();
    assertThat(admits("", "http://localhost")).isFalse();
  }

  @Test
  void another_machine_a_proxy_and_an_unknown_peer_are_not() throws Exception {
    InetAddress there = InetAddress.getByName("192.0.2.1");
    Optional<String> origin = Optional.of("http://localhost");
    assertThat(LoopbackDemo.admits(Optional.of(there), "localhost", origin, false)).isFalse();
    assertThat(LoopbackDemo.admits(Optional.of(HERE), "localhost", origin, true)).isFalse();
    assertThat(LoopbackDemo.admits(Optional.empty(), "localhost", origin, false)).isFalse();
  }
}
