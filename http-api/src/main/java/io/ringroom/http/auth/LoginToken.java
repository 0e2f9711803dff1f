package io.ringroom.http.auth;

import io.ringroom.id.UserId;
import java.time.Instant;

/** A login in either of the two forms that are accepted: a UserSig or a JSON Web Token. */
public final class LoginToken {
  private LoginToken() {}

  public static UserSig.Result verify(Issuer issuer, UserId user, String token, Instant now) {
    return token.indexOf('.') >= 0
        ? WebToken.verifyLogin(issuer, user, token, now)
        : UserSig.verify(issuer, user, token, now);
  }
}
