package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One member of a room as the media node sees him.
 *
 * @param audio whether his microphone may be forwarded; false also drops what he sends all the same
 * @param video whether his camera may be forwarded; always false in an audio call
 * @param capture present when this member is the node's own camera room: the lease under which its
 *     devices may be open
 * @param subscriptions what he hears and sees; absent for everybody's audio and the video of his
 *     {@link ToNode.View}
 * @param screen whether the screen he shares may be forwarded; absent when not
 * @param name how he wants to be called, to be read in pictures; absent while nobody knows, then
 *     his id stands for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomMember(
    UserId user,
    boolean audio,
    boolean video,
    @Nullable Lease capture,
    @Nullable Subscriptions subscriptions,
    @Nullable Boolean screen,
    @Nullable String name) {

  /** A member whose name nobody knows. */
  public RoomMember(
      UserId user,
      boolean audio,
      boolean video,
      @Nullable Lease capture,
      @Nullable Subscriptions subscriptions,
      @Nullable Boolean screen) {
    this(user, audio, video, capture, subscriptions, screen, null);
  }

  /** A member who shares no screen. */
  public RoomMember(
      UserId user,
      boolean audio,
      boolean video,
      @Nullable Lease capture,
      @Nullable Subscriptions subscriptions) {
    this(user, audio, video, capture, subscriptions, null);
  }

  /** Whether he shares a screen. */
  public boolean shares() {
    return Boolean.TRUE.equals(screen);
  }

  /** The same, called like this; null for nobody knows how. */
  public RoomMember named(@Nullable String name) {
    return new RoomMember(user, audio, video, capture, subscriptions, screen, name);
  }

  /** What others read of him. */
  public String displayName() {
    return name == null ? user.value() : name;
  }

  /** A member who connects by WebRTC. */
  public static RoomMember remote(UserId user, boolean audio, boolean video) {
    return new RoomMember(user, audio, video, null, null);
  }

  /** A member who is this node's own camera room. */
  public static RoomMember captured(UserId user, boolean audio, boolean video, Lease lease) {
    return new RoomMember(user, audio, video, lease, null);
  }

  /**
   * The right to open the devices. It ends with the room, with the member, or when no wish has
   * renewed it for {@code millis}: a node cut off from the platform stops capturing by itself.
   *
   * @param millis how long the lease lasts from the receipt of the wish, 1,000 to 60,000
   */
  public record Lease(String call, int millis) {}
}
