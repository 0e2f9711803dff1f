package io.ringroom.actor.user;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * @param askCallWithin how long a call may take to say how it stands
 * @param askCallEvery how often a user asks the call he waits for whether it still is
 * @param seenEvery how often the directory is told that a user is online
 * @param restAfter how long a user without devices and without a call stays in memory
 */
public record UserSettings(
    Duration askCallWithin, Duration askCallEvery, Duration seenEvery, Duration restAfter) {

  public static UserSettings from(Config config) {
    return new UserSettings(
        config.getDuration("ask-call-within"),
        config.getDuration("ask-call-every"),
        config.getDuration("seen-every"),
        config.getDuration("rest-after"));
  }
}
