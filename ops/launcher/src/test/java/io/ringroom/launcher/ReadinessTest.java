package io.ringroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  @Test
  void a_200_means_ready() throws Exception {
    assertThat(answering(200, "whatever")).isEmpty();
  }

  @Test
  void what_is_missing_is_named_in_the_words_of_the_process() throws Exception {
    String body =
        "{\"ready\" : false, \"conditions\":{\"in the cluster\":true,\"database answers\":false}}";

    assertThat(answering(503, body)).isEqualTo("lacks: database answers");
  }

  @Test
  void another_answer_is_shown_as_it_is() throws Exception {
    assertThat(answering(404, "no such page")).isEqualTo("answers 404 no such page");
  }

  @Test
  void nobody_there_is_said_with_the_address() throws Exception {
    URI address = URI.create("http://127.0.0.1:" + Ports.anyFreeTcp() + "/ready");

    assertThat(Readiness.http(address).missing().orElseThrow()).contains(address.toString());
  }

  /** What is missing when a server answers so; empty when nothing is. */
  private static String answering(int status, String body)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/ready",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/ready";
      return Readiness.http(URI.create(address)).missing().orElse("");
    } finally {
      server.stop(0);
    }
  }
}
