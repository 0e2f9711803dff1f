package io.ringroom.http.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import io.ringroom.http.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * {@code push.fcm}: a Firebase project, and the service account in whose name it is asked to push.
 *
 * @param url where FCM is; another than Google's only for tests and proxies
 * @param tokenUrl where the account's access tokens come from
 * @param key signs what asks for them; never shown
 */
record FcmSettings(URI url, String project, String account, PrivateKey key, URI tokenUrl) {

  /**
   * @param fcm the section {@code push.fcm}
   * @return absent when there is no FCM here
   * @throws IllegalArgumentException when the account's file cannot be read, or is none
   */
  static @Nullable FcmSettings from(Config fcm) {
    String file = fcm.getString("service-account-file");
    if (file.isEmpty()) {
      return null;
    }
    try {
      return of(URI.create(fcm.getString("url")), Files.readString(Path.of(file)));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "push.fcm.service-account-file cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * @param serviceAccount the JSON that Google's console gives for a service account
   * @throws IllegalArgumentException when it is no such JSON
   */
  static FcmSettings of(URI url, String serviceAccount) {
    try {
      JsonNode account = Json.parse(serviceAccount);
      return new FcmSettings(
          url,
          text(account, "project_id"),
          text(account, "client_email"),
          key(text(account, "private_key")),
          URI.create(text(account, "token_uri")));
    } catch (JsonProcessingException | GeneralSecurityException bad) {
      throw new IllegalArgumentException("not the JSON of a Google service account", bad);
    }
  }

  /** PKCS #8 as PEM, the form Google gives. */
  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] encoded = Base64.getDecoder().decode(base64);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static String text(JsonNode account, String field) {
    String text = account.path(field).asText();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the service account's JSON has no " + field);
    }
    return text;
  }

  @Override
  public String toString() {
    return "FCM project " + project + " at " + url;
  }
}
