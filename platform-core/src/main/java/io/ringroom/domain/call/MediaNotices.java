package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import java.util.List;

/** What is told of a change between voice and video. */
final class MediaNotices {
  private MediaNotices() {}

  /** Everybody hears of the change, and of every camera and screen that it closes. */
  static List<Outgoing> changed(Occasion on, CallEvent.MediaTypeChanged event) {
    Live was = on.was();
    Post post = on.post();
    ClientEvent changed =
        new ClientEvent.CallMediaTypeChanged(
            on.call(), was.media().code(), event.media().code(), event.user());
    on.now().audience().forEach(user -> post.to(user, on.audience(user), changed));
    for (Member member : was.members().all()) {
      Tracks left = member.tracks().within(event.media());
      for (Member other : on.now().members().except(member.user())) {
        MemberNotices.changes(on, post, other, member.user(), member.tracks(), left);
      }
    }
    return post.out();
  }

  static List<Outgoing> asked(Occasion on, CallEvent.MediaTypeAsked event) {
    Post post = on.post();
    for (Member other : on.now().members().except(event.user())) {
      post.member(
          other,
          new ClientEvent.MediaTypeRequest(
              on.call(), event.user(), event.media().code(), event.deadline().toEpochMilli()));
    }
    return post.out();
  }

  /** Both hear of it: who asked, and who need not answer any more. */
  static List<Outgoing> refused(Occasion on, CallEvent.MediaTypeRefused event) {
    Post post = on.post();
    UserId by = event.by();
    post.members(
        on.now(), new ClientEvent.CallMediaTypeChangeRejected(on.call(), event.user(), by));
    return post.out();
  }
}
