package io.ringroom.domain.call;

import io.ringroom.domain.call.CallState.Live;
import io.ringroom.domain.ring.ToUser;
import java.util.List;

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
    return event.match(new Telling(new Occasion(before, after, revision)));
  }

  /** An offer to everyone who has not answered yet; may be repeated. */
  public static List<Outgoing> offers(Live call) {
    return call.invitations().pending().stream().map(asked -> offer(call, asked)).toList();
  }

  static Outgoing offer(Live call, Invitation asked) {
    return new Outgoing(asked.user(), new ToUser.Offer(call.invite(asked)));
  }

  /** Which part of the call's notices speaks of an event. */
  private record Telling(Occasion on) implements CallEvent.Cases<List<Outgoing>> {

    @Override
    public List<Outgoing> started(CallEvent.Started event) {
      return offers(on.now());
    }

    @Override
    public List<Outgoing> abandoned(CallEvent.Abandoned event) {
      return List.of();
    }

    @Override
    public List<Outgoing> invited(CallEvent.Invited event) {
      return RingNotices.invited(on, event);
    }

    @Override
    public List<Outgoing> inviteeRang(CallEvent.InviteeRang event) {
      return RingNotices.rang(on, event);
    }

    @Override
    public List<Outgoing> inviteeUnreachable(CallEvent.InviteeUnreachable event) {
      return RingNotices.unreachable(on, event);
    }

    @Override
    public List<Outgoing> invitationEnded(CallEvent.InvitationEnded event) {
      return RingNotices.ended(on, event);
    }

    /** The deadline is the server's; clients learn the new one when they ask again. */
    @Override
    public List<Outgoing> ringExtended(CallEvent.RingExtended event) {
      return List.of();
    }

    @Override
    public List<Outgoing> answered(CallEvent.Answered event) {
      return EntryNotices.entered(on, event.user(), event.seat());
    }

    @Override
    public List<Outgoing> joined(CallEvent.Joined event) {
      return EntryNotices.entered(on, event.user(), event.seat());
    }

    @Override
    public List<Outgoing> mediaTypeAsked(CallEvent.MediaTypeAsked event) {
      return MediaNotices.asked(on, event);
    }

    @Override
    public List<Outgoing> mediaTypeRefused(CallEvent.MediaTypeRefused event) {
      return MediaNotices.refused(on, event);
    }

    @Override
    public List<Outgoing> mediaTypeChanged(CallEvent.MediaTypeChanged event) {
      return MediaNotices.changed(on, event);
    }

    @Override
    public List<Outgoing> memberMoved(CallEvent.MemberMoved event) {
      return EntryNotices.moved(on, event.user(), event.seat());
    }

    @Override
    public List<Outgoing> tracksChanged(CallEvent.TracksChanged event) {
      return MemberNotices.tracks(on, event);
    }

    @Override
    public List<Outgoing> holdChanged(CallEvent.HoldChanged event) {
      return MemberNotices.hold(on, event);
    }

    @Override
    public List<Outgoing> memberLost(CallEvent.MemberLost event) {
      return MemberNotices.connection(on, event.user(), "reconnecting");
    }

    @Override
    public List<Outgoing> memberBack(CallEvent.MemberBack event) {
      return MemberNotices.connection(on, event.user(), "connected");
    }

    @Override
    public List<Outgoing> memberLeft(CallEvent.MemberLeft event) {
      return EndNotices.left(on, event);
    }

    /** Told with what takes him out of the call. */
    @Override
    public List<Outgoing> barred(CallEvent.Barred event) {
      return List.of();
    }

    @Override
    public List<Outgoing> ended(CallEvent.Ended event) {
      return EndNotices.ended(on, event);
    }
  }
}
