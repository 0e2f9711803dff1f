package io.ringroom.domain.simulation;

import static io.ringroom.domain.simulation.Mutant.happened;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import java.util.List;

/** Faults in how a call changes between voice and video. */
final class MediaMutants {
  private MediaMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("a voice call becomes a video call unasked", Play.CALM, withoutConsent()),
        new Mutant("a camera stays open in what is now a voice call", Play.CALM, openCamera()));
  }

  private static Rules withoutConsent() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            right.events().size() == 1 && right.events().get(0) instanceof CallEvent.MediaTypeAsked
                ? happened(
                    new CallEvent.MediaTypeChanged(
                        ((CallEvent.MediaTypeAsked) right.events().get(0)).user(),
                        MediaType.VIDEO,
                        now))
                : right;
  }

  private static Rules openCamera() {
    return (Mutant.Deciding)
        (right, state, message, now) ->
            right.events().size() == 1
                    && right.events().get(0) instanceof CallEvent.MediaTypeChanged changed
                    && changed.media() == MediaType.AUDIO
                    && message instanceof ToCall.SwitchMedia wish
                    && People.members(state).stream().anyMatch(m -> m.user().equals(wish.user()))
                ? happened(
                    changed, new CallEvent.TracksChanged(wish.user(), new Tracks(true, true), now))
                : right;
  }
}
