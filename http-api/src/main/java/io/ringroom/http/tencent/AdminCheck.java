package io.ringroom.http.tencent;

import io.ringroom.http.api.ApiRefusal;
import io.ringroom.http.auth.Tenants;
import io.ringroom.http.auth.UserSig;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who asks: an administrator of a tenant, by {@code sdkappid}, {@code identifier} and {@code
 * usersig} of the query. A UserSig alone is not enough, for every user of the tenant has one.
 */
record AdminCheck(Tenants tenants, Set<UserId> admins) {

  /**
   * @return the tenant
   * @throws ApiRefusal when it is not shown to be one of its administrators
   */
  TenantId tenant(Map<String, String> query, Instant now) {
    TenantId tenant = value(query, "sdkappid", text -> new TenantId(Long.parseLong(text)));
    UserId user = value(query, "identifier", UserId::new);
    UserSig.Result result =
        UserSig.verify(
            tenant, tenants.keysOf(tenant), user, query.getOrDefault("usersig", ""), now);
    if (result instanceof UserSig.Invalid invalid) {
      ErrorCode code = invalid.reason().error();
      throw new ApiRefusal(401, code, code.hint());
    }
    if (!admins.contains(user)) {
      throw new ApiRefusal(
          403,
          ErrorCode.UNAUTHORIZED,
          "the identifier is no administrator: add it to ringroom.http.tencent.admins");
    }
    return tenant;
  }

  private static <T> T value(Map<String, String> query, String name, Function<String, T> make) {
    try {
      return Optional.ofNullable(query.get(name))
          .map(make)
          .orElseThrow(() -> ApiRefusal.badParameter(name + " is missing in the query"));
    } catch (IllegalArgumentException bad) {
      throw ApiRefusal.badParameter(name + " of the query is out of form");
    }
  }
}
