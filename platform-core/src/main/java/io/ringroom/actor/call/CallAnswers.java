package io.ringroom.actor.call;

import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.CallViews;
import io.ringroom.domain.ring.Phase;
import io.ringroom.id.CallId;
import java.time.Instant;

/** What a call shows to whoever asks. */
final class CallAnswers {
  private CallAnswers() {}

  static CallCommand.Seen seen(
      CallId call, CallState state, CallCommand.GetView ask, long revision, Instant now) {
    if (Tenancy.foreign(state, ask.tenant())) {
      return new CallCommand.Seen(call, 0, Phase.UNKNOWN, null, null);
    }
    return new CallCommand.Seen(
        call,
        revision,
        CallViews.phase(state, ask.user()),
        CallViews.of(state, ask.user(), now).orElse(null),
        state instanceof CallState.Over over ? over.summary() : null);
  }
}
