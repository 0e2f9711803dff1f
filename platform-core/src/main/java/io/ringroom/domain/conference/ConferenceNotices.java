package io.ringroom.domain.conference;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser.Notice;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.RoomStanding;
import io.ringroom.protocol.client.RoomView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told what of an event. */
public final class ConferenceNotices {
  private final RoomId room;
  private final ConferenceState before;
  private final ConferenceState after;
  private final long revision;
  private final List<Outgoing> outgoing = new ArrayList<>();

  private ConferenceNotices(
      RoomId room, ConferenceState before, ConferenceState after, long revision) {
    this.room = room;
    this.before = before;
    this.after = after;
    this.revision = revision;
  }

  /**
   * @param revision of the conference after the event
   */
  public static List<Outgoing> of(
      RoomId room,
      ConferenceState before,
      ConferenceEvent event,
      ConferenceState after,
      long revision) {
    ConferenceNotices notices = new ConferenceNotices(room, before, after, revision);
    notices.tell(event);
    return notices.outgoing;
  }

  /** The whole picture for everybody, after a restart that may have swallowed single events. */
  public static List<Outgoing> refresh(RoomId room, ConferenceState state, long revision) {
    ConferenceNotices notices = new ConferenceNotices(room, state, state, revision);
    notices.everybody().forEach(one -> notices.say(one, List.of(notices.joined(one, 1, 0)), true));
    return notices.outgoing;
  }

  /** Is your device still connected? */
  public static List<Outgoing> questions(RoomId room, ConferenceState state) {
    ConferenceNotices notices = new ConferenceNotices(room, state, state, 0);
    notices.everybody().forEach(one -> notices.say(one, List.of(), true));
    return notices.outgoing;
  }

  private void tell(ConferenceEvent event) {
    if (event instanceof ConferenceEvent.Joined joined) {
      tellJoined(joined);
    } else if (event instanceof ConferenceEvent.Left left) {
      tellLeft(left);
    } else if (event instanceof ConferenceEvent.Published published) {
      tellOthers(published.user(), 0);
    } else if (event instanceof ConferenceEvent.Muted muted) {
      before.of(muted.user()).ifPresent(one -> tellMuted(one, muted.tracks()));
      tellOthers(muted.user(), 0);
    } else if (event instanceof ConferenceEvent.VisibilityChanged changed) {
      tellOthers(changed.user(), 0);
    } else if (event instanceof ConferenceEvent.PassRenewed renewed) {
      tellOthers(renewed.user(), 0);
    } else if (event instanceof ConferenceEvent.ParticipantLost lost) {
      tellOthers(lost.user(), 0);
    } else if (event instanceof ConferenceEvent.ParticipantBack back) {
      tellOthers(back.user(), 0);
    } else if (event instanceof ConferenceEvent.PassWarned warned) {
      after.of(warned.user()).ifPresent(this::warn);
    }
  }

  private void tellJoined(ConferenceEvent.Joined event) {
    Participant me = event.participant();
    List<Notice> notices = new ArrayList<>();
    before
        .of(me.user())
        .filter(older -> !older.at(me.device()))
        .ifPresent(
            older ->
                notices.add(
                    new Notice(
                        Audience.only(older.device()),
                        standing(me.user(), RoomStanding.DUPLICATE_LOGIN))));
    notices.add(joined(me, event.again() ? 1 : 0, event.elapsed()));
    if (!event.again()) {
      everybody().stream()
          .filter(one -> one.visible() && !one.user().equals(me.user()))
          .flatMap(one -> Appearance.entrance(room, one).stream())
          .forEach(shown -> notices.add(new Notice(Audience.only(me.device()), shown)));
    }
    say(me, notices, false);
    tellOthers(me.user(), 0);
  }

  private void tellLeft(ConferenceEvent.Left event) {
    RoomStanding standing = event.cause().standing();
    before
        .of(event.user())
        .ifPresent(
            one -> {
              List<Notice> notices =
                  standing == null
                      ? List.of()
                      : List.of(
                          new Notice(Audience.only(one.device()), standing(one.user(), standing)));
              outgoing.add(new Outgoing(one.user(), word(null, notices, false)));
            });
    tellOthers(event.user(), event.cause().reason());
  }

  private void tellMuted(Participant one, Tracks left) {
    boolean audio = one.tracks().audio() && !left.audio();
    boolean video =
        (one.tracks().video() && !left.video()) || (one.tracks().shares() && !left.shares());
    Notice notice =
        new Notice(Audience.only(one.device()), new ClientEvent.RoomMuted(room, audio, video));
    say(one, List.of(notice), false);
  }

  private void tellOthers(UserId user, int reason) {
    List<ClientEvent> events =
        Appearance.change(room, before.of(user).orElse(null), after.of(user).orElse(null), reason);
    if (events.isEmpty()) {
      return;
    }
    for (Participant other : everybody()) {
      if (!other.user().equals(user)) {
        Audience seat = Audience.only(other.device());
        say(other, events.stream().map(event -> new Notice(seat, event)).toList(), false);
      }
    }
  }

  private void warn(Participant one) {
    if (one.pass().until() != null) {
      long end = one.pass().until().toEpochMilli();
      Notice notice =
          new Notice(Audience.only(one.device()), new ClientEvent.TokenWillExpire(room, end));
      say(one, List.of(notice), false);
    }
  }

  private Notice joined(Participant one, int joinType, long elapsed) {
    @Nullable RoomView view = ConferenceViews.of(room, after, one.user(), joinType).orElse(null);
    return new Notice(
        Audience.only(one.device()),
        new ClientEvent.RoomStateChanged(
            room,
            one.user(),
            RoomStanding.JOINED.code(),
            new ClientEvent.JoinInfo(joinType, elapsed),
            view));
  }

  private ClientEvent standing(UserId user, RoomStanding standing) {
    return new ClientEvent.RoomStateChanged(
        room, user, standing.code(), new ClientEvent.JoinInfo(0, 0), null);
  }

  private List<Participant> everybody() {
    Sitting sitting = after.sitting();
    return sitting == null ? List.of() : sitting.participants();
  }

  private void say(Participant to, List<Notice> notices, boolean question) {
    outgoing.add(new Outgoing(to.user(), word(to.device(), notices, question)));
  }

  private ToParticipant word(@Nullable DeviceId seat, List<Notice> notices, boolean question) {
    return new ToParticipant(room, revision, seat, question, notices);
  }
}
