package io.ringroom.http.session;

import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.conference.Pass;
import io.ringroom.http.auth.Issuer;
import io.ringroom.http.auth.LoginToken;
import io.ringroom.http.auth.RoomToken;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.auth.UserSig;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides whether a user is who he says, and what he may do in a room, by his tenant's keys. */
public record Credentials(Tenants tenants, TenantPolicies policies) {

  /** Exactly one of the two is present: the last moment of the login, or why not. */
  record Login(@Nullable Instant until, @Nullable ErrorCode refusal) {}

  /** Exactly one of the two is present. */
  record Entry(@Nullable Pass pass, @Nullable ErrorCode refusal) {}

  Login login(TenantId tenant, UserId user, String token, Instant now) {
    UserSig.Result result = LoginToken.verify(issuer(tenant), user, token, now);
    return result instanceof UserSig.Valid valid
        ? new Login(valid.expiresAt().plusSeconds(1), null)
        : new Login(null, ((UserSig.Invalid) result).reason().error());
  }

  Entry room(TenantId tenant, UserId user, RoomId room, String token, Instant now) {
    RoomToken.Result result = RoomToken.verify(issuer(tenant), user, room, token, now);
    return result instanceof RoomToken.Valid valid
        ? new Entry(valid.pass(), null)
        : new Entry(null, ((RoomToken.Invalid) result).reason().error());
  }

  private Issuer issuer(TenantId tenant) {
    return tenants.issuer(tenant, policies.of(tenant).tokens().longestLife());
  }
}
