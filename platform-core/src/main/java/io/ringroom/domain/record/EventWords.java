package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What happened in a call, event by event, in words for whoever has to explain it. */
public final class EventWords implements CallEvent.Cases<String> {

  public static String of(CallEvent event) {
    return event.match(new EventWords());
  }

  @Override
  public String started(CallEvent.Started event) {
    return "%s called %s by %s; they ring for %d s"
        .formatted(
            event.facts().caller(),
            names(event.facts().callees()),
            kind(event.facts().media()),
            Duration.between(event.at(), event.deadline()).toSeconds());
  }

  @Override
  public String abandoned(CallEvent.Abandoned event) {
    return "somebody asked for a call whose start was lost in a crash; it shall never start";
  }

  @Override
  public String invited(CallEvent.Invited event) {
    return "%s asked %s into the call; they ring for %d s"
        .formatted(
            event.inviter(),
            names(event.users()),
            Duration.between(event.at(), event.deadline()).toSeconds());
  }

  @Override
  public String inviteeRang(CallEvent.InviteeRang event) {
    return "a device of %s rings".formatted(event.user());
  }

  @Override
  public String inviteeUnreachable(CallEvent.InviteeUnreachable event) {
    String woken = event.pushSentAt() == null ? "" : "; those that can be have been woken";
    return "no device of %s rings%s".formatted(event.user(), woken);
  }

  @Override
  public String invitationEnded(CallEvent.InvitationEnded event) {
    UserId user = event.user();
    return switch (event.outcome()) {
      case REJECTED -> rejected(event);
      case LINE_BUSY ->
          event.engagedIn() == null
              ? "%s was busy: the call he was in had just confirmed it".formatted(user)
              : "%s was busy: he was in call %s, which had just confirmed it"
                  .formatted(user, event.engagedIn());
      case NO_RESPONSE -> "%s did not answer in time".formatted(user);
      case OFFLINE -> "no device of %s was reached in time".formatted(user);
      case CANCELLED -> "the invitation of %s was taken back".formatted(user);
    };
  }

  private static String rejected(CallEvent.InvitationEnded event) {
    if (event.screened() != null) {
      return switch (event.screened()) {
        case BLOCKED -> "%s has blocked who asked".formatted(event.user());
        case DO_NOT_DISTURB -> "%s did not want to be disturbed".formatted(event.user());
      };
    }
    String where = event.device() == null ? "" : " on " + event.device();
    boolean silent = event.reason() == null || event.reason().isEmpty();
    String why = silent ? "" : ", saying: " + event.reason();
    return "%s declined%s%s".formatted(event.user(), where, why);
  }

  @Override
  public String ringExtended(CallEvent.RingExtended event) {
    return "an outage had eaten the rest of the ring; who still rings has %d s more"
        .formatted(Duration.between(event.at(), event.deadline()).toSeconds());
  }

  @Override
  public String answered(CallEvent.Answered event) {
    return "%s answered on %s".formatted(event.user(), event.seat().device());
  }

  @Override
  public String joined(CallEvent.Joined event) {
    return "%s came in on %s without being asked".formatted(event.user(), event.seat().device());
  }

  @Override
  public String mediaTypeAsked(CallEvent.MediaTypeAsked event) {
    return "%s asks for a %s call".formatted(event.user(), kind(event.media()));
  }

  @Override
  public String mediaTypeRefused(CallEvent.MediaTypeRefused event) {
    return event.by() == null
        ? "nobody answered %s in time; the call stays as it is".formatted(event.user())
        : "%s said no to %s; the call stays as it is".formatted(event.by(), event.user());
  }

  @Override
  public String mediaTypeChanged(CallEvent.MediaTypeChanged event) {
    return "%s made it a %s call".formatted(event.user(), kind(event.media()));
  }

  private static String kind(MediaType media) {
    return media == MediaType.VIDEO ? "video" : "voice";
  }

  @Override
  public String memberMoved(CallEvent.MemberMoved event) {
    return "%s goes on from %s".formatted(event.user(), event.seat().device());
  }

  @Override
  public String tracksChanged(CallEvent.TracksChanged event) {
    Tracks tracks = event.tracks();
    String by = Boolean.TRUE.equals(event.byModerator()) ? ", by a moderator" : "";
    String screen = tracks.shares() ? ", and shares a screen" : "";
    return "%s has the microphone %s and the camera %s%s%s"
        .formatted(event.user(), onOrOff(tracks.audio()), onOrOff(tracks.video()), screen, by);
  }

  private static String onOrOff(boolean open) {
    return open ? "on" : "off";
  }

  @Override
  public String holdChanged(CallEvent.HoldChanged event) {
    String did = event.held() ? "put the call on hold" : "took the call up again";
    return "%s %s".formatted(event.user(), did);
  }

  @Override
  public String memberLost(CallEvent.MemberLost event) {
    return "%s lost the connection and has %d s to come back"
        .formatted(event.user(), Duration.between(event.at(), event.until()).toSeconds());
  }

  @Override
  public String memberBack(CallEvent.MemberBack event) {
    return "%s is back".formatted(event.user());
  }

  @Override
  public String memberLeft(CallEvent.MemberLeft event) {
    UserId user = event.user();
    if (event.cause() == Cause.KICKED) {
      return "a moderator put %s out".formatted(user);
    }
    if (event.lost()) {
      return "%s did not come back in time".formatted(user);
    }
    return event.cause() == null
        ? "%s hung up".formatted(user)
        : "%s left: %s".formatted(user, event.cause().wireName());
  }

  @Override
  public String barred(CallEvent.Barred event) {
    return "%s may not come back into the call".formatted(event.user());
  }

  @Override
  public String ended(CallEvent.Ended event) {
    String by = event.by() == null ? "" : " by " + event.by();
    String why = why(event);
    return event.totalTime() == 0
        ? "the call was over%s: %s".formatted(by, why)
        : "the call was over%s after %d s of talk: %s".formatted(by, event.totalTime(), why);
  }

  private static String why(CallEvent.Ended event) {
    EndReason reason = event.reason();
    return switch (reason) {
      case HANGUP ->
          event.connectionLost()
              ? "a connection was lost and nobody else was left"
              : "nobody was left to talk to";
      case REJECT -> "everybody declined";
      case NO_RESPONSE -> "nobody answered in time";
      case OFFLINE -> "no device was reached in time";
      case LINE_BUSY -> "everybody was busy";
      case CANCELED -> "the caller gave up";
      case END_BY_SERVER ->
          event.cause() == null ? "the server ended it" : "the server: " + event.cause().wireName();
      case MERGED -> "both had called each other; call " + event.into() + " goes on";
      case OTHER_DEVICE_ACCEPTED, OTHER_DEVICE_REJECT, UNKNOWN -> "for an unknown reason";
    };
  }

  private static String names(List<UserId> users) {
    return users.stream().map(UserId::value).collect(Collectors.joining(", "));
  }
}
