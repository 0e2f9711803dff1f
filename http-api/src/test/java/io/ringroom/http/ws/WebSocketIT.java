package io.ringroom.http.ws;

import static io.ringroom.http.ws.RawWebSocket.BINARY;
import static io.ringroom.http.ws.RawWebSocket.CLOSE;
import static io.ringroom.http.ws.RawWebSocket.PING;
import static io.ringroom.http.ws.RawWebSocket.PONG;
import static io.ringroom.http.ws.RawWebSocket.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.http.ws.EchoServer.Closed;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** One client at a time against a real server: each rule of the protocol, and its close code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class WebSocketIT {
  private EchoServer server;

  @BeforeAll
  void start() throws Exception {
    server = new EchoServer(EchoServer.LIMITS, new OpenSockets(100, 100));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  /** Opens the only socket there is: what earlier tests left is over before. */
  private RawWebSocket open() throws Exception {
    await("sockets of earlier tests are gone").until(() -> server.sockets.size() == 0);
    server.closed.clear();
    return RawWebSocket.open(server.port());
  }

  /** The close frame's code, what the session was told, and the end of the connection. */
  private void expectClose(RawWebSocket client, CloseCode code, String reasonPart)
      throws Exception {
    RawWebSocket.Frame close = client.readClose();
    assertThat(close.closeCode()).isEqualTo(code.number());
    assertThat(close.closeReason()).contains(reasonPart);
    Closed told = server.nextClosed();
    assertThat(told.code()).isEqualTo(code);
    assertThat(client.endsWhenWeDo()).isTrue();
    assertThat(server.closed.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void text_is_echoed_and_a_normal_close_is_answered_with_the_same_code() throws Exception {
    try (RawWebSocket client = open()) {
      client.text("grüß dich 🙂");
      assertThat(client.readPastPings().text()).isEqualTo("grüß dich 🙂");
      client.frame(CLOSE, new byte[] {0x03, (byte) 0xE8});
      assertThat(client.readClose().closeCode()).isEqualTo(1000);
      assertThat(client.ended()).isTrue();
      assertThat(server.nextClosed()).isEqualTo(new Closed(CloseCode.NORMAL, ""));
    }
  }

  @Test
  void a_close_without_a_code_is_answered_without_one() throws Exception {
    try (RawWebSocket client = open()) {
      client.frame(CLOSE, new byte[0]);
      assertThat(client.readClose().payload()).isEmpty();
      assertThat(server.nextClosed().code()).isEqualTo(CloseCode.NO_STATUS);
      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void a_ping_is_answered_with_its_own_payload_between_the_fragments_of_a_message()
      throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.frame(TEXT, false, "ab".getBytes(UTF_8)));
      client.frame(PING, "still here?".getBytes(UTF_8));
      RawWebSocket.Frame pong = client.readPastPings();
      assertThat(pong.opcode()).isEqualTo(PONG);
      assertThat(pong.text()).isEqualTo("still here?");
      client.bytes(RawWebSocket.frame(0, true, "cd".getBytes(UTF_8)));
      assertThat(client.readPastPings().text()).isEqualTo("abcd");
    }
  }

  @Test
  void the_server_pings_and_a_client_that_answers_stays_although_it_says_nothing()
      throws Exception {
    try (RawWebSocket client = open()) {
      for (int i = 0; i < 6; i++) {
        assertThat(client.read().opcode()).isEqualTo(PING);
        client.frame(PONG, new byte[0]);
      }
      client.text("after twice the idle time");
      assertThat(client.readPastPings().text()).isEqualTo("after twice the idle time");
    }
  }

  @Test
  void a_client_that_answers_no_ping_is_closed_as_gone() throws Exception {
    try (RawWebSocket client = open()) {
      expectClose(client, CloseCode.GOING_AWAY, "nothing heard");
    }
  }

  @Test
  void a_message_of_exactly_the_limit_passes() throws Exception {
    String longest = "x".repeat(64 * 1024);
    try (RawWebSocket client = open()) {
      client.text(longest);
      assertThat(client.readPastPings().text()).isEqualTo(longest);
    }
  }

  @Test
  void a_message_one_byte_over_the_limit_is_refused_by_its_head_alone() throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.head(TEXT, true, 64 * 1024 + 1));
      expectClose(client, CloseCode.TOO_BIG, "65536");
    }
  }

  @Test
  void fragments_that_add_up_to_more_than_the_limit_are_refused() throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.frame(TEXT, false, new byte[64 * 1024]));
      client.bytes(RawWebSocket.frame(0, true, new byte[1]));
      expectClose(client, CloseCode.TOO_BIG, "65536");
    }
  }

  @Test
  void sixty_four_fragments_pass_and_one_more_does_not() throws Exception {
    try (RawWebSocket client = open()) {
      for (int i = 0; i < 64; i++) {
        client.bytes(RawWebSocket.frame(i == 0 ? TEXT : 0, i == 63, new byte[] {'a'}));
      }
      assertThat(client.readPastPings().text()).isEqualTo("a".repeat(64));
      for (int i = 0; i < 65; i++) {
        client.bytes(RawWebSocket.frame(i == 0 ? TEXT : 0, false, new byte[0]));
      }
      expectClose(client, CloseCode.POLICY, "64 fragments");
    }
  }

  @Test
  void text_that_is_not_utf8_is_refused() throws Exception {
    try (RawWebSocket client = open()) {
      client.frame(TEXT, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
      expectClose(client, CloseCode.BAD_UTF8, "UTF-8");
    }
  }

  @Test
  void a_character_split_over_two_fragments_is_one_character() throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.frame(TEXT, false, new byte[] {(byte) 0xC3}));
      client.bytes(RawWebSocket.frame(0, true, new byte[] {(byte) 0xA4}));
      assertThat(client.readPastPings().text()).isEqualTo("ä");
    }
  }

  @Test
  void binary_is_not_supported() throws Exception {
    try (RawWebSocket client = open()) {
      client.frame(BINARY, new byte[] {1, 2, 3});
      expectClose(client, CloseCode.UNSUPPORTED, "text");
    }
  }

  @Test
  void an_unmasked_frame_breaks_the_protocol() throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(new byte[] {(byte) 0x81, 2, 'h', 'i'});
      expectClose(client, CloseCode.PROTOCOL_ERROR, "masked");
    }
  }

  @Test
  void reserved_bits_and_reserved_opcodes_break_the_protocol() throws Exception {
    for (int first : new int[] {0xC1, 0xA1, 0x91, 0x83, 0x87, 0x8B, 0x8F}) {
      try (RawWebSocket client = open()) {
        client.bytes(new byte[] {(byte) first, (byte) 0x80, 0, 0, 0, 0});
        expectClose(client, CloseCode.PROTOCOL_ERROR, "reserved");
      }
    }
  }

  @Test
  void a_length_with_its_highest_bit_set_breaks_the_protocol() throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.head(TEXT, true, Long.MAX_VALUE));
      expectClose(client, CloseCode.TOO_BIG, "65536");
    }
    try (RawWebSocket client = open()) {
      byte[] head = RawWebSocket.head(TEXT, true, 0x10000);
      head[2] = (byte) 0x80;
      client.bytes(head);
      expectClose(client, CloseCode.PROTOCOL_ERROR, "highest bit");
    }
  }

  @Test
  void a_control_frame_may_be_neither_fragmented_nor_long() throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.frame(PING, false, new byte[0]));
      expectClose(client, CloseCode.PROTOCOL_ERROR, "fragmented control");
    }
    try (RawWebSocket client = open()) {
      client.frame(PING, new byte[126]);
      expectClose(client, CloseCode.PROTOCOL_ERROR, "125");
    }
  }

  @Test
  void fragments_out_of_order_break_the_protocol() throws Exception {
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.frame(0, true, new byte[0]));
      expectClose(client, CloseCode.PROTOCOL_ERROR, "continuation");
    }
    try (RawWebSocket client = open()) {
      client.bytes(RawWebSocket.frame(TEXT, false, new byte[1]));
      client.bytes(RawWebSocket.frame(TEXT, true, new byte[1]));
      expectClose(client, CloseCode.PROTOCOL_ERROR, "inside");
    }
  }

  @Test
  void more_messages_than_the_burst_are_against_the_policy() throws Exception {
    try (RawWebSocket client = open()) {
      for (int i = 0; i < 300; i++) {
        client.text("m");
      }
      expectClose(client, CloseCode.POLICY, "too many messages");
    }
  }

  @Test
  void a_session_may_close_with_a_code_of_its_own() throws Exception {
    try (RawWebSocket client = open()) {
      client.text("close");
      expectClose(client, CloseCode.LOGIN_TIMEOUT, "no login");
    }
  }

  @Test
  void a_session_that_fails_closes_its_own_socket_as_an_internal_error() throws Exception {
    try (RawWebSocket client = open()) {
      client.text("fail");
      expectClose(client, CloseCode.INTERNAL, "internal error");
    }
  }

  @Test
  void a_connection_that_breaks_is_told_to_the_session_as_abnormal() throws Exception {
    RawWebSocket client = open();
    client.text("hello");
    client.readPastPings();
    client.close();
    assertThat(server.nextClosed().code()).isEqualTo(CloseCode.ABNORMAL);
  }

  @Test
  void all_sockets_can_be_told_that_the_server_stops() throws Exception {
    try (RawWebSocket client = open()) {
      client.text("hello");
      client.readPastPings();
      server.sockets.closeAll(CloseCode.GOING_AWAY, "the server stops");
      expectClose(client, CloseCode.GOING_AWAY, "the server stops");
    }
  }

  @Test
  void a_peer_that_ignores_our_close_frame_is_cut_off_after_two_seconds() throws Exception {
    try (RawWebSocket client = open()) {
      long asked = System.nanoTime();
      client.text("close");
      assertThat(client.readClose().closeCode()).isEqualTo(4003);
      assertThat(client.ended()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(8));
    }
  }

  @Test
  void what_a_peer_sends_after_our_close_frame_reaches_nobody() throws Exception {
    try (RawWebSocket client = open()) {
      client.text("close");
      client.text("too late");
      assertThat(client.readClose().closeCode()).isEqualTo(4003);
      client.frame(CLOSE, new byte[] {0x0F, (byte) 0xA3});
      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void a_handshake_is_answered_by_the_rules_and_everything_else_by_a_clear_error()
      throws Exception {
    assertThat(answer("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"))
        .startsWith("HTTP/1.1 101 ")
        .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .doesNotContain("Sec-WebSocket-Extensions");
    assertThat(answer("Sec-WebSocket-Key: short", "Sec-WebSocket-Version: 13"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"name\":\"BAD_PARAMETER\"");
    assertThat(answer("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 8"))
        .startsWith("HTTP/1.1 426 ")
        .contains("Sec-WebSocket-Version: 13");
    assertThat(
            answer(
                "Origin: http://evil.example",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13"))
        .startsWith("HTTP/1.1 403 ")
        .contains("\"code\":70301")
        .contains("ringroom.http.origins");
  }

  private String answer(String... headers) throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(server.port())) {
      String upgrade =
          "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
      client.bytes((upgrade + String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8));
      String head = client.readHead();
      return head + client.body(head);
    }
  }
}
