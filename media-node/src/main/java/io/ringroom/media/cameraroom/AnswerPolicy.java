package io.ringroom.media.cameraroom;

import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * What a camera room does with a call. Pure: the same call in the same circumstances always gets
 * the same decision.
 *
 * @param mode whether anything is answered, or declined, by itself
 * @param allow whom the room answers by itself; nobody while this is empty
 * @param delay how long it rings before such an answer, at most a minute
 * @param maxDuration after which the room leaves, zero for never
 * @param doNotDisturb as it is when the node starts
 * @param busy what becomes of a call while the room is in another
 * @param start what is open when a call begins
 * @param preview whether the other side may see a picture of the camera before somebody answers
 */
public record AnswerPolicy(
    Mode mode,
    AllowList allow,
    Duration delay,
    Duration maxDuration,
    DoNotDisturb doNotDisturb,
    Busy busy,
    Start start,
    Preview preview) {
  /** The reason given while the room is not to be disturbed. */
  public static final String DO_NOT_DISTURB = "do-not-disturb";

  /** The reason given to who is not on the list of {@link Mode#ALLOW_LIST_ONLY}. */
  public static final String NOT_ALLOWED = "not-allowed";

  /** The reason given while the room is in another call that it does not leave. */
  public static final String BUSY = "busy";

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
    /** The room itself, for callers on the allow list; for others, somebody in the room. */
    AUTO,
    /** The room itself, for callers on the allow list; others are declined without a ring. */
    ALLOW_LIST_ONLY
  }

  /** A call during a call. */
  public enum Busy {
    /** It is told that the line is busy. */
    REJECT,
    /** It waits, and is decided anew when the call before it is over. */
    QUEUE,
    /** Who calls is asked into the call that runs, if he is on the allow list; others wait. */
    MERGE
  }

  /** What the other side of a call that nobody has answered yet may see of the room. */
  public enum Preview {
    OFF,
    /** One picture, taken when it is asked for. */
    SNAPSHOT
  }

  /**
   * What is open when a call begins. Somebody in the room may change it during the call.
   *
   * @param microphone whether the room is heard
   * @param camera whether the room is seen
   * @param again whether the next call starts like this, whatever was changed in the last one
   */
  public record Start(boolean microphone, boolean camera, boolean again) {}

  /**
   * @param quiet whether the room is not to be disturbed as it stands now
   * @param inCall whether the room is in another call
   */
  public Decision decide(UserId caller, DoNotDisturb quiet, boolean inCall, Instant now) {
    if (quiet.holds(now)) {
      return new Decision.Decline(DO_NOT_DISTURB);
    }
    boolean allowed = mode != Mode.MANUAL && allow.allows(caller);
    if (!allowed && mode == Mode.ALLOW_LIST_ONLY) {
      return new Decision.Decline(NOT_ALLOWED);
    }
    if (inCall) {
      return duringACall(allowed);
    }
    return allowed ? new Decision.AnswerAfter(delay) : new Decision.LetRing();
  }

  private Decision duringACall(boolean allowed) {
    return switch (busy) {
      case REJECT -> new Decision.Decline(BUSY);
      case QUEUE -> new Decision.LetRing();
      case MERGE -> allowed ? new Decision.Merge() : new Decision.LetRing();
    };
  }

  /** One line for the log: who is let in by nobody's hand. */
  public String summary() {
    if (doNotDisturb.on()) {
      return "do not disturb: declines every call";
    }
    if (mode == Mode.MANUAL) {
      return "answers nobody by itself (mode manual)";
    }
    String others = mode == Mode.ALLOW_LIST_ONLY ? " and declines all others" : "";
    return allow.isEmpty()
        ? "answers nobody by itself (an empty allow list)" + others
        : "answers by itself the calls of " + allow + " after " + delay.toMillis() + " ms" + others;
  }

  /** What to do with a call. */
  public sealed interface Decision {
    /** Nothing: it rings, or waits, until somebody answers or the platform gives up. */
    record LetRing() implements Decision {}

    record Decline(String reason) implements Decision {}

    record AnswerAfter(Duration delay) implements Decision {}

    /** Ask the caller into the call that runs. */
    record Merge() implements Decision {}
  }

  private static void require(String what, Duration value, Duration most) {
    if (value.isNegative() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be 0 to %d s, not %s".formatted(what, most.toSeconds(), value));
    }
  }
}
