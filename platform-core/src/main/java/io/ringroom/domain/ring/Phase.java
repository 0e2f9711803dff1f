package io.ringroom.domain.ring;

/** Where a user stands in a call he is engaged in. Kept in memory, re-learned from the call. */
public enum Phase {
  /** His entity was restarted; the call has not told yet. */
  UNKNOWN,
  /** He dialled and nobody has answered. */
  CALLING,
  /** Offered to him, the call has not confirmed the ring. */
  OFFERED,
  /** He wants to come in, the call has not answered. */
  JOINING,
  /** His devices ring. */
  RINGING,
  /** His own call gave way to the other side's call to him. */
  MERGING,
  /** The call has begun. */
  IN,
  /** The call has begun, and he has put it on hold. */
  HELD
}
