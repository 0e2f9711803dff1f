package io.ringroom.actor.conference;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * @param askEvery how often a participant's device is asked whether it is still connected
 * @param restAfter how long a conference nobody is in stays in memory
 */
public record ConferenceSettings(Duration askEvery, Duration restAfter) {
  public static ConferenceSettings from(Config config) {
    return new ConferenceSettings(
        config.getDuration("ask-every"), config.getDuration("rest-after"));
  }
}
