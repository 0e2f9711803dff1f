package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.util.List;
import java.util.Optional;

/** What is told when somebody comes into a call: to him, to his other devices, to the others. */
final class EntryNotices {
  private EntryNotices() {}

  static List<Outgoing> entered(Occasion on, UserId user, Seat seat) {
    Live call = on.now();
    Post post = on.post();
    if (on.was().invitations().pending(user).isPresent()) {
      post.to(
          user,
          Audience.except(seat.device()),
          on.notConnected(EndReason.OTHER_DEVICE_ACCEPTED, user, ""));
    }
    boolean first = !on.was().began();
    for (Member member : call.members().all()) {
      if (first || member.user().equals(user)) {
        post.member(member, begin(call));
        post.add(member.user(), began(call, member.user()));
      }
    }
    for (Member other : call.members().except(user)) {
      introduce(on, post, other, user, seat.tracks());
      call.members()
          .of(user)
          .ifPresent(me -> introduce(on, post, me, other.user(), other.tracks()));
    }
    return post.out();
  }

  /**
   * The new device is told as if it had just come in, the old one that it is out. The others see
   * neither a leave nor a join, only what is published now and that he is connected.
   */
  static List<Outgoing> moved(Occasion on, UserId user, Seat seat) {
    Live call = on.now();
    Post post = on.post();
    Optional<Member> before = on.was().members().of(user);
    before.ifPresent(
        old -> post.member(old, new ClientEvent.CallMovedToDevice(on.call(), seat.device())));
    Tracks was = before.map(Member::tracks).orElse(Tracks.NONE);
    boolean wasAway = before.map(old -> !old.connected()).orElse(false);
    call.members()
        .of(user)
        .ifPresent(
            me -> {
              post.member(me, begin(call));
              tellIfHeld(on, post, me, user);
            });
    for (Member other : call.members().except(user)) {
      call.members()
          .of(user)
          .ifPresent(me -> introduce(on, post, me, other.user(), other.tracks()));
      if (wasAway) {
        post.member(other, new ClientEvent.UserConnectionState(on.call(), user, "connected"));
      }
      MemberNotices.changes(on, post, other, user, was, seat.tracks());
    }
    return post.out();
  }

  private static ToUser began(Live call, UserId user) {
    return new ToUser.Began(call.facts().call(), call.parties().attempt(user));
  }

  private static void introduce(Occasion on, Post post, Member to, UserId who, Tracks tracks) {
    boolean back = on.was().parties().wasIn(who) && !on.was().members().has(who);
    post.member(to, new ClientEvent.UserJoin(on.call(), who, back ? true : null));
    post.member(to, new ClientEvent.UserAudioAvailable(on.call(), who, tracks.audio()));
    post.member(to, new ClientEvent.UserVideoAvailable(on.call(), who, tracks.video()));
    if (tracks.shares()) {
      post.member(to, ClientEvent.UserVideoAvailable.screen(on.call(), who, true));
    }
    tellIfHeld(on, post, to, who);
  }

  /** Nobody is on hold until it is said: who comes in, or takes over, has not heard it. */
  private static void tellIfHeld(Occasion on, Post post, Member to, UserId who) {
    if (on.now().members().of(who).filter(Member::held).isPresent()) {
      post.member(to, new ClientEvent.UserHold(on.call(), who, true));
    }
  }

  private static ClientEvent begin(Live call) {
    long beganAt = call.beganAt() == null ? 0 : call.beganAt().toEpochMilli();
    CallFacts facts = call.facts();
    return new ClientEvent.CallBegin(facts.call(), call.media().code(), facts.room(), beganAt);
  }
}
