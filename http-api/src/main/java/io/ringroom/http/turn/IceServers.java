package io.ringroom.http.turn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.http.json.Json;
import io.ringroom.id.UserKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client gives its {@code RTCPeerConnection}: the TURN servers, with a name and password
 * that hold for a while (draft-uberti-behave-turn-rest-00, coturn's {@code use-auth-secret}). The
 * name is the second at which it ends and whose it is; the password is the name's HMAC-SHA1 under
 * the shared secret, so that neither side has to store anything.
 */
public final class IceServers {
  private static final String HMAC = "HmacSHA1"; // what TURN servers compute; not for us to choose

  private final TurnSettings settings;

  public IceServers(TurnSettings settings) {
    this.settings = settings;
  }

  /**
   * Puts {@code iceServers} (as in WebRTC, empty without TURN servers) and, unless it is empty,
   * {@code iceServersExpireAt} (epoch milliseconds) into a reply.
   */
  public void addTo(ObjectNode reply, UserKey user, Instant now) {
    ArrayNode servers = reply.putArray("iceServers");
    if (settings.urls().isEmpty()) {
      return;
    }
    long end = now.plus(settings.validFor()).getEpochSecond();
    String name = end + ":" + user.tenant() + "/" + user.user();
    ObjectNode server = servers.addObject();
    server.set("urls", Json.mapper().valueToTree(settings.urls()));
    server.put("username", name);
    server.put("credential", password(name));
    reply.put("iceServersExpireAt", end * 1_000);
  }

  private String password(String name) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
