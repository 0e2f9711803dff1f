package io.ringroom.http.auth;

import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * UserSig (TLSSigAPIv2): a tenant's word, signed with its secret key, that a user is who he says.
 * Tokens of Tencent's libraries are accepted and ours are accepted by theirs.
 *
 * <p>Base64 has one spelling here, but JSON and zlib have many, so a token may be re-encoded into
 * another text with the same meaning: a token is a proof, not an identifier.
 */
public final class UserSig {
  private UserSig() {}

  /** What a token turned out to be. */
  public sealed interface Result {}

  /**
   * @param expiresAt the last second at which the token is valid
   */
  public record Valid(UserId userId, Instant expiresAt) implements Result {}

  /** Not accepted. */
  public record Invalid(Refusal reason) implements Result {}

  /**
   * Makes a token.
   *
   * @param expire its life in whole seconds, at most 180 days
   * @throws IllegalArgumentException when the life is out of bounds
   */
  public static String make(
      TenantId tenant, SecretKey key, UserId user, Duration expire, Instant now) {
    requireLife(expire);
    return new SignedClaims(
            user.value(), tenant.value(), now.getEpochSecond(), expire.toSeconds(), null)
        .sign(key);
  }

  /**
   * Checks a token.
   *
   * @param keys the tenant's active keys: the current one and, while keys are changed, the other
   */
  public static Result verify(
      TenantId tenant, List<SecretKey> keys, UserId user, String token, Instant now) {
    return verify(
        new Issuer(tenant, keys, Issuer.usualAppId(tenant), Validity.MAX_EXPIRE), user, token, now);
  }

  /** Checks a token. */
  static Result verify(Issuer issuer, UserId user, String token, Instant now) {
    Optional<SignedClaims.Signed> signed = SignedClaims.read(token);
    if (signed.isEmpty()) {
      return new Invalid(Refusal.BAD_FORMAT);
    }
    SignedClaims claims = signed.get().claims();
    if (claims.userbuf() != null) {
      return new Invalid(Refusal.WRONG_KIND);
    }
    return Validity.refusal(signed.get(), issuer, user, now)
        .<Result>map(Invalid::new)
        .orElseGet(() -> new Valid(user, Instant.ofEpochSecond(Validity.expiresAt(claims))));
  }

  static void requireLife(Duration expire) {
    if (expire.toSeconds() < 1 || expire.compareTo(Validity.MAX_EXPIRE) > 0) {
      throw new IllegalArgumentException("a token lives 1 second to 180 days");
    }
  }
}
