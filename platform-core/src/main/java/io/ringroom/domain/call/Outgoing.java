package io.ringroom.domain.call;

import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;

/** A message a call sends. Calls speak to users only; it is users who speak to other calls. */
public record Outgoing(UserId to, ToUser message) {}
