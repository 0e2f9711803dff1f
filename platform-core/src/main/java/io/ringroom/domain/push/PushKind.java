package io.ringroom.domain.push;

/** What a push is for. */
public enum PushKind {
  /** Rings: connect, and you may find a call. */
  CALL,
  /** Takes the ring back: the invitation is over. */
  CANCEL,
  /** Takes the ring back, and says that a call was missed: nobody answered, no device is there. */
  MISSED
}
