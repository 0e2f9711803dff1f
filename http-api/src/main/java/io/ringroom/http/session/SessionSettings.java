package io.ringroom.http.session;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * @param loginWithin how long a socket may stay without a login
 * @param answerWithin how long the platform may take over one command
 * @param signOfLifeEvery how often a user's entity hears that a connection is still there
 * @param maxCallees how many users one call may invite
 * @param ringFor how long an invitee rings when the caller does not say
 */
public record SessionSettings(
    Duration loginWithin,
    Duration answerWithin,
    Duration signOfLifeEvery,
    int maxCallees,
    Duration ringFor) {

  /** A ring shorter than this cannot be answered, one longer annoys (Stream Video's bounds). */
  static final Duration RING_LEAST = Duration.ofSeconds(5);

  static final Duration RING_MOST = Duration.ofSeconds(180);

  /**
   * @throws IllegalArgumentException when the ring time or the number of callees is out of bounds
   */
  public SessionSettings {
    if (ringFor.compareTo(RING_LEAST) < 0 || ringFor.compareTo(RING_MOST) > 0) {
      throw new IllegalArgumentException("session.ring-for must be 5 s to 180 s, is " + ringFor);
    }
    if (maxCallees < 1 || maxCallees > 49) {
      throw new IllegalArgumentException("session.max-callees must be 1 to 49, is " + maxCallees);
    }
  }

  public static SessionSettings from(Config config) {
    return new SessionSettings(
        config.getDuration("login-within"),
        config.getDuration("answer-within"),
        config.getDuration("sign-of-life-every"),
        config.getInt("max-callees"),
        config.getDuration("ring-for"));
  }
}
