package io.ringroom.domain.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the talk time of a call is reckoned from.
 *
 * @param beganAt when the first user came to the caller; absent while it only rings
 * @param apartSince while fewer than two members are connected: since when. Talk time ends there if
 *     the call ends by that loss
 * @param aloneSince while one member at most is left of a begun call and nobody rings: since when.
 *     What he waits for others is not talk time either
 */
public record TalkTime(
    @Nullable Instant beganAt, @Nullable Instant apartSince, @Nullable Instant aloneSince) {
  static final TalkTime NONE = new TalkTime(null, null, null);

  TalkTime begun(Instant at) {
    return beganAt != null ? this : new TalkTime(at, apartSince, aloneSince);
  }

  TalkTime with(Members members, Invitations invitations, Instant at) {
    boolean apart = members.connected() < 2;
    boolean alone = beganAt != null && members.all().size() <= 1 && invitations.pending().isEmpty();
    return new TalkTime(
        beganAt, apart ? first(apartSince, at) : null, alone ? first(aloneSince, at) : null);
  }

  private static Instant first(@Nullable Instant already, Instant at) {
    return already != null ? already : at;
  }

  /** Whole seconds from the beginning; 0 if it never began. */
  long secondsUntil(Instant end) {
    return beganAt == null ? 0 : Math.max(0, (end.toEpochMilli() - beganAt.toEpochMilli()) / 1000);
  }
}
