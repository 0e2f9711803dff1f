package io.ringroom.domain.call;

import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import java.util.List;

/** What members are told of each other: what they publish, and whether they are connected. */
final class MemberNotices {
  private MemberNotices() {}

  static List<Outgoing> tracks(Occasion on, CallEvent.TracksChanged event) {
    UserId user = event.user();
    Tracks is = event.tracks();
    Tracks was = on.was().members().of(user).map(Member::tracks).orElse(Tracks.NONE);
    Post post = on.post();
    if (Boolean.TRUE.equals(event.byModerator())) {
      boolean audio = was.audio() && !is.audio();
      boolean video = (was.video() && !is.video()) || (was.shares() && !is.shares());
      on.now()
          .members()
          .of(user)
          .ifPresent(me -> post.member(me, new ClientEvent.Muted(on.call(), audio, video)));
    }
    for (Member other : on.now().members().except(user)) {
      changes(on, post, other, user, was, is);
    }
    return post.out();
  }

  /** What another member is told of a change in what a user publishes. */
  static void changes(Occasion on, Post post, Member other, UserId user, Tracks was, Tracks is) {
    if (was.audio() != is.audio()) {
      post.member(other, new ClientEvent.UserAudioAvailable(on.call(), user, is.audio()));
    }
    if (was.video() != is.video()) {
      post.member(other, new ClientEvent.UserVideoAvailable(on.call(), user, is.video()));
    }
    if (was.shares() != is.shares()) {
      post.member(other, ClientEvent.UserVideoAvailable.screen(on.call(), user, is.shares()));
    }
  }

  /** His own device is told as well: what held the call may have been another call of his. */
  static List<Outgoing> hold(Occasion on, CallEvent.HoldChanged event) {
    Post post = on.post();
    post.members(on.now(), new ClientEvent.UserHold(on.call(), event.user(), event.held()));
    post.add(event.user(), new ToUser.Talking(on.call(), event.held(), event.at()));
    return post.out();
  }

  static List<Outgoing> connection(Occasion on, UserId user, String state) {
    Post post = on.post();
    for (Member other : on.now().members().except(user)) {
      post.member(other, new ClientEvent.UserConnectionState(on.call(), user, state));
    }
    return post.out();
  }
}
