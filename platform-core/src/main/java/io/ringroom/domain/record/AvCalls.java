package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@link AvCall} an event of a call is to apps of the old signalling; empty for most. */
public record AvCalls(CallFacts facts) implements CallEvent.Cases<Optional<AvCall>> {
  private static final int INVITE = 1;
  private static final int CANCEL = 2;
  private static final int ACCEPT = 3;
  private static final int REJECT = 4;
  private static final int TIMEOUT = 5;

  /** The invitation of one user, as a push carries it to him. */
  public static AvCall.Content invitation(WakeUp wakeUp, UserId invitee) {
    long room = VideoCallMessage.roomNumber(wakeUp.call(), wakeUp.room());
    return new AvCall.Content(
        4,
        "av_call",
        "Server",
        wakeUp.media().code(),
        room,
        new AvCall.Detail(command(wakeUp.media()), room, List.of(invitee), ""),
        null,
        null,
        1,
        wakeUp.call(),
        wakeUp.inviter());
  }

  @Override
  public Optional<AvCall> started(CallEvent.Started event) {
    long ringFor = Duration.between(event.at(), event.deadline()).toSeconds();
    AvCall.Detail detail = new AvCall.Detail(command(), room(), facts.callees(), "");
    return Optional.of(outer(INVITE, ringFor, content(1, facts.caller(), detail, null)));
  }

  @Override
  public Optional<AvCall> abandoned(CallEvent.Abandoned event) {
    return Optional.empty();
  }

  /** As the old apps do it: once more the invitation, to these users. */
  @Override
  public Optional<AvCall> invited(CallEvent.Invited event) {
    long ringFor = Duration.between(event.at(), event.deadline()).toSeconds();
    AvCall.Detail detail = new AvCall.Detail(command(), room(), event.users(), "");
    return Optional.of(outer(INVITE, ringFor, content(1, event.inviter(), detail, null)));
  }

  @Override
  public Optional<AvCall> inviteeRang(CallEvent.InviteeRang event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> inviteeUnreachable(CallEvent.InviteeUnreachable event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> invitationEnded(CallEvent.InvitationEnded event) {
    UserId user = event.user();
    return Optional.of(
        switch (event.outcome()) {
          case REJECTED -> of(REJECT, 3, user, "");
          case LINE_BUSY -> of(REJECT, 6, user, "lineBusy");
          case NO_RESPONSE, OFFLINE -> of(TIMEOUT, 4, user, "");
          case CANCELLED -> of(CANCEL, 2, user, "");
        });
  }

  @Override
  public Optional<AvCall> ringExtended(CallEvent.RingExtended event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> answered(CallEvent.Answered event) {
    return Optional.of(of(ACCEPT, 7, event.user(), ""));
  }

  @Override
  public Optional<AvCall> joined(CallEvent.Joined event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> mediaTypeAsked(CallEvent.MediaTypeAsked event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> holdChanged(CallEvent.HoldChanged event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> memberMoved(CallEvent.MemberMoved event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> mediaTypeRefused(CallEvent.MediaTypeRefused event) {
    return Optional.empty();
  }

  /** The old apps invite to the other kind of call, with an action of its own. */
  @Override
  public Optional<AvCall> mediaTypeChanged(CallEvent.MediaTypeChanged event) {
    String to = event.media() == MediaType.AUDIO ? "switchToAudio" : "switchToVideo";
    AvCall.Detail detail = new AvCall.Detail(to, room(), facts.callees(), "");
    return Optional.of(outer(INVITE, 0, content(8, event.user(), detail, null)));
  }

  @Override
  public Optional<AvCall> tracksChanged(CallEvent.TracksChanged event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> memberLost(CallEvent.MemberLost event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> memberBack(CallEvent.MemberBack event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> memberLeft(CallEvent.MemberLeft event) {
    return Optional.empty();
  }

  @Override
  public Optional<AvCall> barred(CallEvent.Barred event) {
    return Optional.empty();
  }

  /** Where nobody came, what each invitee did has said it already. */
  @Override
  public Optional<AvCall> ended(CallEvent.Ended event) {
    UserId by = event.by() == null ? facts.caller() : event.by();
    return switch (event.reason()) {
      case CANCELED -> Optional.of(of(CANCEL, 2, by, ""));
      case HANGUP, END_BY_SERVER -> Optional.of(hungUp(by, event.totalTime()));
      default -> Optional.empty();
    };
  }

  private AvCall hungUp(UserId by, long totalTime) {
    AvCall.Detail detail = new AvCall.Detail("hangup", room(), facts.callees(), "");
    return outer(INVITE, 0, content(5, by, detail, facts.oneToOne() ? totalTime : null));
  }

  private AvCall of(int actionType, int callAction, UserId user, String message) {
    AvCall.Detail detail = new AvCall.Detail(command(), room(), List.of(user), message);
    return outer(actionType, 0, content(callAction, user, detail, null));
  }

  private AvCall outer(int actionType, long timeout, AvCall.Content content) {
    return new AvCall(
        actionType, facts.caller(), facts.callees(), facts.chatGroupId(), timeout, content);
  }

  private AvCall.Content content(
      int callAction, UserId user, AvCall.Detail detail, @Nullable Long callEnd) {
    return new AvCall.Content(
        4,
        "av_call",
        "Server",
        facts.media().code(),
        room(),
        detail,
        callEnd,
        detail.message().isEmpty() ? null : "line_busy",
        callAction,
        facts.call(),
        user);
  }

  private String command() {
    return command(facts.media());
  }

  private static String command(MediaType media) {
    return media == MediaType.AUDIO ? "audioCall" : "videoCall";
  }

  private long room() {
    return VideoCallMessage.roomNumber(facts);
  }
}
