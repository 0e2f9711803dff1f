package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what when an event has happened. Derived from the event alone, so it can be re-told.
 */
public final class CallNotices {
  private CallNotices() {}

  /**
   * @param before the state the event met
   * @param after the state it left
   * @param revision the call's revision at this event
   */
  public static List<Outgoing> of(
      CallState before, CallEvent event, CallState after, long revision) {
    return event.match(new Telling(before, after, revision));
  }

  private record Telling(CallState before, CallState after, long revision)
      implements CallEvent.Cases<List<Outgoing>> {

    @Override
    public List<Outgoing> started(CallEvent.Started event) {
      return offers((Live) after);
    }

    @Override
    public List<Outgoing> abandoned(CallEvent.Abandoned event) {
      return List.of();
    }

    @Override
    public List<Outgoing> inviteeRang(CallEvent.InviteeRang event) {
      Post post = new Post(call(), revision);
      post.members(now(), new ClientEvent.UserRinging(call(), event.user()));
      return post.out();
    }

    @Override
    public List<Outgoing> invitationEnded(CallEvent.InvitationEnded event) {
      UserId user = event.user();
      Post post = new Post(call(), revision);
      switch (event.outcome()) {
        // Mostly he is elsewhere and hears nothing of this; but he may just have come free.
        case LINE_BUSY ->
            post.to(user, Audience.ALL, notConnected(EndReason.LINE_BUSY, user, false));
        case REJECTED -> tellOtherDevices(post, event);
        case NO_RESPONSE, OFFLINE ->
            post.to(user, Audience.ALL, notConnected(EndReason.NO_RESPONSE, user, false));
      }
      post.release(user);
      now().audience().forEach(other -> post.to(other, audience(now(), other), failure(event)));
      return post.out();
    }

    private void tellOtherDevices(Post post, CallEvent.InvitationEnded event) {
      UserId user = event.user();
      if (event.device() == null) {
        post.to(user, Audience.ALL, notConnected(EndReason.REJECT, user, false));
        return;
      }
      post.to(user, Audience.only(event.device()), notConnected(EndReason.REJECT, user, false));
      post.to(
          user,
          Audience.except(event.device()),
          notConnected(EndReason.OTHER_DEVICE_REJECT, user, false));
    }

    private ClientEvent failure(CallEvent.InvitationEnded event) {
      UserId user = event.user();
      return switch (event.outcome()) {
        case REJECTED ->
            new ClientEvent.UserReject(call(), user, event.reason() == null ? "" : event.reason());
        case LINE_BUSY -> new ClientEvent.UserLineBusy(call(), user);
        case NO_RESPONSE -> new ClientEvent.UserNoResponse(call(), user, true);
        case OFFLINE -> new ClientEvent.UserNoResponse(call(), user, false);
      };
    }

    /** The deadline is the server's; clients learn the new one when they ask again. */
    @Override
    public List<Outgoing> ringExtended(CallEvent.RingExtended event) {
      return List.of();
    }

    @Override
    public List<Outgoing> answered(CallEvent.Answered event) {
      UserId user = event.user();
      Live call = now();
      Post post = new Post(call(), revision);
      post.to(
          user,
          Audience.except(event.seat().device()),
          notConnected(EndReason.OTHER_DEVICE_ACCEPTED, user, false));
      boolean first = !((Live) before).began();
      for (Member member : call.members().all()) {
        if (first || member.user().equals(user)) {
          post.member(member, begin(call));
          post.add(member.user(), new ToUser.Began(call()));
        }
      }
      for (Member other : call.members().except(user)) {
        introduce(post, other, user, event.seat().tracks());
        call.members().of(user).ifPresent(me -> introduce(post, me, other.user(), other.tracks()));
      }
      return post.out();
    }

    private void introduce(Post post, Member to, UserId who, Tracks tracks) {
      post.member(to, new ClientEvent.UserJoin(call(), who));
      post.member(to, new ClientEvent.UserAudioAvailable(call(), who, tracks.audio()));
      post.member(to, new ClientEvent.UserVideoAvailable(call(), who, tracks.video()));
    }

    private ClientEvent begin(Live call) {
      long beganAt = call.beganAt() == null ? 0 : call.beganAt().toEpochMilli();
      return new ClientEvent.CallBegin(
          call(), call.facts().media().code(), call.facts().room(), beganAt);
    }

    @Override
    public List<Outgoing> tracksChanged(CallEvent.TracksChanged event) {
      UserId user = event.user();
      Tracks was = ((Live) before).members().of(user).map(Member::tracks).orElse(Tracks.NONE);
      Tracks is = event.tracks();
      Post post = new Post(call(), revision);
      for (Member other : now().members().except(user)) {
        if (was.audio() != is.audio()) {
          post.member(other, new ClientEvent.UserAudioAvailable(call(), user, is.audio()));
        }
        if (was.video() != is.video()) {
          post.member(other, new ClientEvent.UserVideoAvailable(call(), user, is.video()));
        }
      }
      return post.out();
    }

    @Override
    public List<Outgoing> memberLost(CallEvent.MemberLost event) {
      return connection(event.user(), "reconnecting");
    }

    @Override
    public List<Outgoing> memberBack(CallEvent.MemberBack event) {
      return connection(event.user(), "connected");
    }

    private List<Outgoing> connection(UserId user, String state) {
      Post post = new Post(call(), revision);
      for (Member other : now().members().except(user)) {
        post.member(other, new ClientEvent.UserConnectionState(call(), user, state));
      }
      return post.out();
    }

    @Override
    public List<Outgoing> memberLeft(CallEvent.MemberLeft event) {
      UserId user = event.user();
      Live was = (Live) before;
      Post post = new Post(call(), revision);
      was.members()
          .of(user)
          .ifPresent(
              leaver ->
                  post.member(
                      leaver,
                      was.began()
                          ? callEnd(
                              was,
                              EndReason.HANGUP,
                              user,
                              was.secondsSinceBegin(event.at()),
                              event.lost())
                          : notConnected(EndReason.CANCELED, user, event.lost())));
      post.release(user);
      for (Member other : now().members().all()) {
        post.member(other, new ClientEvent.UserLeave(call(), user, event.lost() ? 1 : 0));
      }
      return post.out();
    }

    @Override
    public List<Outgoing> ended(CallEvent.Ended event) {
      Live was = (Live) before;
      Post post = new Post(call(), revision);
      for (Member member : was.members().all()) {
        if (event.into() != null && member.user().equals(was.facts().caller())) {
          post.add(member.user(), new ToUser.MergedInto(call(), event.into()));
        } else {
          post.member(member, end(was, event));
          post.release(member.user());
        }
      }
      for (Invitation invitation : was.invitations().pending()) {
        post.to(
            invitation.user(),
            Audience.ALL,
            notConnected(event.reason(), event.by(), event.connectionLost()));
        post.release(invitation.user());
      }
      return post.out();
    }

    private ClientEvent end(Live was, CallEvent.Ended event) {
      return was.began()
          ? callEnd(was, event.reason(), event.by(), event.totalTime(), event.connectionLost())
          : notConnected(event.reason(), event.by(), event.connectionLost());
    }

    private ClientEvent callEnd(
        Live was, EndReason reason, @Nullable UserId by, long totalTime, boolean lost) {
      return new ClientEvent.CallEnd(
          call(), was.facts().media().code(), reason.code(), by, totalTime, cause(lost));
    }

    private ClientEvent notConnected(EndReason reason, @Nullable UserId by, boolean lost) {
      return new ClientEvent.CallNotConnected(
          call(), facts().media().code(), reason.code(), by, cause(lost));
    }

    private static String cause(boolean lost) {
      return lost ? "connectionLost" : "";
    }

    private Live now() {
      return (Live) after;
    }

    private CallFacts facts() {
      return before instanceof Live live ? live.facts() : now().facts();
    }

    private CallId call() {
      return facts().call();
    }
  }

  /** Members are told on the device that is in the call, pending invitees on every device. */
  private static Audience audience(Live call, UserId user) {
    return call.members()
        .of(user)
        .map(member -> Audience.only(member.device()))
        .orElse(Audience.ALL);
  }

  /** An offer to everyone who has not answered yet; may be repeated. */
  public static List<Outgoing> offers(Live call) {
    return call.invitations().pending().stream()
        .map(
            invitation ->
                new Outgoing(
                    invitation.user(),
                    new ToUser.Offer(call.facts().inviteUntil(invitation.deadline()))))
        .toList();
  }
}
