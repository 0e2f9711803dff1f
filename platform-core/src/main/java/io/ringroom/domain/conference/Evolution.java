package io.ringroom.domain.conference;

import io.ringroom.domain.ring.Tracks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each event makes of a conference. */
final class Evolution {
  private Evolution() {}

  static ConferenceState of(ConferenceState state, ConferenceEvent event) {
    if (event instanceof ConferenceEvent.Opened opened) {
      return new ConferenceState(new Sitting(opened.media(), opened.at(), List.of(), null));
    }
    Sitting sitting = state.sitting();
    return sitting == null ? state : new ConferenceState(of(sitting, event));
  }

  private static @Nullable Sitting of(Sitting sitting, ConferenceEvent event) {
    if (event instanceof ConferenceEvent.Joined e) {
      return sitting.plus(e.participant());
    } else if (event instanceof ConferenceEvent.Left e) {
      return sitting.without(e.user());
    } else if (event instanceof ConferenceEvent.Published e) {
      return sitting.change(e.user(), one -> one.publishing(e.tracks()));
    } else if (event instanceof ConferenceEvent.Muted e) {
      return sitting.change(e.user(), one -> one.publishing(e.tracks()));
    } else if (event instanceof ConferenceEvent.Subscribed e) {
      return sitting.change(e.user(), one -> one.subscribed(e.subscriptions()));
    } else if (event instanceof ConferenceEvent.VisibilityChanged e) {
      return sitting.change(e.user(), one -> one.publishing(Tracks.NONE).visible(e.visible()));
    } else if (event instanceof ConferenceEvent.PassRenewed e) {
      return sitting.change(e.user(), one -> one.with(e.pass()));
    } else if (event instanceof ConferenceEvent.PassWarned e) {
      return sitting.change(e.user(), Participant::isWarned);
    } else if (event instanceof ConferenceEvent.ParticipantLost e) {
      return sitting.change(e.user(), one -> one.away(new Away(e.until(), true)));
    } else if (event instanceof ConferenceEvent.ParticipantBack e) {
      return sitting.change(e.user(), one -> one.away(null));
    } else if (event instanceof ConferenceEvent.Restarted e) {
      return sitting.changeAll(one -> one.unseen(e.until()));
    } else if (event instanceof ConferenceEvent.Emptied e) {
      return sitting.closing(e.closeAt());
    }
    return event instanceof ConferenceEvent.Closed ? null : sitting;
  }
}
