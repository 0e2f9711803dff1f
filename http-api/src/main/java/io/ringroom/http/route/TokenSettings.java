package io.ringroom.http.route;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code ringroom.http.token}.
 *
 * @param loopbackDemo whether programs on this machine get tokens without the secret key
 * @param expire life of a token when the request does not say
 * @param perSecond requests from one address in the long run
 * @param burst requests from one address at once
 */
public record TokenSettings(boolean loopbackDemo, Duration expire, double perSecond, int burst) {

  /**
   * @throws IllegalArgumentException when a value is out of bounds; the message names its key
   */
  public TokenSettings {
    if (expire.toSeconds() < 1 || expire.compareTo(Duration.ofDays(180)) > 0) {
      throw new IllegalArgumentException("ringroom.http.token.expire must be 1 s to 180 d");
    }
    if (perSecond <= 0 || burst < 1) {
      throw new IllegalArgumentException(
          "ringroom.http.token.per-second and ringroom.http.token.burst must be positive");
    }
  }

  /**
   * @throws com.typesafe.config.ConfigException when a key is missing or of the wrong type
   */
  public static TokenSettings from(Config token) {
    return new TokenSettings(
        token.getBoolean("loopback-demo"),
        token.getDuration("expire"),
        token.getDouble("per-second"),
        token.getInt("burst"));
  }
}
