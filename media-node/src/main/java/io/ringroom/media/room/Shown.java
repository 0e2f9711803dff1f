package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.protocol.node.StreamKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a slot shows: a stream of a member, or the mix of all.
 *
 * @param user absent for {@link StreamKind#MIX}
 */
record Shown(@Nullable UserId user, StreamKind stream) {
  static final Shown MIX = new Shown(null, StreamKind.MIX);

  /** His camera or microphone. */
  static Shown of(UserId user) {
    return new Shown(user, StreamKind.MAIN);
  }

  static Shown screen(UserId user) {
    return new Shown(user, StreamKind.SCREEN);
  }

  boolean isScreen() {
    return stream == StreamKind.SCREEN;
  }

  /** Whether it is a stream of one of these. */
  boolean isOfAny(Map<UserId, ?> users) {
    return user != null && users.containsKey(user);
  }
}
