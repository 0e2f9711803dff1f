package io.ringroom.domain.user;

import io.ringroom.domain.ring.Phase;

/**
 * What a user remembers of his current call in memory only; a restarted entity asks the call.
 *
 * @param revision the call's revision up to which he has heard; 0 before he heard anything
 */
public record Standing(Phase phase, long revision) {
  public static final Standing UNKNOWN = new Standing(Phase.UNKNOWN, 0);

  /** Whether the next word must come from the call. Who rings or talks needs none to go on. */
  boolean waiting() {
    return phase != Phase.RINGING && phase != Phase.IN;
  }

  Standing in(Phase next) {
    return new Standing(next, revision);
  }

  Standing heard(long upTo) {
    return new Standing(phase, upTo);
  }

  static Standing fresh(Phase phase) {
    return new Standing(phase, 0);
  }
}
