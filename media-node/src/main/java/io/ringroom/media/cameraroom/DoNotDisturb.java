package io.ringroom.media.cameraroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether every call is declined at once.
 *
 * @param until when that ends by itself; null for when somebody ends it
 */
public record DoNotDisturb(boolean on, @Nullable Instant until) {
  public static final DoNotDisturb OFF = new DoNotDisturb(false, null);

  public boolean holds(Instant now) {
    return on && (until == null || now.isBefore(until));
  }
}
