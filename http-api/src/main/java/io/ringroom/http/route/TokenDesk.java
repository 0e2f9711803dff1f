package io.ringroom.http.route;

import io.ringroom.http.auth.PrivateMapKey;
import io.ringroom.http.auth.RoomPermission;
import io.ringroom.http.auth.SecretKey;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.auth.UserSig;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who gets a UserSig. Pure: time is a parameter. */
final class TokenDesk {
  private final Tenants tenants;
  private final Duration expire;

  /**
   * @param expire life of a token when the request does not say
   */
  TokenDesk(Tenants tenants, Duration expire) {
    this.tenants = tenants;
    this.expire = expire;
  }

  sealed interface Result {}

  /**
   * @param roomToken a PrivateMapKey for the room that was named, if one was
   * @param expiresAt the last second at which the tokens are valid
   */
  record Given(
      TenantId tenant, UserId user, String userSig, @Nullable String roomToken, Instant expiresAt)
      implements Result {}

  record Refused(int status, ErrorCode error, String message) implements Result {}

  /**
   * @param key what the asker showed as the tenant's secret key
   * @param trusted whether this asker needs none
   */
  Result give(TokenRequest request, Optional<String> key, boolean trusted, Instant now) {
    TenantId tenant = request.tenant().orElse(tenants.first());
    List<SecretKey> keys = tenants.keysOf(tenant);
    boolean shown =
        key.filter(text -> keys.stream().anyMatch(one -> one.matches(text))).isPresent();
    if (!shown && !trusted) {
      // The same answer for an unknown tenant: who has no key learns nothing about tenants.
      return new Refused(401, ErrorCode.UNAUTHORIZED, "not the secret key of this sdkAppID");
    }
    if (keys.isEmpty()) {
      return new Refused(400, ErrorCode.BAD_PARAMETER, "no such sdkAppID: " + tenant);
    }
    Duration life = request.expire().orElse(expire);
    try {
      String userSig = UserSig.make(tenant, keys.get(0), request.user(), life, now);
      Instant expiresAt = Instant.ofEpochSecond(now.getEpochSecond() + life.toSeconds());
      return new Given(
          tenant,
          request.user(),
          userSig,
          roomToken(request, tenant, keys.get(0), life, now),
          expiresAt);
    } catch (IllegalArgumentException life180) {
      return new Refused(400, ErrorCode.BAD_PARAMETER, "expire: " + life180.getMessage());
    }
  }

  private static @Nullable String roomToken(
      TokenRequest request, TenantId tenant, SecretKey key, Duration life, Instant now) {
    return request
        .room()
        .map(
            room ->
                PrivateMapKey.make(
                    tenant,
                    key,
                    request.user(),
                    new RoomPermission.TextRoom(room.value()),
                    request.privileges().bits(),
                    life,
                    now))
        .orElse(null);
  }
}
