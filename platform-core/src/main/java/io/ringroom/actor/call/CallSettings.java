package io.ringroom.actor.call;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * @param reofferEvery how often an invitee is asked again until his entity has answered
 * @param startWithin how long messages wait for the start of a call before it is given up
 * @param restAfterEnd how long an ended call stays in memory to answer latecomers
 */
public record CallSettings(Duration reofferEvery, Duration startWithin, Duration restAfterEnd) {

  public static CallSettings from(Config config) {
    return new CallSettings(
        config.getDuration("reoffer-every"),
        config.getDuration("start-within"),
        config.getDuration("rest-after-end"));
  }
}
