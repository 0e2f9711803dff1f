package io.ringroom.http.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.room.Rights;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token (RFC 7519) signed by HS256 with one of the tenant's keys: {@code sub} is the
 * user, {@code sdkAppID} the tenant, {@code iat} and {@code exp} are needed. With {@code roomId}
 * and {@code rights} (the bits of a PrivateMapKey) it is a room token, without them a login. No
 * other algorithm is accepted, "none" least of all (RFC 8725, 3.1).
 */
public final class WebToken {
  /** Real ones have about 250 characters. */
  private static final int MAX_CHARS = 2048;

  private static final String TENANT = "sdkAppID";
  private static final String ROOM = "roomId";
  private static final String RIGHTS = "rights";

  private WebToken() {}

  /** Makes a login. */
  public static String login(
      TenantId tenant, SecretKey key, UserId user, Duration expire, Instant now) {
    return sign(claims(tenant, user, expire, now).build(), key);
  }

  /** Makes a room token. */
  public static String room(
      TenantId tenant,
      SecretKey key,
      UserId user,
      RoomId room,
      int rights,
      Duration expire,
      Instant now) {
    return sign(
        claims(tenant, user, expire, now).claim(ROOM, room.value()).claim(RIGHTS, rights).build(),
        key);
  }

  private static JWTClaimsSet.Builder claims(
      TenantId tenant, UserId user, Duration expire, Instant now) {
    UserSig.requireLife(expire);
    return new JWTClaimsSet.Builder()
        .subject(user.value())
        .claim(TENANT, tenant.value())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(expire)));
  }

  private static String sign(JWTClaimsSet claims, SecretKey key) {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(key.signer());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a key of 32 characters signs by HS256", impossible);
    }
    return token.serialize();
  }

  /** Checks a login. */
  static UserSig.Result verifyLogin(Issuer issuer, UserId user, String token, Instant now) {
    Checked checked = check(issuer, user, token, now);
    if (checked.claims() == null || checked.until() == null) {
      return new UserSig.Invalid(Optional.ofNullable(checked.refusal()).orElse(Refusal.BAD_FORMAT));
    }
    return checked.claims().getClaim(ROOM) == null
        ? new UserSig.Valid(user, checked.until().minusSeconds(1))
        : new UserSig.Invalid(Refusal.WRONG_KIND);
  }

  /** Checks a room token. */
  static RoomToken.Result verifyRoom(
      Issuer issuer, UserId user, RoomId room, String token, Instant now) {
    Checked checked = check(issuer, user, token, now);
    if (checked.claims() == null) {
      return new RoomToken.Invalid(
          Optional.ofNullable(checked.refusal()).orElse(Refusal.BAD_FORMAT));
    }
    Object named = checked.claims().getClaim(ROOM);
    Object rights = checked.claims().getClaim(RIGHTS);
    if (named == null || !(rights instanceof Long bits) || bits < 0 || bits > Rights.MOST) {
      return new RoomToken.Invalid(Refusal.WRONG_KIND);
    }
    return room.value().equals(named)
        ? new RoomToken.Valid(new Pass(new Rights(bits.intValue()), checked.until()))
        : new RoomToken.Invalid(Refusal.ROOM_MISMATCH);
  }

  /** Either the claims and their end, or why not. */
  private record Checked(
      @Nullable JWTClaimsSet claims, @Nullable Instant until, @Nullable Refusal refusal) {
    static Checked no(Refusal why) {
      return new Checked(null, null, why);
    }
  }

  private static Checked check(Issuer issuer, UserId user, String token, Instant now) {
    if (token.length() > MAX_CHARS) {
      return Checked.no(Refusal.BAD_FORMAT);
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())) {
        return Checked.no(Refusal.BAD_FORMAT);
      }
      for (SecretKey key : issuer.keys()) {
        if (signed.verify(key.verifier())) {
          return check(issuer, user, signed.getJWTClaimsSet(), now);
        }
      }
      return Checked.no(Refusal.BAD_SIGNATURE);
    } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
      return Checked.no(Refusal.BAD_FORMAT);
    }
  }

  private static Checked check(Issuer issuer, UserId user, JWTClaimsSet claims, Instant now) {
    if (!Long.valueOf(issuer.tenant().value()).equals(claims.getClaim(TENANT))) {
      return Checked.no(Refusal.APP_ID_MISMATCH);
    }
    if (!user.value().equals(claims.getSubject())) {
      return Checked.no(Refusal.USER_MISMATCH);
    }
    Date made = claims.getIssueTime();
    Date end = claims.getExpirationTime();
    if (made == null || end == null) {
      return Checked.no(Refusal.BAD_LIFETIME);
    }
    Optional<Refusal> refusal =
        Validity.refusal(
            made.toInstant().getEpochSecond(),
            end.toInstant().getEpochSecond(),
            issuer.longestLife(),
            now);
    return refusal
        .map(Checked::no)
        .orElseGet(() -> new Checked(claims, end.toInstant().plusSeconds(1), null));
  }
}
