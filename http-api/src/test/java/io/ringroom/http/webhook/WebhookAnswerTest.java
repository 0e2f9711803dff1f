package io.ringroom.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.http.outbound.OutboundHttp.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("row-81")
class WebhookAnswerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "thanks",
        "{}",
        "[]",
        "{\"ActionStatus\":\"OK\",\"ErrorInfo\":\"\",\"ErrorCode\":0}",
        "{\"ErrorCode\":null,\"ActionStatus\":\"OK\"}"
      })
  void a_callback_has_arrived_when_the_status_says_so_and_the_body_nothing_else(String body) {
    assertThat(WebhookAnswer.complaint(new Answer(204, body))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ActionStatus\":\"FAIL\",\"ErrorCode\":0}",
        "{\"ActionStatus\":\"OK\",\"ErrorCode\":5}",
        "{\"ErrorCode\":-1}",
        "{\"ErrorCode\":\"101001\"}",
        "{\"ActionStatus\":\"FAIL\"}"
      })
  void a_body_that_complains_in_the_kits_words_is_a_failure_whatever_the_status(String body) {
    assertThat(WebhookAnswer.complaint(new Answer(200, body))).isPresent();
  }

  @Test
  void every_other_status_is_a_failure() {
    assertThat(WebhookAnswer.complaint(new Answer(302, ""))).contains("status 302");
    assertThat(WebhookAnswer.complaint(new Answer(500, "{\"ActionStatus\":\"OK\"}")))
        .contains("status 500");
  }
}
