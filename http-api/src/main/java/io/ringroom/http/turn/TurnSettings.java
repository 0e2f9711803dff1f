package io.ringroom.http.turn;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.List;

/**
 * Which TURN servers clients may use; the keys are {@code ringroom.turn}.
 *
 * @param urls {@code turn:} or {@code turns:} URLs (RFC 7065); empty where there is no TURN server
 * @param secret shared with the servers, coturn's {@code static-auth-secret}
 * @param validFor how long a credential lets a client ask for a relay, a minute to a week
 */
public record TurnSettings(List<String> urls, String secret, Duration validFor) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  public TurnSettings {
    urls = List.copyOf(urls);
  }

  /**
   * @param ringroom the object at {@code ringroom}
   * @throws ConfigException when a value is missing or out of bounds
   */
  public static TurnSettings from(Config ringroom) {
    Config turn = ringroom.getConfig("turn");
    TurnSettings settings =
        new TurnSettings(
            turn.getStringList("urls"), turn.getString("secret"), turn.getDuration("valid-for"));
    for (String url : settings.urls) {
      check(turn, "urls", url.matches("turns?:[^\\s/]+"), "not a TURN URL: " + url);
    }
    check(
        turn,
        "secret",
        settings.urls.isEmpty() || !settings.secret.isBlank(),
        "TURN servers need their static-auth-secret here");
    boolean bounded =
        settings.validFor.compareTo(SHORTEST) >= 0 && settings.validFor.compareTo(LONGEST) <= 0;
    check(turn, "valid-for", bounded, "must be between a minute and a week");
    return settings;
  }

  private static void check(Config turn, String key, boolean right, String what) {
    if (!right) {
      throw new ConfigException.BadValue(turn.origin(), "ringroom.turn." + key, what);
    }
  }

  /** Without the secret, for logs. */
  @Override
  public String toString() {
    return "TurnSettings[urls=%s, validFor=%s]".formatted(urls, validFor);
  }
}
