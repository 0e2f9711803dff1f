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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant's server that is told of calls, as a real server of HTTP. */
class WebhooksIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final List<Received> received = new CopyOnWriteArrayList<>();

  /** What the second endpoint has taken; it wants starts and ends only. */
  private final List<Received> filtered = new CopyOnWriteArrayList<>();

  /** With what a failure is told: a status, or the body of a 200. */
  private volatile boolean failsByBody;

  /** How many of the next requests are refused. */
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
    server.createContext("/filtered", exchange -> answer(exchange, filtered, false));
    server.start();
    platform =
        new RunningPlatform(
            """
            ringroom.tenant.webhooks = [
              { url = "%s/told", secret = "%s", allow-private = true }
              { url = "%s/filtered", secret = "%s", allow-private = true,
                events = ["Call.CallbackAfterStartCall", "Call.CallbackAfterEndCall"] }
            ]
            """
                .formatted(address(), SECRET, address(), SECRET));
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    answer(exchange, received, failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0);
  }

  private void answer(HttpExchange exchange, List<Received> taken, boolean fails)
      throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!fails) {
      taken.add(
          new Received(
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              body));
    }
    byte[] answer =
        "{\"ActionStatus\":\"%s\",\"ErrorCode\":%d}"
            .formatted(fails ? "FAIL" : "OK", fails ? 5 : 0)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(fails && !failsByBody ? 500 : 200, answer.length);
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

    JsonNode answer = replay("{\"callId\":\"%s\",\"fromSeq\":2}".formatted(call));
    assertThat(answer.get("replayed").intValue()).isGreaterThanOrEqualTo(before.size() - 1);

    awaitEnd();
    assertThat(received.stream().map(Received::id))
        .containsExactlyElementsOf(before.stream().skip(1).map(Received::id).toList());
  }

  @Test
  @Tag("row-81")
  void an_answer_that_complains_in_its_body_is_asked_again_though_its_status_is_200()
      throws Exception {
    failsByBody = true;
    failures.set(2);

    talk();

    awaitEnd();
    assertThat(received.stream().map(Received::seq)).isSorted().doesNotHaveDuplicates();
    assertThat(failures).hasValue(0);
  }

  @Test
  @Tag("row-81")
  @Tag("row-84")
  void an_endpoint_that_wants_some_kinds_sees_by_the_number_before_that_none_is_missing()
      throws Exception {
    talk();

    await("both").atMost(Duration.ofSeconds(40)).until(() -> filtered.size() == 2);
    JsonNode start = filtered.get(0).json();
    JsonNode end = filtered.get(1).json();
    assertThat(start.get("PrevSeq").longValue()).isZero();
    assertThat(start.get("Seq").longValue()).isEqualTo(1);
    assertThat(end.get("PrevSeq").longValue()).isEqualTo(1);
    assertThat(end.get("Seq").longValue()).isGreaterThan(2);
  }

  @Test
  @Tag("row-81")
  void all_calls_are_replayed_from_an_instant() throws Exception {
    talk();
    awaitEnd();
    await("the other endpoint").until(() -> filtered.size() == 2);
    long second = 1 + received.get(received.size() - 1).json().get("EventTime").longValue();
    await("the next millisecond").until(() -> System.currentTimeMillis() > second);
    received.clear();
    filtered.clear();
    String call = talk();
    awaitEnd();
    await("the other endpoint again").until(() -> filtered.size() == 2);
    List<Received> before = new ArrayList<>(received);
    received.clear();

    JsonNode answer = replay("{\"since\":%d}".formatted(second));

    assertThat(answer.get("replayed").intValue()).isEqualTo(before.size() + 2);
    awaitEnd();
    assertThat(received.stream().map(Received::id))
        .containsExactlyElementsOf(before.stream().map(Received::id).toList());
    assertThat(
            replay("{\"since\":%d,\"callId\":\"%s\"}".formatted(second, call))
                .get("code")
                .intValue())
        .isEqualTo(70002);
    assertThat(replay("{}").get("code").intValue()).isEqualTo(70002);
  }

  @Test
  @Tag("row-81")
  void what_a_killed_process_had_stored_and_not_told_is_told_by_the_next_in_order_none_missing(
      @TempDir Path directory) throws Exception {
    platform.stop();
    List<String> calls = new ArrayList<>();
    failures.set(Integer.MAX_VALUE);
    platform.startAsProcess(directory);
    calls.add(talk());
    platform.kill();

    platform.startAsProcess(directory);
    calls.add(talk());
    await("an attempt").until(() -> failures.get() < Integer.MAX_VALUE);
    platform.kill();

    failures.set(0);
    platform.startAsProcess(directory);
    calls.add(talk());
    await("a part of it").until(() -> !told(calls.get(2)).isEmpty());
    platform.kill();

    platform.start();

    for (String call : calls) {
      await("the end of " + call)
          .atMost(Duration.ofSeconds(60))
          .until(() -> told(call).stream().anyMatch(WebhooksIT::isEnd));
      List<Long> seqs = told(call).stream().map(Received::seq).distinct().toList();
      assertThat(seqs)
          .isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList())
          .hasSizeGreaterThan(2);
    }
  }

  private List<Received> told(String call) {
    return received.stream()
        .filter(one -> call.equals(one.json().at("/CallInfo/CallId").textValue()))
        .toList();
  }

  private static boolean isEnd(Received one) {
    return one.json().get("CallbackCommand").textValue().equals("Call.CallbackAfterEndCall");
  }

  private JsonNode replay(String body) throws Exception {
    HttpRequest replay =
        HttpRequest.newBuilder(platform.uri("/v1/webhooks/replay"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + RunningPlatform.SECRET)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return Json.parse(platform.http().send(replay, HttpResponse.BodyHandlers.ofString()).body());
  }

  private void awaitEnd() {
    await("the end to be told")
        .atMost(Duration.ofSeconds(40))
        .until(() -> received.stream().anyMatch(WebhooksIT::isEnd));
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
