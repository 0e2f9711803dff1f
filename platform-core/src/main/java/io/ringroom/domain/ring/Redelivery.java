package io.ringroom.domain.ring;

import io.ringroom.protocol.client.CallView;

/** Which rings a device is told of that connects while they are on (b6). */
public enum Redelivery {
  /** Every ring. */
  BOTH,
  /**
   * Only those of calls between two, as TRTCCalling did on a messaging service that keeps no group
   * invitations for who is away (seed S57). For apps that count on it.
   */
  SINGLE;

  /** Whether a device that did not know of this ring is told of it. */
  public boolean covers(CallView ring) {
    boolean single = ring.calleeIdList().size() == 1 && ring.chatGroupId().isEmpty();
    return this == BOTH || single;
  }
}
