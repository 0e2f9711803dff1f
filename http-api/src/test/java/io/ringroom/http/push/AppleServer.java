package io.ringroom.http.push;

import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import io.ringroom.http.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Speaks Apple's side of APNs, HTTP/2 over TLS, on this machine, and keeps what it is given. */
public final class AppleServer implements AutoCloseable {
  /** One push as it came: its headers by name, without the colons, and its payload. */
  public record Received(
      String token,
      String topic,
      String type,
      int priority,
      long expiration,
      String collapseId,
      String authorization,
      JsonNode payload) {}

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<RejectionReason> refusals = new LinkedBlockingQueue<>();
  private final MockApnsServer server;
  private final int port;

  public AppleServer() throws Exception {
    this.port = freePort();
    try (InputStream certificate = resource("localhost.pem");
        InputStream key = resource("localhost.key")) {
      this.server =
          new MockApnsServerBuilder()
              .setServerCredentials(certificate, key, null)
              .setHandlerFactory(session -> this::take)
              .build();
    }
    server.start(port).get(10, TimeUnit.SECONDS);
  }

  /** How the platform is told of it, in HOCON, for {@code ringroom.http.push}. */
  public String config(Path directory) throws IOException, GeneralSecurityException {
    return """
        apns {
          key-file = "%s", key-id = "ABCDE12345", team-id = "FGHIJ67890", topic = "com.example.app"
          host = "localhost", port = %d, trusted-certificates-file = "%s"
        }
        """
        .formatted(signingKey(directory), port, certificate(directory));
  }

  /** The next push is answered with this. */
  public void refuseOnce(RejectionReason reason) {
    refusals.add(reason);
  }

  public Received next() throws InterruptedException {
    @Nullable Received next = received.poll(10, TimeUnit.SECONDS);
    return Objects.requireNonNull(next, "no push came to Apple within 10 s");
  }

  public boolean idle() {
    return received.isEmpty();
  }

  private void take(Http2Headers headers, ByteBuf body) throws RejectedNotificationException {
    received.add(
        new Received(
            header(headers, ":path").replace("/3/device/", ""),
            header(headers, "apns-topic"),
            header(headers, "apns-push-type"),
            Integer.parseInt(header(headers, "apns-priority")),
            Long.parseLong(header(headers, "apns-expiration")),
            header(headers, "apns-collapse-id"),
            header(headers, "authorization"),
            json(body)));
    @Nullable RejectionReason refusal = refusals.poll();
    if (refusal != null) {
      throw new RejectedNotificationException(refusal);
    }
  }

  private static String header(Http2Headers headers, String name) {
    CharSequence value = headers.get(name);
    return value == null ? "" : value.toString();
  }

  private static JsonNode json(ByteBuf body) {
    try {
      return Json.parse(body.toString(StandardCharsets.UTF_8));
    } catch (JsonProcessingException bad) {
      throw new IllegalStateException(bad);
    }
  }

  /** A key as Apple gives them: PKCS #8 as PEM, named .p8. */
  private static Path signingKey(Path directory) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    return Files.writeString(
        directory.resolve("AuthKey.p8"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n");
  }

  private static Path certificate(Path directory) throws IOException {
    Path file = directory.resolve("localhost.pem");
    try (InputStream certificate = resource("localhost.pem")) {
      Files.write(file, certificate.readAllBytes());
    }
    return file;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(AppleServer.class.getResourceAsStream("/push/" + name));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    server.shutdown().get(10, TimeUnit.SECONDS);
  }
}
