package io.ringroom.domain.user;

import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.ClientEvent;
import org.jspecify.annotations.Nullable;

/** What a user does after a decision is stored. */
public sealed interface Effect {

  record Tell(CallId call, ToCall message) implements Effect {}

  /** Puts an event on the user's stream. */
  record Show(Audience audience, ClientEvent event) implements Effect {}

  /** Tells the call whether the device that is in it is connected. */
  record SayWhetherConnected(CallId call, @Nullable DeviceId device) implements Effect {}

  /**
   * Asks the call how it stands and hears the answer as a {@link
   * io.ringroom.domain.ring.ToUser.Refresh}; lost, it is asked again with the next answer to his
   * question.
   *
   * @param attempt during which of his visits
   */
  record AskForPicture(CallId call, @Nullable Integer attempt) implements Effect {}

  /** Wakes a device that is not connected, or takes that back. */
  record Wake(PushToken token, WakeUp wakeUp, PushKind kind) implements Effect {}
}
