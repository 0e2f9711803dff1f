package io.ringroom.media.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealthServerTest {
  private final AtomicBoolean warm = new AtomicBoolean();
  private final CompletableFuture<Map<String, Object>> dump = new CompletableFuture<>();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final HealthServer server = serve(0);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_process_lives_before_it_is_ready_and_says_what_is_missing() throws Exception {
    assertThat(get("/live").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/ready").body()).contains("\"warmed up\" : false");

    warm.set(true);
    assertThat(get("/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void the_dump_is_json_and_a_stuck_node_is_said_to_be_stuck() throws Exception {
    assertThat(get("/dump").statusCode()).isEqualTo(503);
    dump.complete(Map.of("rooms", Map.of()));
    assertThat(get("/dump").body()).contains("\"rooms\"");
  }

  @Test
  void an_operator_drains_the_node_and_takes_it_back() throws Exception {
    HttpRequest.Builder drain = request("/drain");
    HttpResponse<String> begun = send(drain.POST(HttpRequest.BodyPublishers.noBody()).build());
    assertThat(begun.body()).contains("\"draining\" : true", "\"rooms\" : 3");
    assertThat(draining).isTrue();

    assertThat(send(drain.DELETE().build()).statusCode()).isEqualTo(200);
    assertThat(draining).isFalse();
  }

  @Test
  void a_page_cannot_drain_the_node() throws Exception {
    HttpRequest.Builder page = request("/drain").header("Origin", "https://evil.example");
    HttpResponse<String> answer = send(page.POST(HttpRequest.BodyPublishers.noBody()).build());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(draining).isFalse();
  }

  @Test
  void a_panel_shows_how_it_stands_and_does_what_it_is_told() throws Exception {
    server.add("/room", new Light());

    assertThat(get("/room").body()).contains("\"on\" : false");
    assertThat(press("switch", "{\"on\": true}").body()).contains("\"on\" : true");
    assertThat(press("switch", "{\"on\": true}").statusCode()).isEqualTo(409);
    assertThat(press("switch", "[]").statusCode()).isEqualTo(400);
    assertThat(press("switch", "{").statusCode()).isEqualTo(400);
    assertThat(press("dance", "{}").body()).contains("no dance");
  }

  @Test
  void a_page_neither_sees_nor_touches_a_panel() throws Exception {
    server.add("/room", new Light());
    HttpRequest.Builder page = request("/room").header("Origin", "http://localhost");

    assertThat(send(page.GET().build()).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> press(String action, String body) throws Exception {
    return send(request("/room/" + action).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private static final class Light implements Panel {
    private boolean on;

    @Override
    public Object view() {
      return Map.of("on", on);
    }

    @Override
    public boolean act(String action, JsonNode body) {
      if (!action.equals("switch")) {
        throw new IllegalArgumentException("no " + action + " here");
      }
      boolean change = body.get("on").booleanValue() != on;
      on ^= change;
      return change;
    }
  }

  @Test
  void other_paths_and_methods_are_refused() throws Exception {
    assertThat(get("/ready/x").statusCode()).isEqualTo(404);
    HttpRequest post = request("/live").POST(HttpRequest.BodyPublishers.ofString("x")).build();
    assertThat(
            HttpClient.newHttpClient()
                .send(post, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void a_taken_port_is_an_error() {
    assertThatThrownBy(() -> serve(server.port())).hasRootCauseInstanceOf(IOException.class);
  }

  private HealthServer serve(int port) {
    try {
      return new HealthServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          new Readiness().require("warmed up", warm::get),
          () -> dump,
          on -> {
            draining.set(on);
            return CompletableFuture.completedFuture(3);
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(10));
  }
}
