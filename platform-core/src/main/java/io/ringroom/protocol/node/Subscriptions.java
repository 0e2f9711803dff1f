package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a member hears and sees: a rule for everybody and those for whom it is the other way round.
 * Short however many are in the room, and complete: it says nothing about what was before.
 *
 * @param audio whether everybody is heard
 * @param audioBut who is an exception from that
 * @param video whether everybody's video is wanted, as far as the connection has slots for it
 * @param videoBut who is an exception from that
 * @param screens false when shared screens are not wanted, or not permitted; absent: with the video
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subscriptions(
    boolean audio,
    List<UserId> audioBut,
    boolean video,
    List<UserId> videoBut,
    @Nullable Boolean screens) {
  public static final Subscriptions NONE = new Subscriptions(false, List.of(), false, List.of());

  public Subscriptions {
    audioBut = List.copyOf(audioBut);
    videoBut = List.copyOf(videoBut);
  }

  /** With the screens of whose video is wanted. */
  public Subscriptions(boolean audio, List<UserId> audioBut, boolean video, List<UserId> videoBut) {
    this(audio, audioBut, video, videoBut, null);
  }

  /** What joining with these switches comes to ({@code isAutoSubscribeAudio}, {@code …Video}). */
  public static Subscriptions auto(boolean audio, boolean video) {
    return new Subscriptions(audio, List.of(), video, List.of());
  }

  public Subscriptions noAudio() {
    return new Subscriptions(false, List.of(), video, videoBut, screens);
  }

  public Subscriptions noVideo() {
    return new Subscriptions(audio, audioBut, false, List.of(), screens);
  }

  public Subscriptions noScreens() {
    boolean seesNobody = !video && videoBut.isEmpty();
    return seesNobody ? this : new Subscriptions(audio, audioBut, video, videoBut, false);
  }

  public Subscriptions withAudio(UserId user, boolean wanted) {
    return new Subscriptions(
        audio, exceptions(audioBut, user, wanted != audio), video, videoBut, screens);
  }

  public Subscriptions withVideo(UserId user, boolean wanted) {
    return new Subscriptions(
        audio, audioBut, video, exceptions(videoBut, user, wanted != video), screens);
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

  /** Whether the screen is seen that this user shares. */
  public boolean seesScreen(UserId user) {
    return sees(user) && !Boolean.FALSE.equals(screens);
  }

  /** Whether nobody's picture is left out, so that one picture of all is what is wanted. */
  public boolean seesAll() {
    return video && videoBut.isEmpty() && !Boolean.FALSE.equals(screens);
  }
}
