package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Audience;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * When an event is told of.
 *
 * @param before the state the event met
 * @param after the state it left
 * @param revision the call's revision at this event
 */
record Occasion(CallState before, CallState after, long revision) {

  /** The call, alive after the event. */
  Live now() {
    return (Live) after;
  }

  /** The call, alive before the event. */
  Live was() {
    return (Live) before;
  }

  CallId call() {
    return was().facts().call();
  }

  Post post() {
    Live latest = after instanceof Live live ? live : was();
    return new Post(latest.facts(), latest.parties(), revision);
  }

  /** Members are told on the device that is in the call, pending invitees on every device. */
  Audience audience(UserId user) {
    return now()
        .members()
        .of(user)
        .map(member -> Audience.only(member.device()))
        .orElse(Audience.ALL);
  }

  ClientEvent notConnected(EndReason reason, @Nullable UserId by, String cause) {
    return new ClientEvent.CallNotConnected(call(), was().media().code(), reason.code(), by, cause);
  }

  ClientEvent callEnd(EndReason reason, @Nullable UserId by, long totalTime, String cause) {
    return new ClientEvent.CallEnd(
        call(), was().media().code(), reason.code(), by, totalTime, cause);
  }

  /** What clients are told lies behind an end; "" when its reason says all. */
  static String cause(boolean lost, @Nullable Cause cause) {
    return lost ? "connectionLost" : cause == null ? "" : cause.wireName();
  }
}
