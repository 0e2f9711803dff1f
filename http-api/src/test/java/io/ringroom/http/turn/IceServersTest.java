package io.ringroom.http.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.ringroom.http.json.Json;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceServersTest {
  private static final UserKey ANN = new UserKey(new TenantId(1), new UserId("ann"));

  @Test
  void a_credential_ends_when_its_name_says_and_is_the_names_hmac_under_the_shared_secret() {
    TurnSettings turn =
        new TurnSettings(List.of("turn:turn.example:3478"), "north", Duration.ofHours(1));
    ObjectNode reply = Json.object();
    new IceServers(turn).addTo(reply, ANN, Instant.ofEpochSecond(1_000_000));
    // printf 1003600:1/ann | openssl dgst -sha1 -hmac north -binary | base64
    assertThat(reply)
        .hasToString(
            "{\"iceServers\":[{\"urls\":[\"turn:turn.example:3478\"],\"username\":\"1003600:1/ann\","
                + "\"credential\":\"Y6ywTlU53RCvRHiNfhC6b0ynpVg=\"}],\"iceServersExpireAt\":1003600000}");
  }

  @Test
  void without_a_turn_server_the_list_is_empty() {
    ObjectNode reply = Json.object();
    new IceServers(new TurnSettings(List.of(), "", Duration.ofHours(1)))
        .addTo(reply, ANN, Instant.EPOCH);
    assertThat(reply).hasToString("{\"iceServers\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urls = [\"http://turn.example\"]",
        "urls = [\"turn:turn.example\"], secret = \"\"",
        "valid-for = 10s",
        "valid-for = 30d"
      })
  void settings_that_cannot_work_are_refused_at_the_start(String wrong) {
    assertThatThrownBy(
            () ->
                TurnSettings.from(
                    ConfigFactory.parseString("turn {" + wrong + "}")
                        .withFallback(ConfigFactory.load().getConfig("ringroom"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ringroom.turn.");
  }
}
