package io.ringroom.domain.user;

import io.ringroom.domain.ring.Seat;
import io.ringroom.id.CallId;
import org.jspecify.annotations.Nullable;

/**
 * A user's wish to come into a running call, or back into it.
 *
 * @param chatGroup the chat group the user names as the call's; absent when he names none
 */
public record JoinCall(CallId call, Seat seat, @Nullable String chatGroup) {}
