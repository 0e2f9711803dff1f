package io.ringroom.http.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.record.AvCalls;
import io.ringroom.domain.record.OfflineCallMessage;
import io.ringroom.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/** What a push says (b6). The receiver asks the platform before he believes it. */
final class PushText {
  private PushText() {}

  static ObjectNode of(Errand errand, Instant now) {
    ObjectNode text =
        Json.object()
            .put("type", errand.kind() == PushKind.CALL ? "call" : "cancel")
            .put("callId", errand.wakeUp().call().value())
            .put("inviter", errand.wakeUp().inviter().value())
            .put("mediaType", errand.wakeUp().media().code())
            .put("deadlineEpochMs", errand.wakeUp().deadline().toEpochMilli())
            .put("serverNowMs", now.toEpochMilli())
            .put("attempt", errand.wakeUp().number())
            .put("title", errand.words().title())
            .put("description", errand.words().description());
    return errand.kind() == PushKind.MISSED ? text.put("missed", true) : text;
  }

  /**
   * The same for apps, which may be of the TUIKit generation: with {@code ext}, by which those open
   * their call page (calling.md d4).
   */
  static ObjectNode forApps(Errand errand, Instant now) {
    ObjectNode text = of(errand, now);
    if (errand.kind() == PushKind.CALL) {
      String content = json(AvCalls.invitation(errand.wakeUp(), errand.user().user()));
      String caller = errand.words().title();
      text.put("ext", json(OfflineCallMessage.of(errand.wakeUp(), caller, content, now)));
    }
    return text;
  }

  /**
   * What a push service takes at most; what can be done without goes first. The rest is made of
   * ids, and fits always.
   */
  static ObjectNode within(int mostBytes, ObjectNode text) {
    Iterator<String> dispensable = List.of("ext", "description", "title").iterator();
    while (bytes(text) > mostBytes && dispensable.hasNext()) {
      text.remove(dispensable.next());
    }
    return text;
  }

  private static int bytes(ObjectNode text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String json(Object value) {
    return Json.mapper().valueToTree(value).toString();
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
