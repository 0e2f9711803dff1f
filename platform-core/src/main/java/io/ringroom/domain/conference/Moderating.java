package io.ringroom.domain.conference;

import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody is put out of a conference, or what he publishes is closed (R12). */
record Moderating(ConferenceState state, TenantPolicy.Rooms policy, Instant now) {

  Ruling kick(ToConference.Kick message) {
    ErrorCode no = objection(message.user(), message.device(), message.whom());
    return no == null
        ? Departure.of(state, List.of(message.whom()), LeaveCause.KICKED, policy, now)
        : Ruling.refused(no);
  }

  Ruling mute(ToConference.Mute message) {
    ErrorCode no = objection(message.user(), message.device(), message.whom());
    return no == null
        ? state.of(message.whom()).map(one -> mute(one, message)).orElse(Ruling.NOTHING)
        : Ruling.refused(no);
  }

  private Ruling mute(Participant one, ToConference.Mute message) {
    Tracks before = one.tracks();
    Tracks left = before.without(message.audio(), message.video());
    return left.equals(before)
        ? Ruling.NOTHING
        : Ruling.happened(new ConferenceEvent.Muted(one.user(), left, now));
  }

  private @Nullable ErrorCode objection(UserId who, @Nullable DeviceId device, UserId whom) {
    if (device != null) {
      Optional<Participant> moderator = state.of(who).filter(one -> one.at(device));
      if (moderator.isEmpty()) {
        return ErrorCode.NOT_A_MEMBER;
      }
      if (!moderator.get().pass().rights().mayModerate()) {
        return ErrorCode.NO_PERMISSION;
      }
    }
    return state.of(whom).isEmpty() ? ErrorCode.NOT_A_MEMBER : null;
  }
}
