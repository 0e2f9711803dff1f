package io.ringroom.protocol.node;

import io.ringroom.id.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a member hears and sees: a rule for everybody and those for whom it is the other way round.
 * Short however many are in the room, and complete: it says nothing about what was before.
 *
 * @param audio whether everybody is heard
 * @param audioBut who is an exception from that
 * @param video whether everybody's video is wanted, as far as the connection has slots for it
 * @param videoBut who is an exception from that
 */
public record Subscriptions(
    boolean audio, List<UserId> audioBut, boolean video, List<UserId> videoBut) {
  public static final Subscriptions NONE = new Subscriptions(false, List.of(), false, List.of());

  public Subscriptions {
    audioBut = List.copyOf(audioBut);
    videoBut = List.copyOf(videoBut);
  }

  /** What joining with these switches comes to ({@code isAutoSubscribeAudio}, {@code …Video}). */
  public static Subscriptions auto(boolean audio, boolean video) {
    return new Subscriptions(audio, List.of(), video, List.of());
  }

  public Subscriptions noAudio() {
    return new Subscriptions(false, List.of(), video, videoBut);
  }

  public Subscriptions noVideo() {
    return new Subscriptions(audio, audioBut, false, List.of());
  }

  public Subscriptions withAudio(UserId user, boolean wanted) {
    return new Subscriptions(audio, exceptions(audioBut, user, wanted != audio), video, videoBut);
  }

  public Subscriptions withVideo(UserId user, boolean wanted) {
    return new Subscriptions(audio, audioBut, video, exceptions(videoBut, user, wanted != video));
  }

  private static List<UserId> exceptions(List<UserId> but, UserId user, boolean exception) {
    List<UserId> next = new ArrayList<>(but);
    next.remove(user);
    if (exception) {
      next.add(user);
    }
    return next;
  }

  public boolean hears(UserId user) {
    return audio != audioBut.contains(user);
  }

  public boolean sees(UserId user) {
    return video != videoBut.contains(user);
  }
}
