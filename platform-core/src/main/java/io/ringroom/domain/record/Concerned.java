package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.id.UserId;
import java.util.ArrayList;
import java.util.List;

/** The users an event is about; nobody where it is about the whole call. */
final class Concerned implements CallEvent.Cases<List<UserId>> {

  @Override
  public List<UserId> started(CallEvent.Started event) {
    List<UserId> users = new ArrayList<>(List.of(event.facts().caller()));
    users.addAll(event.facts().callees());
    return users;
  }

  @Override
  public List<UserId> abandoned(CallEvent.Abandoned event) {
    return List.of();
  }

  @Override
  public List<UserId> invited(CallEvent.Invited event) {
    return event.users();
  }

  @Override
  public List<UserId> inviteeRang(CallEvent.InviteeRang event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> inviteeUnreachable(CallEvent.InviteeUnreachable event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> invitationEnded(CallEvent.InvitationEnded event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> ringExtended(CallEvent.RingExtended event) {
    return List.of();
  }

  @Override
  public List<UserId> answered(CallEvent.Answered event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> joined(CallEvent.Joined event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> mediaTypeAsked(CallEvent.MediaTypeAsked event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> mediaTypeRefused(CallEvent.MediaTypeRefused event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> mediaTypeChanged(CallEvent.MediaTypeChanged event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> holdChanged(CallEvent.HoldChanged event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> memberMoved(CallEvent.MemberMoved event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> tracksChanged(CallEvent.TracksChanged event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> memberLost(CallEvent.MemberLost event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> memberBack(CallEvent.MemberBack event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> memberLeft(CallEvent.MemberLeft event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> barred(CallEvent.Barred event) {
    return List.of(event.user());
  }

  @Override
  public List<UserId> ended(CallEvent.Ended event) {
    return event.by() == null ? List.of() : List.of(event.by());
  }
}
