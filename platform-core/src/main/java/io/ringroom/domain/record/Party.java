package io.ringroom.domain.record;

import io.ringroom.domain.user.Role;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's part in a call.
 *
 * @param result how it came out for him; of several invitations the last one's
 * @param invitedAt when he was first asked; for the caller when he dialled
 * @param rangAt when a device of his first showed the call; absent if none did
 * @param stays when he was in it, in order
 */
public record Party(
    UserId user,
    Role role,
    CallResult result,
    Instant invitedAt,
    @Nullable Instant rangAt,
    List<Stay> stays) {

  public Party {
    stays = List.copyOf(stays);
  }

  /** The time in which others could hear and see him. */
  public Duration connected() {
    return stays.stream().map(Stay::connected).reduce(Duration.ZERO, Duration::plus);
  }

  /** The time in which the call waited for him to come back. */
  public Duration reconnecting() {
    return stays.stream().map(Stay::away).reduce(Duration.ZERO, Duration::plus);
  }
}
