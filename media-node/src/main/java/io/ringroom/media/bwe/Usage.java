package io.ringroom.media.bwe;

/** What the delay of packets tells about the link. */
public enum Usage {
  NORMAL,
  /** A queue grows: more is sent than the link carries. */
  OVERUSED,
  /** A queue empties: nothing shall change until it is gone. */
  UNDERUSED
}
