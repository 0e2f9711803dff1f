package io.ringroom.http.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringroom.http.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Speaks Google's side of FCM HTTP v1 on this machine: gives access tokens for assertions that the
 * service account has signed, and takes messages from who shows the latest one.
 */
public final class GoogleServer implements AutoCloseable {
  /** An answer other than yes. */
  private record Refusal(int status, String body) {}

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
  private final AtomicInteger grants = new AtomicInteger();
  private final KeyPair account;
  private final HttpServer server;

  public GoogleServer() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    account = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::grant);
    server.createContext("/v1/projects/example/messages:send", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The service account as Google's console gives it. */
  String serviceAccount() {
    String key = Base64.getMimeEncoder().encodeToString(account.getPrivate().getEncoded());
    return Json.object()
        .put("type", "service_account")
        .put("project_id", "example")
        .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
        .put("client_email", "push@example.iam.gserviceaccount.com")
        .put("token_uri", url() + "/token")
        .toString();
  }

  /** How the platform is told of it, in HOCON, for {@code ringroom.http.push}. */
  public String config(Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("account.json"), serviceAccount());
    return "fcm { service-account-file = \"%s\", url = \"%s\" }".formatted(file, url());
  }

  /** The next message is answered with this. */
  void refuseOnce(int status, String body) {
    refusals.add(new Refusal(status, body));
  }

  /** The access tokens given so far are worth nothing from now on. */
  void forgetGrants() {
    grants.addAndGet(1000);
  }

  int grants() {
    return grants.get();
  }

  /** The {@code message} of the next request. */
  public JsonNode next() throws InterruptedException {
    @Nullable JsonNode next = received.poll(10, TimeUnit.SECONDS);
    return Objects.requireNonNull(next, "no push came to Google within 10 s").path("message");
  }

  private void grant(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String assertion = field(form, "assertion");
    boolean signed =
        field(form, "grant_type").equals("urn:ietf:params:oauth:grant-type:jwt-bearer")
            && signed(assertion);
    if (signed) {
      answer(
          exchange,
          200,
          Json.object()
              .put("access_token", "access-" + grants.incrementAndGet())
              .put("expires_in", 3600)
              .toString());
    } else {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private boolean signed(String assertion) {
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      return jwt.verify(new RSASSAVerifier((RSAPublicKey) account.getPublic()))
          && jwt.getJWTClaimsSet().getAudience().contains(url() + "/token")
          && "push@example.iam.gserviceaccount.com".equals(jwt.getJWTClaimsSet().getIssuer())
          && jwt.getJWTClaimsSet()
              .getStringClaim("scope")
              .equals("https://www.googleapis.com/auth/firebase.messaging");
    } catch (Exception notSigned) {
      return false;
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!("Bearer access-" + grants.get()).equals(shown)) {
      answer(exchange, 401, "{\"error\":{\"status\":\"UNAUTHENTICATED\"}}");
      return;
    }
    received.add(Json.parse(new String(body, StandardCharsets.UTF_8)));
    @Nullable Refusal refusal = refusals.poll();
    answer(
        exchange,
        refusal == null ? 200 : refusal.status(),
        refusal == null ? "{\"name\":\"projects/example/messages/1\"}" : refusal.body());
  }

  private static String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
