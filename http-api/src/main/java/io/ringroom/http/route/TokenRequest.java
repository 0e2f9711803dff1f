package io.ringroom.http.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.domain.room.Rights;
import io.ringroom.http.json.Json;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.util.Optional;

/**
 * The body of {@code POST /v1/token}.
 *
 * @param tenant {@code sdkAppID}; the first tenant is meant if there is none
 * @param expire life of the token in seconds
 * @param room {@code roomId}: a room token is wanted too
 * @param privileges what it shall permit, everything if not said
 */
record TokenRequest(
    Optional<TenantId> tenant,
    UserId user,
    Optional<Duration> expire,
    Optional<RoomId> room,
    Rights privileges) {

  /** The body is not such a request; the message names what is wrong. */
  static final class Malformed extends Exception {
    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  static TokenRequest parse(String body) throws Malformed {
    JsonNode json;
    try {
      json = Json.parse(body);
    } catch (JsonProcessingException bad) {
      throw new Malformed("the body is not JSON: " + bad.getOriginalMessage());
    }
    String user = json.path("userID").textValue();
    if (user == null) {
      throw new Malformed("userID must be a text");
    }
    try {
      return new TokenRequest(
          number(json, "sdkAppID").map(TenantId::new),
          new UserId(user),
          number(json, "expire").map(Duration::ofSeconds),
          Optional.ofNullable(json.path("roomId").textValue()).map(RoomId::new),
          privileges(json));
    } catch (IllegalArgumentException outOfBounds) {
      throw new Malformed(String.valueOf(outOfBounds.getMessage()));
    }
  }

  private static Rights privileges(JsonNode json) throws Malformed {
    long bits = number(json, "privileges").orElse((long) Rights.ALL.bits());
    if (bits < 0 || bits > Rights.ALL.bits()) {
      throw new Malformed("privileges must be 0 to " + Rights.ALL.bits());
    }
    return new Rights((int) bits);
  }

  private static Optional<Long> number(JsonNode json, String name) throws Malformed {
    JsonNode node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new Malformed(name + " must be a whole number");
    }
    return Optional.of(node.longValue());
  }
}
