package io.ringroom.golden;

import io.ringroom.domain.conference.Away;
import io.ringroom.domain.conference.ConferenceEvent;
import io.ringroom.domain.conference.ConferenceState;
import io.ringroom.domain.conference.LeaveCause;
import io.ringroom.domain.conference.Participant;
import io.ringroom.domain.conference.Pass;
import io.ringroom.domain.conference.Sitting;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.domain.conference.ToParticipant;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.ToUser.Notice;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Rights;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.RoomView;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Instant;
import java.util.List;

/** One of each word about a conference. */
final class ConferenceExamples {
  private static final Instant AT = Instant.parse("2026-11-20T09:30:15.123456Z");
  private static final Instant LATER = Instant.parse("2026-11-20T09:30:45.123456Z");
  private static final RoomId ROOM = new RoomId("lesson-7");
  private static final RoomId MEDIA = new RoomId("01JD4ZB3V6Q2M8K7E5W9X0RTYA");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final DeviceId TAB = new DeviceId("tab");
  private static final Pass PASS = new Pass(new Rights(42), LATER);
  private static final Tracks AUDIO = new Tracks(true, false);
  private static final Subscriptions MANUAL =
      Subscriptions.auto(true, false).withAudio(BOB, false).withVideo(BOB, true);
  private static final Participant ANN_THERE =
      new Participant(
          ANN, TAB, Pass.OPEN, "{\"user_name\":\"Ann\"}", true, AUDIO, MANUAL, null, false);
  private static final Participant BOB_AWAY =
      new Participant(
          BOB, TAB, PASS, "", false, Tracks.NONE, Subscriptions.NONE, new Away(LATER, true), true);

  private ConferenceExamples() {}

  static List<ConferenceEvent> events() {
    return List.of(
        new ConferenceEvent.Opened(MEDIA, AT),
        new ConferenceEvent.Joined(ANN_THERE, false, 3, AT),
        new ConferenceEvent.Joined(BOB_AWAY, true, 0, AT),
        new ConferenceEvent.Left(ANN, LeaveCause.TOKEN_EXPIRED, AT),
        new ConferenceEvent.Published(ANN, AUDIO, AT),
        new ConferenceEvent.Muted(ANN, AUDIO, AT),
        new ConferenceEvent.Subscribed(ANN, MANUAL, AT),
        new ConferenceEvent.VisibilityChanged(ANN, false, AT),
        new ConferenceEvent.PassRenewed(ANN, PASS, AT),
        new ConferenceEvent.PassWarned(ANN, AT),
        new ConferenceEvent.ParticipantLost(ANN, LATER, AT),
        new ConferenceEvent.ParticipantBack(ANN, AT),
        new ConferenceEvent.Restarted(LATER, AT),
        new ConferenceEvent.Emptied(LATER, AT),
        new ConferenceEvent.Closed(AT));
  }

  static List<ConferenceState> states() {
    return List.of(
        ConferenceState.EMPTY,
        new ConferenceState(new Sitting(MEDIA, AT, List.of(ANN_THERE, BOB_AWAY), null)),
        new ConferenceState(new Sitting(MEDIA, AT, List.of(), LATER)));
  }

  static List<ToConference> toConference() {
    return List.of(
        new ToConference.Join(ANN, TAB, PASS, "{}", true, AUDIO, MANUAL, MEDIA, AT),
        new ToConference.Leave(ANN, TAB),
        new ToConference.Publish(ANN, TAB, true, null),
        new ToConference.Publish(ANN, TAB, null, null, true),
        new ToConference.Subscribe(ANN, TAB, BOB, null, false),
        new ToConference.SetVisibility(ANN, TAB, false),
        new ToConference.Renew(ANN, TAB, PASS),
        new ToConference.Say(ANN, TAB, BOB, "hello"),
        new ToConference.Say(ANN, TAB, null, "hello"),
        new ToConference.Kick(ANN, TAB, BOB),
        new ToConference.Kick(BOB, null, BOB),
        new ToConference.Mute(ANN, TAB, BOB, true, false),
        new ToConference.Mute(BOB, null, BOB, true, true),
        new ToConference.Lost(ANN, TAB),
        new ToConference.Back(ANN, TAB));
  }

  static List<ToParticipant> toParticipant() {
    Notice notice = new Notice(Audience.only(TAB), new ClientEvent.RoomUserJoined(ROOM, BOB, "{}"));
    return List.of(
        new ToParticipant(ROOM, 7, TAB, true, List.of(notice)),
        new ToParticipant(ROOM, 0, null, false, List.of()));
  }

  static List<ClientEvent> clientEvents() {
    RoomView view =
        new RoomView(
            ROOM,
            0,
            true,
            true,
            false,
            List.of(new RoomView.Other(BOB, "{}", "joined", true, true, null)),
            null);
    ClientEvent.JoinInfo joined = new ClientEvent.JoinInfo(1, 12);
    return List.of(
        new ClientEvent.UserPublishScreen(ROOM, BOB),
        new ClientEvent.UserUnpublishScreen(ROOM, BOB),
        new ClientEvent.TokenWillExpire(ROOM, 1_763_600_030_123L),
        new ClientEvent.TokenWillExpire(null, 1_763_600_030_123L),
        new ClientEvent.UserSigExpired(1_763_600_030_123L),
        new ClientEvent.RoomStateChanged(ROOM, ANN, 0, joined, view),
        new ClientEvent.RoomStateChanged(ROOM, ANN, -1009, joined, null),
        new ClientEvent.RoomUserJoined(ROOM, BOB, "{}"),
        new ClientEvent.RoomUserLeave(ROOM, BOB, 2),
        new ClientEvent.RoomUserConnection(ROOM, BOB, "reconnecting"),
        new ClientEvent.UserPublishStream(ROOM, BOB, 3),
        new ClientEvent.UserUnpublishStream(ROOM, BOB, 2),
        new ClientEvent.RoomMuted(ROOM, true, false),
        new ClientEvent.RoomMessage(ROOM, BOB, "hello"),
        new ClientEvent.UserMessage(ROOM, BOB, "hello"),
        new ClientEvent.RoomSlots(ROOM, "c1", List.of(new ClientEvent.Slot("2", "audio", BOB))),
        new ClientEvent.RoomSlots(ROOM, "c1", List.of(), "mixedAudio"),
        new ClientEvent.RoomUserNetworkQualityChanged(
            ROOM, List.of(new ClientEvent.UserQuality(BOB, 6))),
        new ClientEvent.RoomMixLevels(ROOM, List.of(new ClientEvent.UserLevel(BOB, -23))),
        new ClientEvent.RoomRecordingStateChanged(ROOM, true),
        new ClientEvent.RoomMediaLost(ROOM));
  }
}
