package io.ringroom.http.auth;

import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
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
      SignedClaims.Signed token, Issuer issuer, UserId user, Instant now) {
    SignedClaims claims = token.claims();
    if (claims.sdkAppId() != issuer.tenant().value()) {
      return Optional.of(Refusal.APP_ID_MISMATCH);
    }
    if (issuer.keys().stream().noneMatch(token::by)) {
      return Optional.of(Refusal.BAD_SIGNATURE);
    }
    if (!claims.identifier().equals(user.value())) {
      return Optional.of(Refusal.USER_MISMATCH);
    }
    // Bounded before they are added: the sum of two that are not may overflow.
    if (claims.expire() > MAX_EXPIRE.toSeconds() || claims.time() < 0) {
      return Optional.of(Refusal.BAD_LIFETIME);
    }
    if (claims.time() > latest(now)) {
      return Optional.of(Refusal.NOT_YET_VALID);
    }
    return refusal(claims.time(), expiresAt(claims), issuer.longestLife(), now);
  }

  /**
   * @param madeAt Unix seconds
   * @param expiresAt the last second at which it is valid
   */
  static Optional<Refusal> refusal(long madeAt, long expiresAt, Duration longestLife, Instant now) {
    if (madeAt < 0 || expiresAt <= madeAt || expiresAt - madeAt > longestLife.toSeconds()) {
      return Optional.of(Refusal.BAD_LIFETIME);
    }
    if (madeAt > latest(now)) {
      return Optional.of(Refusal.NOT_YET_VALID);
    }
    return now.getEpochSecond() > expiresAt ? Optional.of(Refusal.EXPIRED) : Optional.empty();
  }

  private static long latest(Instant now) {
    return now.plus(MAX_AHEAD).getEpochSecond();
  }

  /** The last second at which the token is valid. The sum cannot overflow: both were bounded. */
  static long expiresAt(SignedClaims claims) {
    return Math.addExact(claims.time(), claims.expire());
  }
}
