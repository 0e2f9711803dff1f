package io.ringroom.actor.conference;

import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.domain.conference.ConferenceDuties;
import io.ringroom.domain.conference.ConferenceState;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.domain.room.RoomOwner;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes true what a conference's state demands: its timer and its media room. */
final class ConferenceDutyKeeper {
  private final ConferenceKey conference;
  private final TimerScheduler<ConferenceCommand> timers;
  private final ConferenceCommand lookAtTime;
  private final ConferenceEntity.Surroundings around;
  private @Nullable Instant timedFor;
  private @Nullable RoomNeed told;

  ConferenceDutyKeeper(
      ConferenceKey conference,
      TimerScheduler<ConferenceCommand> timers,
      ConferenceCommand lookAtTime,
      ConferenceEntity.Surroundings around) {
    this.conference = conference;
    this.timers = timers;
    this.lookAtTime = lookAtTime;
    this.around = around;
  }

  void keep(ConferenceState state, long revision) {
    ConferenceDuties duties = duties(state);
    keepTimer(duties.deadline());
    keepRoom(duties.room(), revision);
  }

  private ConferenceDuties duties(ConferenceState state) {
    TenantPolicy policy = around.policies().of(conference.tenant());
    return ConferenceDuties.of(state, policy.rooms(), policy.media().record().form());
  }

  private void keepTimer(@Nullable Instant deadline) {
    if (deadline == null) {
      timers.cancel(lookAtTime);
    } else if (!timers.isTimerActive(lookAtTime) || !deadline.equals(timedFor)) {
      Duration left = Duration.between(around.clock().instant(), deadline);
      timers.startSingleTimer(lookAtTime, left.isNegative() ? Duration.ZERO : left);
    }
    timedFor = deadline;
  }

  private void keepRoom(@Nullable RoomNeed need, long revision) {
    RoomNeed before = told;
    if (before != null && (need == null || !need.room().equals(before.room()))) {
      say(before.room(), null, revision);
    }
    if (need != null && !need.equals(before)) {
      say(need.room(), need, revision);
    }
    told = need;
  }

  /** Says it again because the room asked; a room of an earlier sitting is needed no more. */
  void sayRoomNeed(ConferenceState state, RoomId media, long revision) {
    RoomNeed need = duties(state).room();
    say(media, need != null && need.room().equals(media) ? need : null, revision);
  }

  private void say(RoomId media, @Nullable RoomNeed need, long revision) {
    around
        .addresses()
        .room(media)
        .tell(
            new RoomCommand.Need(
                conference.tenant(),
                new RoomOwner.OfConference(conference.room()),
                revision,
                need));
  }
}
