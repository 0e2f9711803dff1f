package io.ringroom.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests to servers that do not behave, over real sockets. */
class OutboundHttpIT {
  private static final WebhookSecret SECRET =
      new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  @SuppressWarnings("NullAway.Init")
  private static ActorTestKit kit;

  @BeforeAll
  static void start() {
    kit =
        ActorTestKit.create(
            "outbound",
            ConfigFactory.parseString("akka { loglevel = WARNING, actor.provider = local }")
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void who_answers_a_letter_at_a_time_holds_the_asker_for_its_limit_and_the_connection_for_its_own()
      throws Exception {
    OutboundHttp http = new OutboundHttp(kit.system(), 1, Duration.ofSeconds(2));
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      CompletionStage<OutboundHttp.Answer> answer =
          http.post(to(server), "id-1", "{}", Instant.now(), Duration.ofMillis(300));
      try (Socket connection = server.accept()) {
        say(connection, "HTTP/1.1 200 OK\r\nSlow: ");

        assertThat(answer)
            .failsWithin(Duration.ofSeconds(10))
            .withThrowableOfType(ExecutionException.class)
            .withCauseInstanceOf(TimeoutException.class);
        await("the connection to be given up")
            .atMost(Duration.ofSeconds(15))
            .until(() -> !say(connection, "a"));
      }

      CompletionStage<OutboundHttp.Answer> next =
          http.post(to(server), "id-2", "{}", Instant.now(), Duration.ofSeconds(10));
      try (Socket connection = server.accept()) {
        say(connection, "HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(next)
            .succeedsWithin(Duration.ofSeconds(10))
            .matches(OutboundHttp.Answer::ok, "is ok");
      }
    }
  }

  private static Endpoint to(ServerSocket server) {
    return new Endpoint(
        URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), List.of(SECRET), true);
  }

  /** Whether anybody listens still. */
  private static boolean say(Socket connection, String text) {
    try {
      connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
