package io.ringroom.http.push;

import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code push.apns}: an app of a developer team, and the key by which Apple knows that team.
 *
 * @param key signs the provider tokens; never shown
 * @param topic the app's bundle id; PushKit's pushes go to it with {@code .voip} behind
 * @param trusted PEM certificates that are trusted in place of Java's; for tests and proxies
 */
record ApnsSettings(
    ApnsSigningKey key, String topic, String host, int port, @Nullable Path trusted) {
  private static final Set<String> APPLES =
      Set.of(ApnsClientBuilder.PRODUCTION_APNS_HOST, ApnsClientBuilder.DEVELOPMENT_APNS_HOST);

  /**
   * @param apns the section {@code push.apns}
   * @param anywhere whether another host than Apple's two may stand there
   * @return absent when there is no APNs here
   * @throws IllegalArgumentException when the key cannot be read, or something is missing
   */
  static @Nullable ApnsSettings from(Config apns, boolean anywhere) {
    String file = apns.getString("key-file");
    if (file.isEmpty()) {
      return null;
    }
    String host = apns.getString("host");
    if (!anywhere && !APPLES.contains(host)) {
      throw new IllegalArgumentException(
          "push.apns.host must be one of " + APPLES + ", or allow-private be on: " + host);
    }
    String trusted = apns.getString("trusted-certificates-file");
    return new ApnsSettings(
        key(file, needed(apns, "team-id"), needed(apns, "key-id")),
        needed(apns, "topic"),
        host,
        apns.getInt("port"),
        trusted.isEmpty() ? null : Path.of(trusted));
  }

  private static ApnsSigningKey key(String file, String team, String id) {
    try {
      return ApnsSigningKey.loadFromPkcs8File(Path.of(file).toFile(), team, id);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "push.apns.key-file is not a readable .p8 key: " + bad.getMessage(), bad);
    }
  }

  private static String needed(Config apns, String key) {
    String text = apns.getString(key);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("push.apns.key-file is set, so " + key + " must be too");
    }
    return text;
  }

  @Override
  public String toString() {
    return "APNs topic " + topic + " at " + host;
  }
}
