package io.ringroom.http.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** What a push says (b6). The receiver asks the platform before he believes it. */
final class PushText {
  private PushText() {}

  static ObjectNode of(Errand errand, Instant now) {
    return Json.object()
        .put("type", errand.cancelled() ? "cancel" : "call")
        .put("callId", errand.wakeUp().call().value())
        .put("inviter", errand.wakeUp().inviter().value())
        .put("mediaType", errand.wakeUp().media().code())
        .put("deadlineEpochMs", errand.wakeUp().deadline().toEpochMilli())
        .put("serverNowMs", now.toEpochMilli())
        .put("attempt", errand.wakeUp().number());
  }

  /**
   * Pushes of one call take each other's place where they have not been delivered yet. RFC 8030
   * section 5.4 allows 32 characters, which not every call id keeps to.
   */
  static String collapseKey(Errand errand) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(errand.wakeUp().call().value().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 24));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
