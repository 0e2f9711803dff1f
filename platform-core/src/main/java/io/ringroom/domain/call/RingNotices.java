package io.ringroom.domain.call;

import io.ringroom.domain.ring.Audience;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.util.List;

/** What is told of invitations: that there are some, that they ring, how they end. */
final class RingNotices {
  private RingNotices() {}

  /** The inviter has it from the answer to his command; who is asked gets an offer. */
  static List<Outgoing> invited(Occasion on, CallEvent.Invited event) {
    Post post = on.post();
    for (UserId other : on.was().audience()) {
      for (UserId asked : other.equals(event.inviter()) ? List.<UserId>of() : event.users()) {
        post.to(
            other,
            on.audience(other),
            new ClientEvent.UserInviting(on.call(), asked, event.inviter()));
      }
    }
    on.now().invitations().pending().stream()
        .filter(invitation -> event.users().contains(invitation.user()))
        .forEach(invitation -> post.add(CallNotices.offer(on.now(), invitation)));
    return post.out();
  }

  static List<Outgoing> rang(Occasion on, CallEvent.InviteeRang event) {
    Post post = on.post();
    post.members(on.now(), new ClientEvent.UserRinging(on.call(), event.user()));
    return post.out();
  }

  static List<Outgoing> unreachable(Occasion on, CallEvent.InviteeUnreachable event) {
    Long woken = event.pushSentAt() == null ? null : event.pushSentAt().toEpochMilli();
    Post post = on.post();
    post.members(on.now(), new ClientEvent.UserUnreachable(on.call(), event.user(), woken));
    return post.out();
  }

  static List<Outgoing> ended(Occasion on, CallEvent.InvitationEnded event) {
    UserId user = event.user();
    Post post = on.post();
    switch (event.outcome()) {
      // Mostly he is elsewhere and hears nothing of this; but he may just have come free.
      case LINE_BUSY -> post.to(user, Audience.ALL, on.notConnected(EndReason.LINE_BUSY, user, ""));
      case REJECTED -> tellHisDevices(on, post, event);
      case NO_RESPONSE, OFFLINE ->
          post.to(user, Audience.ALL, on.notConnected(EndReason.NO_RESPONSE, user, ""));
      case CANCELLED -> post.to(user, Audience.ALL, on.notConnected(EndReason.CANCELED, null, ""));
    }
    post.release(user, on.now().parties());
    on.now().audience().forEach(other -> post.to(other, on.audience(other), failure(on, event)));
    return post.out();
  }

  private static void tellHisDevices(Occasion on, Post post, CallEvent.InvitationEnded event) {
    UserId user = event.user();
    if (event.device() == null) {
      post.to(user, Audience.ALL, on.notConnected(EndReason.REJECT, user, ""));
      return;
    }
    post.to(user, Audience.only(event.device()), on.notConnected(EndReason.REJECT, user, ""));
    post.to(
        user,
        Audience.except(event.device()),
        on.notConnected(EndReason.OTHER_DEVICE_REJECT, user, ""));
  }

  private static String words(CallEvent.InvitationEnded event) {
    if (event.screened() != null) {
      return event.screened().told();
    }
    return event.reason() == null ? "" : event.reason();
  }

  private static ClientEvent failure(Occasion on, CallEvent.InvitationEnded event) {
    UserId user = event.user();
    return switch (event.outcome()) {
      case REJECTED -> new ClientEvent.UserReject(on.call(), user, words(event));
      case LINE_BUSY -> new ClientEvent.UserLineBusy(on.call(), user);
      case NO_RESPONSE -> new ClientEvent.UserNoResponse(on.call(), user, true);
      case OFFLINE -> new ClientEvent.UserNoResponse(on.call(), user, false);
      case CANCELLED -> new ClientEvent.UserInviteCancelled(on.call(), user);
    };
  }
}
