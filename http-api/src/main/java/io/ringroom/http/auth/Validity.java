package io.ringroom.http.auth;

import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks every TLSSigAPIv2 token must pass, whatever it permits. */
final class Validity {
  /** Longest life of a token, and what the libraries of TLSSigAPIv2 give by default. */
  static final Duration MAX_EXPIRE = Duration.ofDays(180);

  /** How far a tenant's clock may be ahead of ours. */
  private static final Duration MAX_AHEAD = Duration.ofSeconds(300);

  private Validity() {}

  /** The first reason to refuse, if any; claims are looked at only once the signature holds. */
  static Optional<Refusal> refusal(
      SignedClaims.Signed token, TenantId tenant, List<SecretKey> keys, UserId user, Instant now) {
    SignedClaims claims = token.claims();
    if (claims.sdkAppId() != tenant.value()) {
      return Optional.of(Refusal.APP_ID_MISMATCH);
    }
    if (keys.stream().noneMatch(token::by)) {
      return Optional.of(Refusal.BAD_SIGNATURE);
    }
    if (!claims.identifier().equals(user.value())) {
      return Optional.of(Refusal.USER_MISMATCH);
    }
    if (claims.expire() <= 0 || claims.expire() > MAX_EXPIRE.toSeconds() || claims.time() < 0) {
      return Optional.of(Refusal.BAD_LIFETIME);
    }
    if (claims.time() > now.plus(MAX_AHEAD).getEpochSecond()) {
      return Optional.of(Refusal.NOT_YET_VALID);
    }
    return now.getEpochSecond() > expiresAt(claims)
        ? Optional.of(Refusal.EXPIRED)
        : Optional.empty();
  }

  /** The last second at which the token is valid. The sum cannot overflow: both were bounded. */
  static long expiresAt(SignedClaims claims) {
    return Math.addExact(claims.time(), claims.expire());
  }
}
