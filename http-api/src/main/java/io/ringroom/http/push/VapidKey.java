package io.ringroom.http.push;

import io.ringroom.http.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * By what this installation shows push services who it is: VAPID, RFC 8292. Browsers bind their
 * subscriptions to the public half, so a lost key costs every subscription.
 */
final class VapidKey {
  /** RFC 8292 allows a day; a shorter one is of less use to who steals it. */
  private static final Duration LASTS = Duration.ofHours(12);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final PrivateKey signing;
  private final String publicText;
  private final String subject;

  private VapidKey(PrivateKey signing, byte[] point, String subject) {
    this.signing = signing;
    this.publicText = BASE64.encodeToString(point);
    this.subject = subject;
  }

  /**
   * @param publicText the point, as Base64url
   * @param privateText the number, as Base64url
   * @param subject whom a push service may ask about this sender: {@code mailto:} or {@code https:}
   * @throws IllegalArgumentException when the two do not belong together
   */
  static VapidKey of(String publicText, String privateText, String subject) {
    try {
      byte[] point = Base64.getUrlDecoder().decode(publicText);
      PrivateKey number = P256.number(Base64.getUrlDecoder().decode(privateText));
      VapidKey key = new VapidKey(number, point, subject);
      byte[] probe = subject.getBytes(StandardCharsets.UTF_8);
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(P256.point(point));
      verifier.update(probe);
      if (!verifier.verify(key.sign(probe))) {
        throw new IllegalArgumentException("the two VAPID keys do not belong together");
      }
      return key;
    } catch (GeneralSecurityException bad) {
      throw new IllegalArgumentException("bad VAPID keys: " + bad.getMessage(), bad);
    }
  }

  /** A new pair: the public text, then the private one, as {@link #of} reads them. */
  static String[] generate() throws GeneralSecurityException {
    KeyPair pair = P256.generate();
    byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
    return new String[] {
      BASE64.encodeToString(P256.bytes((ECPublicKey) pair.getPublic())),
      BASE64.encodeToString(number)
    };
  }

  /** What pages subscribe with, {@code applicationServerKey}. */
  String publicText() {
    return publicText;
  }

  /** The value of {@code Authorization} for a push to this address. */
  String authorization(URI endpoint, Instant now) throws GeneralSecurityException {
    String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    String head = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";
    String claims =
        Json.object()
            .put("aud", origin)
            .put("exp", now.plus(LASTS).getEpochSecond())
            .put("sub", subject)
            .toString();
    String content = encode(head) + "." + encode(claims);
    byte[] signature = sign(content.getBytes(StandardCharsets.US_ASCII));
    return "vapid t=" + content + "." + BASE64.encodeToString(signature) + ", k=" + publicText;
  }

  private byte[] sign(byte[] content) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
    signer.initSign(signing);
    signer.update(content);
    return signer.sign();
  }

  private static String encode(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
