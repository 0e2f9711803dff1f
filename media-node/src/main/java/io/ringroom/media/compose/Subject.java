package io.ringroom.media.compose;

import io.ringroom.id.UserId;

/**
 * What a place can show.
 *
 * @param screen whether it is his shared screen, in place of his camera
 */
public record Subject(UserId user, boolean screen) {
  public static Subject camera(UserId user) {
    return new Subject(user, false);
  }

  public static Subject screen(UserId user) {
    return new Subject(user, true);
  }
}
