package io.ringroom.http.session;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * @param loginWithin how long a socket may stay without a login
 * @param answerWithin how long the platform may take over one command
 * @param signOfLifeEvery how often a user's entity hears that a connection is still there
 * @param renewWithin how long a login that has expired may still be renewed
 */
public record SessionSettings(
    Duration loginWithin, Duration answerWithin, Duration signOfLifeEvery, Duration renewWithin) {

  public static SessionSettings from(Config config) {
    return new SessionSettings(
        config.getDuration("login-within"),
        config.getDuration("answer-within"),
        config.getDuration("sign-of-life-every"),
        config.getDuration("renew-within"));
  }
}
