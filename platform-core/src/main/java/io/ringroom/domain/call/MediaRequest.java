package io.ringroom.domain.call;

import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.UserId;
import java.time.Instant;

/**
 * A member of a call between two asks the other to make it a video call.
 *
 * @param deadline when silence counts as no
 */
public record MediaRequest(UserId from, MediaType to, Instant deadline) {}
