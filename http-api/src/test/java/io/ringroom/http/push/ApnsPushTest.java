package io.ringroom.http.push;

import static io.ringroom.http.push.Errands.NOW;
import static io.ringroom.http.push.Errands.errand;
import static io.ringroom.http.push.Errands.token;
import static io.ringroom.http.push.Errands.voip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.pushy.apns.server.RejectionReason;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.domain.push.PushKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter against a server that speaks APNs over HTTP/2 and TLS. */
@SuppressWarnings("NullAway.Init")
class ApnsPushTest {
  @TempDir Path directory;

  private AppleServer apple;
  private ApnsPush apns;

  @BeforeEach
  void start() throws Exception {
    apple = new AppleServer();
    apns =
        new ApnsPush(
            Objects.requireNonNull(ApnsSettings.from(config().getConfig("apns"), true)),
            Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() throws Exception {
    apns.close().get(10, TimeUnit.SECONDS);
    apple.close();
  }

  @Test
  @Tag("row-16")
  void a_ring_wakes_the_app_by_pushkit_until_its_deadline() throws Exception {
    assertThat(carry(errand(voip("cafe"), PushKind.CALL))).isEqualTo(Carrier.Outcome.CARRIED);

    AppleServer.Received push = apple.next();
    assertThat(push.token()).isEqualTo("cafe");
    assertThat(push.topic()).isEqualTo("com.example.app.voip");
    assertThat(push.type()).isEqualTo("voip");
    assertThat(push.priority()).isEqualTo(10);
    assertThat(push.expiration()).isEqualTo(NOW.plusSeconds(30).getEpochSecond());
    assertThat(push.authorization()).startsWith("bearer ");
    assertThat(push.payload().path("callId").asText()).isEqualTo(Errands.CALL.value());
  }

  @Test
  @Tag("row-17")
  void what_takes_a_ring_back_is_an_ordinary_push_of_the_same_collapse_id() throws Exception {
    carry(errand(voip("cafe"), PushKind.CALL));
    carry(errand(token("apns", "beef"), PushKind.CANCEL));

    String collapseId = apple.next().collapseId();
    AppleServer.Received push = apple.next();
    assertThat(push.topic()).isEqualTo("com.example.app");
    assertThat(push.type()).isEqualTo("background");
    assertThat(push.priority()).isEqualTo(5);
    assertThat(push.collapseId()).isEqualTo(collapseId);
    assertThat(push.payload().path("aps").path("content-available").asInt()).isEqualTo(1);
  }

  @Test
  void an_app_without_pushkit_shows_an_alert() throws Exception {
    carry(errand(token("apns", "beef"), PushKind.CALL));

    AppleServer.Received push = apple.next();
    assertThat(push.type()).isEqualTo("alert");
    assertThat(push.priority()).isEqualTo(10);
    assertThat(push.payload().path("aps").path("alert").path("title").asText()).isEqualTo("ann");
  }

  @Test
  void a_token_that_has_ended_is_told_from_one_for_another_app_and_from_trouble() throws Exception {
    assertThat(refused(RejectionReason.UNREGISTERED)).isEqualTo(Carrier.Outcome.GONE);
    assertThat(refused(RejectionReason.BAD_DEVICE_TOKEN)).isEqualTo(Carrier.Outcome.REFUSED);
    assertThat(refused(RejectionReason.DEVICE_TOKEN_NOT_FOR_TOPIC))
        .isEqualTo(Carrier.Outcome.REFUSED);
    assertThat(refused(RejectionReason.TOO_MANY_REQUESTS)).isEqualTo(Carrier.Outcome.LATER);
    assertThat(refused(RejectionReason.SERVICE_UNAVAILABLE)).isEqualTo(Carrier.Outcome.LATER);
  }

  @Test
  void another_host_than_apples_is_refused_unless_private_addresses_are_allowed() throws Exception {
    Config apns = config().getConfig("apns");

    assertThatThrownBy(() -> ApnsSettings.from(apns, false)).hasMessageContaining("allow-private");
  }

  private Carrier.Outcome refused(RejectionReason reason) throws Exception {
    apple.refuseOnce(reason);
    return carry(errand(token("apns", "beef"), PushKind.CALL));
  }

  private Carrier.Outcome carry(Errand errand) throws Exception {
    return apns.carry(errand, NOW).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private Config config() throws Exception {
    return ConfigFactory.parseString(apple.config(directory));
  }
}
