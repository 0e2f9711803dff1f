package io.ringroom.media.cameraroom;

import io.ringroom.id.UserId;
import java.time.Duration;

/**
 * What a camera room does with a call. Pure: the same call always gets the same decision.
 *
 * @param mode whether anything is answered by itself
 * @param allow whom {@link Mode#AUTO} answers; it answers nobody while this is empty
 * @param delay how long it rings before the answer, at most a minute
 * @param maxDuration after which the room leaves, zero for never
 * @param doNotDisturb declines everything
 * @param muteOnAnswer keeps the microphone closed in every call, which the node cannot open again
 */
public record AnswerPolicy(
    Mode mode,
    AllowList allow,
    Duration delay,
    Duration maxDuration,
    boolean doNotDisturb,
    boolean muteOnAnswer) {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
  private static final Duration LONGEST_CALL = Duration.ofHours(24);

  public AnswerPolicy {
    require("delay", delay, LONGEST_DELAY);
    require("max-duration", maxDuration, LONGEST_CALL);
  }

  /** Who answers. */
  public enum Mode {
    /** Somebody in the room, or nobody. */
    MANUAL,
    /** The room itself, for callers on the allow list. */
    AUTO
  }

  public Decision decide(UserId caller) {
    if (doNotDisturb) {
      return new Decision.Decline(DO_NOT_DISTURB);
    }
    return mode == Mode.AUTO && allow.allows(caller)
        ? new Decision.AnswerAfter(delay)
        : new Decision.LetRing();
  }

  /** One line for the log: who is let in by nobody's hand. */
  public String summary() {
    if (doNotDisturb) {
      return "do not disturb: declines every call";
    }
    if (mode == Mode.MANUAL) {
      return "answers nobody by itself (mode manual)";
    }
    return allow.isEmpty()
        ? "answers nobody by itself (mode auto with an empty allow list)"
        : "answers by itself the calls of " + allow + " after " + delay.toMillis() + " ms";
  }

  /** What to do with a call. */
  public sealed interface Decision {
    /** Nothing: it rings until somebody answers or the platform gives up. */
    record LetRing() implements Decision {}

    record Decline(String reason) implements Decision {}

    record AnswerAfter(Duration delay) implements Decision {}
  }

  /** The reason given when {@code doNotDisturb} declines. */
  public static final String DO_NOT_DISTURB = "do-not-disturb";

  private static void require(String what, Duration value, Duration most) {
    if (value.isNegative() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be 0 to %d s, not %s".formatted(what, most.toSeconds(), value));
    }
  }
}
