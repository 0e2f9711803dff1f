package io.ringroom.actor.push;

import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.id.UserKey;

/**
 * Carries pushes to devices that are not connected. Returns at once and never fails: nothing in a
 * call waits for a push. A push may come twice; both have the call as their collapse key.
 */
public interface Pushes {
  /** No device can be woken. */
  Pushes NONE = (user, token, wakeUp, kind) -> {};

  void push(UserKey user, PushToken token, WakeUp wakeUp, PushKind kind);
}
