package io.ringroom.http.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a TLSSigAPIv2 token says, signed or not.
 *
 * @param time when it was made, Unix seconds
 * @param expire how long it is valid, seconds
 * @param userbuf the room permission of a PrivateMapKey in standard base64, null in a UserSig
 */
record SignedClaims(
    String identifier, long sdkAppId, long time, long expire, @Nullable String userbuf) {
  private static final String VERSION = "2.0";

  /** Claims with the signature they came with, not yet checked. */
  record Signed(SignedClaims claims, String sig) {
    boolean by(SecretKey key) {
      byte[] mine = claims.signature(key).getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(mine, sig.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The token. */
  String sign(SecretKey key) {
    ObjectNode json = Json.object();
    json.put("TLS.ver", VERSION);
    json.put("TLS.identifier", identifier);
    json.put("TLS.sdkappid", sdkAppId);
    json.put("TLS.expire", expire);
    json.put("TLS.time", time);
    if (userbuf != null) {
      json.put("TLS.userbuf", userbuf);
    }
    json.put("TLS.sig", signature(key));
    return TokenText.wrap(Json.write(json).getBytes(StandardCharsets.UTF_8));
  }

  /** Parses: the JSON's order and the compression's level are free, so nothing can be compared. */
  static Optional<Signed> read(String token) {
    return TokenText.unwrap(token).flatMap(SignedClaims::parse);
  }

  private static Optional<Signed> parse(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      JsonNode json = Json.parse(text);
      JsonNode userbuf = json.path("TLS.userbuf");
      boolean wellFormed =
          VERSION.equals(json.path("TLS.ver").textValue())
              && json.path("TLS.identifier").isTextual()
              && json.path("TLS.sig").isTextual()
              && (userbuf.isMissingNode() || userbuf.isTextual())
              && number(json, "TLS.sdkappid")
              && number(json, "TLS.time")
              && number(json, "TLS.expire");
      if (!wellFormed) {
        return Optional.empty();
      }
      SignedClaims claims =
          new SignedClaims(
              json.path("TLS.identifier").textValue(),
              json.path("TLS.sdkappid").longValue(),
              json.path("TLS.time").longValue(),
              json.path("TLS.expire").longValue(),
              userbuf.textValue());
      return Optional.of(new Signed(claims, json.path("TLS.sig").textValue()));
    } catch (JsonProcessingException | CharacterCodingException notOurs) {
      return Optional.empty();
    }
  }

  private static boolean number(JsonNode json, String name) {
    return json.path(name).isIntegralNumber() && json.path(name).canConvertToLong();
  }

  private String signature(SecretKey key) {
    StringBuilder content =
        new StringBuilder()
            .append("TLS.identifier:" + identifier + "\n")
            .append("TLS.sdkappid:" + sdkAppId + "\n")
            .append("TLS.time:" + time + "\n")
            .append("TLS.expire:" + expire + "\n");
    if (userbuf != null) {
      content.append("TLS.userbuf:" + userbuf + "\n");
    }
    return Base64.getEncoder().encodeToString(key.hmac(content.toString()));
  }
}
