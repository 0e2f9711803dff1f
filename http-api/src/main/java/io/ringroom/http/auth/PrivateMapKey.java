package io.ringroom.http.auth;

import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PrivateMapKey (TLSSigAPIv2 with a userbuf): a tenant's word that a user may do certain things in
 * one room.
 */
public final class PrivateMapKey {
  private PrivateMapKey() {}

  /** What a token turned out to be. */
  public sealed interface Result {}

  /**
   * Accepted.
   *
   * @param tokenExpiresAt the last second at which the token itself is valid
   */
  public record Valid(RoomPermission permission, Instant tokenExpiresAt) implements Result {
    /** The first moment at which token or permission is no longer valid. */
    Instant until() {
      Instant permitted = permission.expiresAt();
      return (permitted.isBefore(tokenExpiresAt) ? permitted : tokenExpiresAt).plusSeconds(1);
    }
  }

  /** Not accepted. */
  public record Invalid(Refusal reason) implements Result {}

  /**
   * Makes a token.
   *
   * @param room which room, as a number or as a text
   * @param privileges the bits of {@link RoomPermission}
   * @param expire its life in whole seconds, at most 180 days
   * @throws IllegalArgumentException when the life is out of bounds
   */
  public static String make(
      TenantId tenant,
      SecretKey key,
      UserId user,
      RoomPermission.Room room,
      int privileges,
      Duration expire,
      Instant now) {
    UserSig.requireLife(expire);
    Instant expiresAt = Instant.ofEpochSecond(now.getEpochSecond() + expire.toSeconds());
    byte[] userbuf = new RoomPermission(user, tenant, room, expiresAt, privileges).encode();
    return new SignedClaims(
            user.value(),
            tenant.value(),
            now.getEpochSecond(),
            expire.toSeconds(),
            Base64.getEncoder().encodeToString(userbuf))
        .sign(key);
  }

  /** Checks a token; the permission inside must be of the same user and tenant as its outside. */
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
    String userbuf = signed.get().claims().userbuf();
    if (userbuf == null) {
      return new Invalid(Refusal.WRONG_KIND);
    }
    Optional<Refusal> refusal = Validity.refusal(signed.get(), issuer, user, now);
    if (refusal.isPresent()) {
      return new Invalid(refusal.get());
    }
    RoomPermission permission = permission(userbuf);
    if (permission == null) {
      return new Invalid(Refusal.BAD_FORMAT);
    }
    if (!permission.user().equals(user) || !permission.tenant().equals(issuer.tenant())) {
      return new Invalid(Refusal.USER_MISMATCH);
    }
    return now.getEpochSecond() > permission.expiresAt().getEpochSecond()
        ? new Invalid(Refusal.EXPIRED)
        : new Valid(permission, Instant.ofEpochSecond(Validity.expiresAt(signed.get().claims())));
  }

  private static @Nullable RoomPermission permission(String userbuf) {
    try {
      return RoomPermission.decode(Base64.getDecoder().decode(userbuf)).orElse(null);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
