package io.ringroom.http.session;

import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the login of a connection holds: warned of before its end, and renewed without leaving.
 */
final class LoginTerm {
  private final TimerScheduler<SessionMessage> timers;
  private final Duration warnBefore;
  private final Duration renewWithin;
  private Instant until = Instant.EPOCH;

  LoginTerm(TimerScheduler<SessionMessage> timers, Duration warnBefore, Duration renewWithin) {
    this.timers = timers;
    this.warnBefore = warnBefore;
    this.renewWithin = renewWithin;
  }

  /** The first moment at which the login is no longer valid. */
  Instant until() {
    return until;
  }

  void lasts(Instant until, Instant now) {
    this.until = until;
    Duration left = Duration.between(now, until);
    start(new SessionMessage.LoginEndsSoon(), left.minus(warnBefore));
    start(new SessionMessage.LoginHasEnded(), left);
    start(new SessionMessage.LoginIsNotRenewed(), left.plus(renewWithin));
  }

  private void start(SessionMessage message, Duration in) {
    timers.startSingleTimer(message, in.isNegative() ? Duration.ZERO : in);
  }
}
