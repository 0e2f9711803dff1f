package io.ringroom.domain.call;

import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;

/** A message a call sends. */
public sealed interface Outgoing {

  record User(UserId to, ToUser message) implements Outgoing {}

  record Call(CallId to, ToCall message) implements Outgoing {}
}
