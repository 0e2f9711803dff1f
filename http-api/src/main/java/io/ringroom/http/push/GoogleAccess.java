package io.ringroom.http.push;

import akka.http.javadsl.model.FormData;
import akka.http.javadsl.model.HttpRequest;
import akka.japi.Pair;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.ringroom.http.json.Json;
import io.ringroom.http.outbound.OutboundHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of a service account: a JWT bearer grant (RFC 7523), asked for anew shortly before
 * the last one ends. Pushes that need one at the same time share one request.
 */
final class GoogleAccess {
  private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Duration ASSERTION_LASTS = Duration.ofHours(1);

  /** Longer than any request takes, so that none is under way with a token that ends. */
  private static final Duration RENEWED_BEFORE = Duration.ofMinutes(2);

  private record Access(String token, Instant until) {}

  private final OutboundHttp http;
  private final FcmSettings settings;
  private final boolean anywhere;
  private final Duration within;
  private @Nullable CompletableFuture<Access> latest;

  GoogleAccess(OutboundHttp http, FcmSettings settings, boolean anywhere, Duration within) {
    this.http = http;
    this.settings = settings;
    this.anywhere = anywhere;
    this.within = within;
  }

  /**
   * @return fails when none can be had
   */
  synchronized CompletionStage<String> token(Instant now) {
    CompletableFuture<Access> known = latest;
    if (known == null || ended(known, now)) {
      known = ask(now).toCompletableFuture();
      latest = known;
    }
    return known.thenApply(Access::token);
  }

  /** It was refused: the next push asks for another, unless one has already. */
  synchronized void refused(String token) {
    CompletableFuture<Access> known = latest;
    if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
      latest = known.join().token().equals(token) ? null : known;
    }
  }

  private static boolean ended(CompletableFuture<Access> known, Instant now) {
    return known.isCompletedExceptionally()
        || (known.isDone() && !now.isBefore(known.join().until()));
  }

  private CompletionStage<Access> ask(Instant now) {
    HttpRequest request =
        HttpRequest.POST(settings.tokenUrl().toString())
            .withEntity(
                FormData.create(
                        Pair.create("grant_type", GRANT), Pair.create("assertion", assertion(now)))
                    .toEntity());
    return http.send(request, anywhere, within).thenApply(answer -> read(answer, now));
  }

  private String assertion(Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.account())
            .audience(settings.tokenUrl().toString())
            .claim("scope", SCOPE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTION_LASTS)))
            .build();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      jwt.sign(new RSASSASigner(settings.key()));
    } catch (JOSEException bad) {
      throw new IllegalStateException("the service account's key does not sign", bad);
    }
    return jwt.serialize();
  }

  private static Access read(OutboundHttp.Answer answer, Instant now) {
    try {
      JsonNode body = Json.parse(answer.body());
      String token = body.path("access_token").asText();
      if (answer.ok() && !token.isEmpty()) {
        Duration lasts = Duration.ofSeconds(body.path("expires_in").asLong());
        return new Access(token, now.plus(lasts).minus(RENEWED_BEFORE));
      }
    } catch (JsonProcessingException notJson) {
      // Said below: what Google's servers answer in trouble is not always JSON.
    }
    throw new IllegalStateException("no access token, status " + answer.status());
  }
}
