package io.ringroom.domain.conference;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser.Notice;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Rights;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a conference makes of each word of its users. */
record Hearing(RoomId room, ConferenceState state, TenantPolicy.Rooms policy, Instant now)
    implements ToConference.Cases<Ruling> {
  /** More exceptions, of 50 users each, would not fit into one wish to the media node. */
  static final int MOST_EXCEPTIONS = 16;

  @Override
  public Ruling join(ToConference.Join message) {
    Sitting sitting = state.sitting();
    Rights rights = message.pass().rights();
    if (!rights.mayEnter() || (sitting == null && !rights.mayCreate())) {
      return Ruling.refused(ErrorCode.NO_PERMISSION);
    }
    Optional<Participant> before = state.of(message.user());
    if (sitting != null && before.isEmpty() && isFull(sitting)) {
      return Ruling.refused(ErrorCode.ROOM_FULL);
    }
    List<ConferenceEvent> events = new ArrayList<>();
    if (sitting == null) {
      events.add(new ConferenceEvent.Opened(message.media(), now));
    }
    boolean again = before.filter(one -> one.at(message.device())).isPresent();
    long elapsed = Math.max(0, Duration.between(message.askedAt(), now).toMillis());
    events.add(new ConferenceEvent.Joined(participant(message), again, elapsed, now));
    return Ruling.happened(events);
  }

  private boolean isFull(Sitting sitting) {
    return sitting.participants().size() >= policy.maxUsers();
  }

  private static Participant participant(ToConference.Join message) {
    return new Participant(
        message.user(),
        message.device(),
        message.pass(),
        message.extraInfo(),
        message.visible(),
        message.tracks(),
        message.subscriptions(),
        null,
        false);
  }

  /** Who is not there has left already. */
  @Override
  public Ruling leave(ToConference.Leave message) {
    return here(message)
        .map(one -> Departure.of(state, List.of(one.user()), LeaveCause.LEFT, policy, now))
        .orElse(Ruling.NOTHING);
  }

  @Override
  public Ruling publish(ToConference.Publish message) {
    Optional<Participant> here = here(message);
    if (here.isEmpty()) {
      return Ruling.refused(ErrorCode.NOT_A_MEMBER);
    }
    Participant one = here.get();
    Tracks asked = one.tracks().with(message.audio(), message.video(), message.screen());
    Tracks may = one.publishing(asked).tracks();
    if (!may.equals(asked)) {
      return Ruling.refused(ErrorCode.NO_PERMISSION);
    }
    return may.equals(one.tracks())
        ? Ruling.NOTHING
        : Ruling.happened(new ConferenceEvent.Published(one.user(), may, now));
  }

  @Override
  public Ruling subscribe(ToConference.Subscribe message) {
    Optional<Participant> here = here(message);
    if (here.isEmpty()) {
      return Ruling.refused(ErrorCode.NOT_A_MEMBER);
    }
    Participant one = here.get();
    Rights rights = one.pass().rights();
    if ((Boolean.TRUE.equals(message.audio()) && !rights.mayReceiveAudio())
        || (Boolean.TRUE.equals(message.video()) && !rights.mayReceiveVideo())) {
      return Ruling.refused(ErrorCode.NO_PERMISSION);
    }
    Subscriptions asked = one.subscriptions();
    if (message.audio() != null) {
      asked = asked.withAudio(message.whom(), message.audio());
    }
    if (message.video() != null) {
      asked = asked.withVideo(message.whom(), message.video());
    }
    if (asked.equals(one.subscriptions())) {
      return Ruling.NOTHING;
    }
    return Math.max(asked.audioBut().size(), asked.videoBut().size()) > MOST_EXCEPTIONS
        ? Ruling.refused(ErrorCode.TOO_MANY_USERS)
        : Ruling.happened(new ConferenceEvent.Subscribed(one.user(), asked, now));
  }

  @Override
  public Ruling setVisibility(ToConference.SetVisibility message) {
    Optional<Participant> here = here(message);
    if (here.isEmpty()) {
      return Ruling.refused(ErrorCode.NOT_A_MEMBER);
    }
    return here.get().visible() == message.visible()
        ? Ruling.NOTHING
        : Ruling.happened(
            new ConferenceEvent.VisibilityChanged(message.user(), message.visible(), now));
  }

  @Override
  public Ruling renew(ToConference.Renew message) {
    Optional<Participant> here = here(message);
    if (here.isEmpty()) {
      return Ruling.refused(ErrorCode.NOT_A_MEMBER);
    }
    if (!message.pass().rights().mayEnter()) {
      return Ruling.refused(ErrorCode.NO_PERMISSION);
    }
    return here.get().pass().equals(message.pass())
        ? Ruling.NOTHING
        : Ruling.happened(new ConferenceEvent.PassRenewed(message.user(), message.pass(), now));
  }

  @Override
  public Ruling say(ToConference.Say message) {
    Sitting sitting = state.sitting();
    UserId to = message.to();
    if (sitting == null || here(message).isEmpty() || (to != null && sitting.of(to).isEmpty())) {
      return Ruling.refused(ErrorCode.NOT_A_MEMBER);
    }
    ClientEvent event =
        to == null
            ? new ClientEvent.RoomMessage(room, message.user(), message.text())
            : new ClientEvent.UserMessage(room, message.user(), message.text());
    return Ruling.answer(
        sitting.participants().stream()
            .filter(one -> !one.user().equals(message.user()))
            .filter(one -> to == null || one.user().equals(to))
            .map(one -> said(one, event))
            .toList());
  }

  private Outgoing said(Participant one, ClientEvent event) {
    Notice notice = new Notice(Audience.only(one.device()), event);
    return new Outgoing(
        one.user(), new ToParticipant(room, 0, one.device(), false, List.of(notice)));
  }

  @Override
  public Ruling kick(ToConference.Kick message) {
    return new Moderating(state, policy, now).kick(message);
  }

  @Override
  public Ruling mute(ToConference.Mute message) {
    return new Moderating(state, policy, now).mute(message);
  }

  @Override
  public Ruling lost(ToConference.Lost message) {
    Optional<Participant> here = here(message);
    if (here.isEmpty() || here.get().shownAway()) {
      return Ruling.NOTHING;
    }
    Away before = here.get().away();
    Instant until = before == null ? now.plus(policy.graceFor()) : before.until();
    return Ruling.happened(new ConferenceEvent.ParticipantLost(message.user(), until, now));
  }

  /** A device that believes itself in the conference and is not learns so. */
  @Override
  public Ruling back(ToConference.Back message) {
    Optional<Participant> here = here(message);
    if (here.isEmpty()) {
      ToParticipant word =
          new ToParticipant(
              room,
              0,
              state.of(message.user()).map(Participant::device).orElse(null),
              false,
              List.of());
      return Ruling.answer(List.of(new Outgoing(message.user(), word)));
    }
    return here.get().away() == null
        ? Ruling.NOTHING
        : Ruling.happened(new ConferenceEvent.ParticipantBack(message.user(), now));
  }

  private Optional<Participant> here(ToConference message) {
    DeviceId device = message.device();
    return device == null
        ? Optional.empty()
        : state.of(message.user()).filter(one -> one.at(device));
  }
}
