package io.ringroom.domain.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.Seat;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Subscriptions;
import org.jspecify.annotations.Nullable;

/**
 * One who may be in a media room.
 *
 * @param subscriptions what he wants to hear and see; absent for the rule of a call: everybody's
 *     audio, and the video he asks for
 * @param leads true for who made the call, and for whose pass lets him moderate a conference;
 *     absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Occupant(
    UserId user, Seat seat, @Nullable Subscriptions subscriptions, @Nullable Boolean leads) {
  public Occupant(UserId user, Seat seat, @Nullable Subscriptions subscriptions) {
    this(user, seat, subscriptions, null);
  }

  public static Occupant of(UserId user, Seat seat) {
    return new Occupant(user, seat, null);
  }

  /** The same with a say in what is done with everybody's media, or without. */
  public Occupant leading(boolean leading) {
    return new Occupant(user, seat, subscriptions, leading ? true : null);
  }

  boolean isLeading() {
    return Boolean.TRUE.equals(leads);
  }
}
