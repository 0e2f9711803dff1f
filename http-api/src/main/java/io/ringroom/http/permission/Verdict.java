package io.ringroom.http.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a user may not ring; everybody else he may.
 *
 * @param refused in the order they were named
 */
public record Verdict(List<Refused> refused) {
  /** Codes a tenant may give meanings of his own: this one and the 9999 that follow. */
  static final int FIRST_OWN_CODE = 80_000;

  private static final int LAST_OWN_CODE = 89_999;
  private static final int MOST_REASON = 256;

  /** Nobody is refused. */
  public static final Verdict ALLOWED = new Verdict(List.of());

  public Verdict {
    refused = List.copyOf(refused);
  }

  /** All of them are refused, without a reason. */
  static Verdict denied(List<UserId> asked) {
    return new Verdict(asked.stream().map(Refused::blocked).toList());
  }

  /**
   * Reads {@code {allow, refused?: [{userID, code?, reason?}]}}. Who is refused without having been
   * asked about is passed over; a code that is none of the tenant's own becomes {@link
   * ErrorCode#BLOCKED}.
   *
   * @return empty when the text is no such answer
   */
  static Optional<Verdict> read(String text, List<UserId> asked) {
    JsonNode answer;
    try {
      answer = Json.parse(text);
    } catch (JsonProcessingException rubbish) {
      return Optional.empty();
    }
    JsonNode refused = answer.path("refused");
    boolean understood =
        answer.path("allow").isBoolean() && (refused.isMissingNode() || refused.isArray());
    if (!understood) {
      return Optional.empty();
    }
    Map<String, Refused> named = new LinkedHashMap<>();
    for (JsonNode one : refused) {
      String user = one.path("userID").textValue();
      if (user == null) {
        return Optional.empty();
      }
      asked.stream()
          .filter(known -> known.value().equals(user))
          .forEach(known -> named.putIfAbsent(user, refused(known, one)));
    }
    boolean allow = answer.get("allow").booleanValue();
    List<Refused> all = new ArrayList<>();
    for (UserId user : asked) {
      if (named.containsKey(user.value()) || !allow) {
        all.add(named.getOrDefault(user.value(), Refused.blocked(user)));
      }
    }
    return Optional.of(new Verdict(all));
  }

  private static Refused refused(UserId user, JsonNode one) {
    int code = one.path("code").intValue();
    String reason = one.path("reason").asText("");
    return new Refused(
        user,
        code >= FIRST_OWN_CODE && code <= LAST_OWN_CODE ? code : ErrorCode.BLOCKED.code(),
        reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason);
  }

  /** Those of the users who may be rung, in their order. */
  public List<UserId> allowed(List<UserId> asked) {
    Set<UserId> not = new HashSet<>();
    refused.forEach(one -> not.add(one.user()));
    return asked.stream().filter(user -> !not.contains(user)).toList();
  }

  /** Why nobody may be rung, in a sentence. */
  public String words() {
    String reasons =
        refused.stream()
            .map(Refused::reason)
            .filter(reason -> !reason.isEmpty())
            .findFirst()
            .map(reason -> ": " + reason)
            .orElse("");
    return "this sdkAppID's server does not allow it" + reasons;
  }
}
