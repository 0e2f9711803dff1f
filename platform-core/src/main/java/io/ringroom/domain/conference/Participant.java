package io.ringroom.domain.conference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user in a conference.
 *
 * @param device the one device of his that is in it
 * @param extraInfo travels with him to the others, at most 4 KiB
 * @param visible whether the others are told of him; who is invisible publishes nothing
 * @param tracks what he publishes
 * @param subscriptions what he hears and sees
 * @param away present while his device is not connected
 * @param warned whether he has been told that his pass ends soon
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Participant(
    UserId user,
    DeviceId device,
    Pass pass,
    String extraInfo,
    boolean visible,
    Tracks tracks,
    Subscriptions subscriptions,
    @Nullable Away away,
    boolean warned) {

  /** Nothing he is not permitted, and nothing published by who is invisible. */
  public Participant {
    tracks = visible ? pass.rights().within(tracks) : Tracks.NONE;
    subscriptions = pass.rights().within(subscriptions);
  }

  boolean at(DeviceId there) {
    return device.equals(there);
  }

  boolean shownAway() {
    return away != null && away.shown();
  }

  Participant publishing(Tracks now) {
    return new Participant(
        user, device, pass, extraInfo, visible, now, subscriptions, away, warned);
  }

  Participant subscribed(Subscriptions now) {
    return new Participant(user, device, pass, extraInfo, visible, tracks, now, away, warned);
  }

  Participant visible(boolean now) {
    return new Participant(user, device, pass, extraInfo, now, tracks, subscriptions, away, warned);
  }

  Participant with(Pass now) {
    return new Participant(
        user, device, now, extraInfo, visible, tracks, subscriptions, away, false);
  }

  Participant isWarned() {
    return new Participant(
        user, device, pass, extraInfo, visible, tracks, subscriptions, away, true);
  }

  Participant away(@Nullable Away now) {
    return new Participant(
        user, device, pass, extraInfo, visible, tracks, subscriptions, now, warned);
  }

  /** Away unless he is so already: an earlier end stays. */
  Participant unseen(Instant until) {
    return away == null ? away(new Away(until, false)) : this;
  }
}
