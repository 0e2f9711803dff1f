package io.ringroom.http.session;

import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a user is who he says. */
@FunctionalInterface
public interface Credentials {

  /**
   * @return why not, or empty when he is
   */
  Optional<ErrorCode> refuse(TenantId tenant, UserId user, String userSig, Instant now);
}
