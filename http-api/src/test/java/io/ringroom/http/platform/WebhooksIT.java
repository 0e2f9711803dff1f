package io.ringroom.http.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringroom.http.json.Json;
import io.ringroom.http.outbound.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tenant's server that is told of calls, as a real server of HTTP. */
class WebhooksIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final List<Received> received = new CopyOnWriteArrayList<>();

  /** How many of the next requests are answered 500. */
  private final AtomicInteger failures = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @SuppressWarnings("NullAway.Init")
  private RunningPlatform platform;

  private record Received(String id, String timestamp, String signature, String body) {
    JsonNode json() {
      try {
        return Json.parse(body);
      } catch (IOException bad) {
        throw new IllegalStateException(body, bad);
      }
    }

    long seq() {
      return json().get("Seq").longValue();
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/told", this::answer);
    server.start();
    platform =
        new RunningPlatform(
            "ringroom.tenant.webhooks = [{ url = \"%s\", secret = \"%s\", allow-private = true }]"
                .formatted(url(), SECRET));
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    server.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (!fails) {
      received.add(
          new Received(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              body));
    }
    byte[] answer = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(fails ? 500 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Test
  @Tag("row-81")
  void a_call_is_told_from_start_to_end_signed_in_order_and_without_a_gap() throws Exception {
    String call = talk();

    awaitEnd();
    List<JsonNode> told = received.stream().map(Received::json).toList();
    assertThat(told.get(0).get("CallbackCommand").textValue())
        .isEqualTo("Call.CallbackAfterStartCall");
    assertThat(told.get(0).at("/UserList/1/Status").textValue()).isEqualTo("Waiting");
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i).get("Seq").longValue()).isEqualTo(i + 1);
      assertThat(told.get(i).get("PrevSeq").longValue()).isEqualTo(i);
      assertThat(told.get(i).at("/CallInfo/CallId").textValue()).isEqualTo(call);
    }
    JsonNode end = told.get(told.size() - 1);
    assertThat(end.at("/CallInfo/CallResult").textValue()).isEqualTo("NormalEnd");
    for (Received one : received) {
      assertThat(one.signature())
          .isEqualTo(
              new WebhookSecret(SECRET)
                  .sign(
                      one.id(),
                      Instant.ofEpochSecond(Long.parseLong(one.timestamp())),
                      one.body()));
    }
  }

  @Test
  @Tag("row-81")
  void what_fails_is_tried_again_and_holds_back_what_follows() throws Exception {
    failures.set(2);

    talk();

    awaitEnd();
    assertThat(received.stream().map(Received::seq)).isSorted().doesNotHaveDuplicates();
    assertThat(received.get(0).seq()).isEqualTo(1);
  }

  @Test
  @Tag("row-81")
  void nothing_is_missed_when_the_platform_dies_before_it_was_told() throws Exception {
    failures.set(Integer.MAX_VALUE);
    talk();
    await("a first attempt").until(() -> failures.get() < Integer.MAX_VALUE);
    platform.stop();
    failures.set(0);

    platform.start();

    awaitEnd();
    List<Long> seqs = received.stream().map(Received::seq).distinct().toList();
    assertThat(seqs).isSorted().startsWith(1L).hasSize((int) (long) seqs.get(seqs.size() - 1));
  }

  @Test
  @Tag("row-81")
  void a_call_is_replayed_from_a_number_under_the_same_ids() throws Exception {
    String call = talk();
    awaitEnd();
    List<Received> before = new ArrayList<>(received);
    received.clear();

    HttpRequest replay =
        HttpRequest.newBuilder(platform.uri("/v1/webhooks/replay"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + RunningPlatform.SECRET)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"callId\":\"%s\",\"fromSeq\":2}".formatted(call)))
            .build();
    HttpResponse<String> answer =
        platform.http().send(replay, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("{\"replayed\":%d}".formatted(before.size() - 1));

    awaitEnd();
    assertThat(received.stream().map(Received::id))
        .containsExactlyElementsOf(before.stream().skip(1).map(Received::id).toList());
  }

  private void awaitEnd() {
    await("the end to be told")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                received.stream()
                    .anyMatch(
                        one ->
                            one.json()
                                .get("CallbackCommand")
                                .textValue()
                                .equals("Call.CallbackAfterEndCall")));
  }

  private String talk() throws Exception {
    TestClient ann = TestClient.loggedIn(platform, "ann", "tab");
    TestClient bob = TestClient.loggedIn(platform, "bob", "tab");
    String call = ann.call("\"bob\"");
    bob.event("onCallReceived");
    bob.ok("accept", "{\"callId\":\"%s\"}".formatted(call));
    ann.event("onCallBegin");
    ann.ok("hangup", "{}");
    bob.event("onCallEnd");
    return call;
  }
}
