package io.ringroom.http.push;

import static io.ringroom.http.push.Errands.NOW;
import static io.ringroom.http.push.Errands.errand;
import static io.ringroom.http.push.Errands.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.domain.push.PushKind;
import io.ringroom.http.outbound.OutboundHttp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adapter against a server that speaks FCM HTTP v1 and gives access tokens. */
@SuppressWarnings("NullAway.Init")
class FcmPushTest {
  private static final ActorTestKit testKit = ActorTestKit.create();

  private GoogleServer google;
  private FcmPush fcm;

  @BeforeEach
  void start() throws Exception {
    google = new GoogleServer();
    fcm = push(true);
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @AfterAll
  static void end() {
    testKit.shutdownTestKit();
  }

  @Test
  @Tag("row-16")
  void a_ring_is_data_of_high_priority_that_lives_until_its_deadline() throws Exception {
    assertThat(carry(PushKind.CALL)).isEqualTo(Carrier.Outcome.CARRIED);

    JsonNode message = google.next();
    assertThat(message.path("token").asText()).isEqualTo("device");
    assertThat(message.has("notification")).isFalse();
    assertThat(message.path("data").path("type").asText()).isEqualTo("call");
    assertThat(message.path("data").path("callId").asText()).isEqualTo(Errands.CALL.value());
    assertThat(message.path("data").path("deadlineEpochMs").isTextual()).isTrue();
    assertThat(message.path("android").path("priority").asText()).isEqualTo("HIGH");
    assertThat(message.path("android").path("ttl").asText()).isEqualTo("30s");
  }

  @Test
  @Tag("row-17")
  void what_takes_a_ring_back_takes_its_place() throws Exception {
    carry(PushKind.CALL);
    carry(PushKind.CANCEL);

    JsonNode ring = google.next();
    JsonNode cancel = google.next();
    assertThat(cancel.path("data").path("type").asText()).isEqualTo("cancel");
    assertThat(cancel.path("android").path("collapse_key"))
        .isEqualTo(ring.path("android").path("collapse_key"));
  }

  @Test
  void one_access_token_serves_many_pushes_until_shortly_before_it_ends() throws Exception {
    carry(PushKind.CALL);
    carry(PushKind.CANCEL);
    assertThat(google.grants()).isEqualTo(1);

    carry(PushKind.CALL, NOW.plus(Duration.ofMinutes(59)));
    assertThat(google.grants()).isEqualTo(2);
  }

  @Test
  void an_access_token_that_is_refused_is_asked_for_anew() throws Exception {
    carry(PushKind.CALL);
    google.forgetGrants();

    assertThat(carry(PushKind.CALL)).isEqualTo(Carrier.Outcome.LATER);
    assertThat(carry(PushKind.CALL)).isEqualTo(Carrier.Outcome.CARRIED);
  }

  @Test
  void a_token_that_has_ended_is_told_from_a_missing_project_and_from_trouble() throws Exception {
    assertThat(refused(404, "{\"error\":{\"details\":[{\"errorCode\":\"UNREGISTERED\"}]}}"))
        .isEqualTo(Carrier.Outcome.GONE);
    assertThat(refused(404, "{\"error\":{\"status\":\"NOT_FOUND\"}}"))
        .isEqualTo(Carrier.Outcome.REFUSED);
    assertThat(refused(400, "{\"error\":{\"status\":\"INVALID_ARGUMENT\"}}"))
        .isEqualTo(Carrier.Outcome.REFUSED);
    assertThat(refused(429, "")).isEqualTo(Carrier.Outcome.LATER);
    assertThat(refused(503, "")).isEqualTo(Carrier.Outcome.LATER);
  }

  @Test
  void a_private_address_is_not_spoken_to_unless_the_configuration_allows_it() {
    fcm = push(false);

    assertThatThrownBy(() -> carry(PushKind.CALL))
        .isInstanceOf(ExecutionException.class)
        .hasStackTraceContaining("not a public address");
  }

  @Test
  void what_is_no_service_account_is_refused_at_the_start() {
    assertThatThrownBy(() -> FcmSettings.of(URI.create("https://fcm.example"), "{}"))
        .hasMessageContaining("project_id");
  }

  private FcmPush push(boolean anywhere) {
    return new FcmPush(
        new OutboundHttp(testKit.system(), 4),
        FcmSettings.of(URI.create(google.url()), google.serviceAccount()),
        anywhere,
        Duration.ofSeconds(5));
  }

  private Carrier.Outcome refused(int status, String body) throws Exception {
    google.refuseOnce(status, body);
    return carry(PushKind.CALL);
  }

  private Carrier.Outcome carry(PushKind kind) throws Exception {
    return carry(kind, NOW);
  }

  private Carrier.Outcome carry(PushKind kind, Instant now) throws Exception {
    return fcm.carry(errand(token("fcm", "device"), kind), now)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }
}
