package io.ringroom.domain.simulation;

import static io.ringroom.domain.simulation.Mutant.happened;

import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.domain.call.Member;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Faults in a call in which people talk. */
final class TalkMutants {
  private TalkMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("a camera opens in a voice call", Play.CALM, cameraInAudio()),
        new Mutant("any device of a member hangs up for him", Play.CALM, anyDeviceHangsUp()),
        new Mutant("any device of a member can lose him", Play.CALM, anyDeviceIsLost()));
  }

  private static Rules cameraInAudio() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            right.refusal() != null
                    && message instanceof ToCall.SetTracks set
                    && seat(state, set.user(), set.device()).isPresent()
                ? happened(new CallEvent.TracksChanged(set.user(), new Tracks(true, true), now))
                : right;
  }

  private static Optional<Member> seat(CallState state, UserId user, @Nullable DeviceId device) {
    return People.members(state).stream()
        .filter(member -> member.user().equals(user))
        .filter(member -> device == null || member.seat().device().equals(device))
        .findFirst();
  }

  private static Rules anyDeviceHangsUp() {
    return new Rules() {
      @Override
      public Decision decide(CallState state, ToCall message, Instant now) {
        ToCall taken =
            message instanceof ToCall.Hangup hangup
                ? seat(state, hangup.user(), null)
                    .<ToCall>map(m -> new ToCall.Hangup(m.user(), m.seat().device()))
                    .orElse(message)
                : message;
        return Call.decide(state, taken, now);
      }
    };
  }

  private static Rules anyDeviceIsLost() {
    return new Rules() {
      @Override
      public Decision decide(CallState state, ToCall message, Instant now) {
        ToCall taken =
            message instanceof ToCall.Lost lost
                ? seat(state, lost.user(), null)
                    .<ToCall>map(m -> new ToCall.Lost(m.user(), m.seat().device()))
                    .orElse(message)
                : message;
        return Call.decide(state, taken, now);
      }
    };
  }
}
