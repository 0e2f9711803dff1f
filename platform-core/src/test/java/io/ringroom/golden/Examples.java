package io.ringroom.golden;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.PushTokens;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.Admission;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.RoomName;
import io.ringroom.domain.ring.Screening;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.room.RoomState;
import io.ringroom.domain.user.Dnd;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Preferences;
import io.ringroom.domain.user.Role;
import io.ringroom.domain.user.RoomUse;
import io.ringroom.domain.user.Tombstone;
import io.ringroom.domain.user.Tombstones;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ChatMessage;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.RoomDevice;
import io.ringroom.protocol.client.VideoCallData;
import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One of each word of the core, and a second where something may be absent. */
final class Examples {
  private static final Instant AT = Instant.parse("2026-11-20T09:30:15.123456Z");
  private static final Instant LATER = Instant.parse("2026-11-20T09:30:45.123456Z");
  private static final CallId CALL = new CallId("01JD4ZB3V6Q2M8K7E5W9X0RTYA");
  private static final CallId OTHER = new CallId("01JD4ZB3V6Q2M8K7E5W9X0RTYB");
  private static final TenantId TENANT = new TenantId(1_400_000_000L);
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final RoomId OPEN_ROOM = new RoomId("lesson-7");
  private static final UserId ROOM = new UserId("room-node1");
  private static final DeviceId PAGE = new DeviceId("page:7f3a");
  private static final NodeId NODE = new NodeId("node1");
  private static final Tracks BOTH = new Tracks(true, true);
  private static final Seat AT_PAGE = new Seat(PAGE, BOTH, null);
  private static final Seat IN_ROOM = new Seat(new DeviceId("host"), BOTH, NODE);
  private static final CallFacts FACTS =
      new CallFacts(CALL, TENANT, ANN, List.of(BOB, ROOM), MediaType.VIDEO, "{\"x\":1}", "g-1", AT);
  private static final CallOptions OPTIONS =
      CallOptions.USUAL
          .withMaxUsers(20)
          .withAdmission(Admission.NAMED)
          .withAloneGrace(Duration.ofSeconds(20))
          .withMaxDuration(Duration.ofHours(1))
          .withCancelPending(true)
          .byServer();
  private static final CallFacts CHOSEN =
      new CallFacts(CALL, TENANT, ANN, List.of(BOB), MediaType.AUDIO, "", "", AT, OPTIONS);
  private static final CallOptions NUMBER =
      CallOptions.USUAL.withRoomName(RoomName.of(4_000_000_000L));
  private static final OfflinePush WORDS =
      new OfflinePush("Dr. Ann", "Your appointment", "ring.caf", "ring", true);
  private static final CallOptions WITH_WORDS = CallOptions.USUAL.withPush(WORDS);
  private static final CallFacts NUMBERED =
      new CallFacts(CALL, TENANT, ANN, List.of(BOB), MediaType.AUDIO, "", "", AT, NUMBER);
  private static final Invite AGAIN =
      new Invite(CALL, ANN, List.of(BOB, ROOM), MediaType.VIDEO, LATER, "", "", BOB, 2, null, null);
  private static final Invite FROM_SERVER =
      new Invite(
          CALL,
          ANN,
          List.of(BOB),
          MediaType.VIDEO,
          LATER,
          "",
          "",
          null,
          null,
          true,
          new RoomId("meeting"));
  private static final Invite INVITE =
      new Invite(CALL, ANN, List.of(BOB, ROOM), MediaType.VIDEO, LATER, "{\"x\":1}", "g-1");
  private static final CallView VIEW =
      new CallView(
          CALL,
          RoomId.of(CALL),
          "active",
          2,
          ANN,
          List.of(BOB, ROOM),
          "callee",
          "joined",
          PAGE,
          AT.toEpochMilli(),
          LATER.toEpochMilli(),
          null,
          null,
          "{\"x\":1}",
          "g-1",
          List.of(
              new CallView.Participant(ANN, "reconnecting", true, true),
              new CallView.Participant(BOB, "joined", true, false)),
          null);
  private static final CallView ASKED =
      new CallView(
          CALL,
          RoomId.of(CALL),
          "active",
          1,
          ANN,
          List.of(BOB, ROOM),
          "callee",
          "ringing",
          null,
          AT.toEpochMilli(),
          AT.toEpochMilli(),
          LATER.toEpochMilli(),
          30_000L,
          "",
          "",
          List.of(),
          BOB);
  private static final CallView SWITCHING =
      new CallView(
          CALL,
          RoomId.of(CALL),
          "active",
          1,
          ANN,
          List.of(BOB),
          "callee",
          "joined",
          PAGE,
          AT.toEpochMilli(),
          AT.toEpochMilli(),
          null,
          null,
          "",
          "",
          List.of(),
          null,
          new CallView.MediaRequest(ANN, 2, LATER.toEpochMilli()));

  private Examples() {}

  static List<CallEvent> callEvents() {
    return List.of(
        new CallEvent.Started(FACTS, AT_PAGE, LATER),
        new CallEvent.Started(FACTS, IN_ROOM, LATER),
        new CallEvent.Started(CHOSEN, AT_PAGE, LATER),
        new CallEvent.Started(NUMBERED, AT_PAGE, LATER),
        new CallEvent.Abandoned(CALL, AT),
        new CallEvent.Invited(BOB, List.of(ROOM), LATER, AT),
        new CallEvent.InviteeRang(BOB, AT),
        new CallEvent.InviteeUnreachable(BOB, AT, AT),
        new CallEvent.InviteeUnreachable(BOB, null, AT),
        new CallEvent.InvitationEnded(BOB, Outcome.REJECTED, PAGE, "in a meeting", AT),
        new CallEvent.InvitationEnded(BOB, Outcome.NO_RESPONSE, null, null, AT),
        new CallEvent.InvitationEnded(BOB, Outcome.OFFLINE, null, null, AT),
        new CallEvent.InvitationEnded(BOB, Outcome.LINE_BUSY, null, null, AT),
        new CallEvent.InvitationEnded(BOB, Outcome.LINE_BUSY, null, null, AT, OTHER),
        new CallEvent.InvitationEnded(BOB, Outcome.CANCELLED, null, null, AT),
        new CallEvent.InvitationEnded(
            BOB, Outcome.REJECTED, null, null, AT, null, Screening.DO_NOT_DISTURB),
        new CallEvent.RingExtended(LATER, AT),
        new CallEvent.Answered(BOB, AT_PAGE, AT),
        new CallEvent.TracksChanged(BOB, new Tracks(false, true), AT),
        new CallEvent.TracksChanged(BOB, new Tracks(true, true, true), AT),
        new CallEvent.Joined(BOB, AT_PAGE, 2, AT),
        new CallEvent.MediaTypeAsked(BOB, MediaType.VIDEO, LATER, AT),
        new CallEvent.MediaTypeRefused(BOB, ANN, AT),
        new CallEvent.MediaTypeRefused(BOB, null, AT),
        new CallEvent.MediaTypeChanged(BOB, MediaType.AUDIO, AT),
        new CallEvent.TracksChanged(BOB, Tracks.NONE, AT, true),
        new CallEvent.MemberLeft(BOB, false, AT, Cause.KICKED),
        new CallEvent.Barred(BOB, AT),
        new CallEvent.Ended(EndReason.END_BY_SERVER, null, 42, false, null, AT, Cause.MAX_DURATION),
        new CallEvent.MemberLost(BOB, LATER, AT),
        new CallEvent.MemberBack(BOB, AT),
        new CallEvent.MemberMoved(BOB, AT_PAGE, AT),
        new CallEvent.HoldChanged(BOB, true, AT),
        new CallEvent.MemberLeft(BOB, true, AT),
        new CallEvent.Ended(EndReason.HANGUP, BOB, 42, true, null, AT),
        new CallEvent.Ended(EndReason.MERGED, ANN, 0, false, OTHER, AT),
        new CallEvent.Ended(EndReason.NO_RESPONSE, null, 0, false, null, AT),
        new CallEvent.Started(
            new CallFacts(CALL, TENANT, ANN, List.of(BOB), MediaType.AUDIO, "", "", AT, WITH_WORDS),
            AT_PAGE,
            LATER),
        new CallEvent.Invited(BOB, List.of(ROOM), LATER, AT, WORDS),
        new CallEvent.Started(
            new CallFacts(
                CALL,
                TENANT,
                ANN,
                List.of(BOB),
                MediaType.AUDIO,
                "",
                "",
                AT,
                CallOptions.USUAL.recorded(RoomTask.Form.MIXED)),
            AT_PAGE,
            LATER));
  }

  private static final PushToken PUSH_TOKEN = new PushToken(PAGE, "webpush", "{}", "app-1");
  private static final WakeUp WAKE_UP = new WakeUp(CALL, ANN, MediaType.VIDEO, AT, 2);

  static List<UserEvent> userEvents() {
    return List.of(
        new UserEvent.Engaged(new Engagement(CALL, Role.CALLER, BOB, AT_PAGE, "r-17"), AT),
        new UserEvent.Engaged(new Engagement(CALL, Role.CALLEE, null, null, null), AT),
        new UserEvent.Engaged(new Engagement(CALL, Role.CALLEE, null, null, null, 2, null), AT),
        new UserEvent.Engaged(new Engagement(CALL, Role.JOINER, null, AT_PAGE, null, 2, "g-1"), AT),
        new UserEvent.Released(CALL, AT),
        new UserEvent.Released(CALL, AT, 2),
        new UserEvent.DndChanged(new Dnd(AT), AT),
        new UserEvent.DndChanged(null, AT),
        new UserEvent.Blocked(List.of(BOB, ROOM), AT),
        new UserEvent.Unblocked(List.of(BOB), AT),
        new UserEvent.WaitingChosen(true, AT),
        new UserEvent.DevicesChosen(false, AT),
        new UserEvent.PushRegistered(PUSH_TOKEN, AT),
        new UserEvent.PushForgotten(PAGE, AT),
        new UserEvent.PushRequested(WAKE_UP, AT),
        new UserEvent.PushSettled(CALL, AT),
        new UserEvent.PushRegistered(new PushToken(PAGE, "apns", "cafe", null, true), AT),
        new UserEvent.PushForgotten(PAGE, AT, "cafe"),
        new UserEvent.PushRequested(
            new WakeUp(
                CALL, ANN, MediaType.VIDEO, AT, 2, WORDS, "g-1", new RoomId("meeting"), true),
            AT),
        new UserEvent.CallMissed(CALL, AT),
        new UserEvent.RoomUseChanged(
            new DeviceUse("camera:door", true, null, 150, null, 40, "music", null), AT));
  }

  static List<UserState> userStates() {
    return List.of(
        new UserState(
            new Engagement(CALL, Role.CALLER, BOB, AT_PAGE, "r-17"), Tombstones.of(OTHER)),
        new UserState(null, new Tombstones(List.of(new Tombstone(OTHER, 2)))),
        UserState.NEW,
        new UserState(
            null,
            Tombstones.NONE,
            new Preferences(List.of(BOB), new Dnd(null)),
            null,
            null,
            null,
            null),
        new UserState(
            null, Tombstones.NONE, null, new PushTokens(List.of(PUSH_TOKEN)), WAKE_UP, null, null),
        new UserState(
            new Engagement(CALL, Role.CALLER, BOB, AT_PAGE, "r-17"),
            Tombstones.NONE,
            new Preferences(List.of(), null, true, null),
            null,
            null,
            new Engagement(OTHER, Role.CALLEE, ROOM, null, null),
            null),
        new UserState(
            null,
            Tombstones.NONE,
            new Preferences(List.of(), null, null, true),
            null,
            null,
            null,
            null),
        new UserState(
            null,
            Tombstones.NONE,
            null,
            null,
            null,
            null,
            new RoomUse(
                3, new DeviceUse("camera:door", true, null, null, null, null, null, false))));
  }

  private static final Folder FOLDER = new Folder(TENANT, Folder.Kind.CALLS, CALL.value());
  private static final RecordedFile FILE =
      new RecordedFile(
          FOLDER,
          "auto",
          "bob-1763600000123.webm",
          BOB,
          List.of("audio", "video"),
          1_763_600_000_123L,
          61_000L,
          9_000_000);
  private static final RecordedFile CUT_OFF =
      new RecordedFile(
          FOLDER, "auto", "@mix-1.webm", null, List.of("audio"), 1_763_600_000_123L, null, 5_000);
  private static final RoomTask RECORDING =
      new RoomTask.Record("auto", FOLDER, RoomTask.Form.TRACKS);

  static List<RoomEvent> roomEvents() {
    return List.of(
        new RoomEvent.Placed(TENANT, CALL, NODE, 3, AT),
        new RoomEvent.PlacedForConference(TENANT, OPEN_ROOM, NODE, 3, AT),
        new RoomEvent.TaskGiven(RECORDING, AT),
        new RoomEvent.TaskGiven(new RoomTask.Push("hls", FOLDER, null, BOB), AT),
        new RoomEvent.TaskGiven(new RoomTask.Pull("gate", "rtsp://10.0.0.7/stream1", ROOM), AT),
        new RoomEvent.TaskDropped("auto", AT),
        new RoomEvent.RecordingFailed("auto", "the disk has 3 MB left, 1024 must be", AT),
        new RoomEvent.FileRecorded(NODE, FILE, AT),
        new RoomEvent.FileRecorded(NODE, CUT_OFF, AT),
        new RoomEvent.Closed(AT));
  }

  static List<RoomState> roomStates() {
    return List.of(
        new RoomState(RoomState.Place.ofCall(TENANT, CALL, NODE, 3), false),
        RoomState.NEW,
        new RoomState(new RoomState.Place(TENANT, null, NODE, 3, OPEN_ROOM), false),
        new RoomState(RoomState.Place.ofCall(TENANT, CALL, NODE, 3), false, List.of(RECORDING)));
  }

  static List<ToCall> toCall() {
    return List.of(
        new ToCall.Start(
            TENANT,
            ANN,
            AT_PAGE,
            List.of(BOB, ROOM),
            MediaType.VIDEO,
            Duration.ofSeconds(30),
            "{\"x\":1}",
            "g-1"),
        new ToCall.Start(
            TENANT,
            ANN,
            AT_PAGE,
            List.of(BOB),
            MediaType.AUDIO,
            Duration.ofSeconds(30),
            "",
            "",
            OPTIONS),
        new ToCall.Offered(BOB),
        new ToCall.Offered(BOB, 2),
        new ToCall.Busy(BOB),
        new ToCall.Busy(BOB, 2, OTHER),
        new ToCall.OfferRefused(BOB),
        new ToCall.OfferRefused(BOB, 2),
        new ToCall.Screened(BOB, null, Screening.BLOCKED),
        new ToCall.Screened(BOB, 2, Screening.DO_NOT_DISTURB),
        new ToCall.InviteUsers(BOB, PAGE, List.of(ROOM), Duration.ofSeconds(30)),
        new ToCall.Rang(BOB),
        new ToCall.Unreachable(BOB, null, null),
        new ToCall.Unreachable(BOB, 2, AT),
        new ToCall.Accept(BOB, AT_PAGE),
        new ToCall.Reject(BOB, PAGE, "in a meeting"),
        new ToCall.Hangup(BOB, PAGE),
        new ToCall.SetTracks(BOB, PAGE, false, null),
        new ToCall.SetTracks(BOB, PAGE, null, null, true),
        new ToCall.Hangup(BOB, PAGE, Cause.TOKEN_EXPIRED),
        new ToCall.Join(BOB, AT_PAGE, null, null),
        new ToCall.Join(BOB, AT_PAGE, 2, "g-1"),
        new ToCall.SwitchMedia(BOB, PAGE, MediaType.VIDEO),
        new ToCall.AnswerMedia(BOB, PAGE, true),
        new ToCall.Move(BOB, AT_PAGE),
        new ToCall.Hold(BOB, PAGE, null),
        new ToCall.Hold(BOB, null, AT),
        new ToCall.Unhold(BOB, PAGE),
        new ToCall.Mute(BOB, true, false),
        new ToCall.Kick(BOB, true),
        new ToCall.EndByServer(null),
        new ToCall.EndByServer(Cause.MEDIA_LOST),
        new ToCall.Verify(BOB, INVITE),
        new ToCall.Verify(BOB, null),
        new ToCall.Merge(OTHER),
        new ToCall.Lost(BOB, PAGE),
        new ToCall.Back(BOB, PAGE),
        new ToCall.InviteUsers(BOB, PAGE, List.of(ROOM), Duration.ofSeconds(30), WORDS));
  }

  static List<ToUser> toUser() {
    return List.of(
        new ToUser.Offer(INVITE),
        new ToUser.Offer(AGAIN),
        new ToUser.Offer(FROM_SERVER),
        new ToUser.RingGo(INVITE),
        new ToUser.Began(CALL),
        new ToUser.Began(CALL, 2),
        new ToUser.Talking(CALL, true, AT),
        new ToUser.Release(CALL, List.of(), 2),
        new ToUser.Release(
            CALL,
            List.of(
                new ToUser.Notice(Audience.ALL, new ClientEvent.CallEnd(CALL, 2, 1, ANN, 42, "")))),
        new ToUser.JoinRefused(CALL, null, 0),
        new ToUser.JoinRefused(CALL, 2, 1),
        new ToUser.Verified(CALL, true, Phase.IN, INVITE, null),
        new ToUser.Verified(CALL, false, Phase.UNKNOWN, null, OTHER),
        new ToUser.Verified(CALL, true, Phase.IN, INVITE, null, List.of(), null, true),
        new ToUser.Verified(CALL, false, Phase.UNKNOWN, null, null, List.of(), 2, null),
        new ToUser.MergedInto(CALL, OTHER),
        new ToUser.Told(
            CALL,
            7,
            List.of(
                new ToUser.Notice(Audience.only(PAGE), new ClientEvent.UserJoin(CALL, BOB)),
                new ToUser.Notice(Audience.except(PAGE), new ClientEvent.UserRinging(CALL, BOB)))),
        new ToUser.Refresh(CALL, 7, Phase.IN, VIEW),
        new ToUser.Refresh(CALL, 7, Phase.IN, SWITCHING),
        new ToUser.Refresh(CALL, 7, Phase.RINGING, ASKED),
        new ToUser.Refresh(CALL, 7, Phase.RINGING, ASKED, 2),
        new ToUser.Told(
            CALL,
            7,
            List.of(new ToUser.Notice(Audience.ALL, new ClientEvent.UserJoin(CALL, BOB))),
            2));
  }

  static List<ClientEvent> clientEvents() {
    return List.of(
        new ClientEvent.CallReceived(
            CALL,
            ANN,
            List.of(BOB, ROOM),
            2,
            RoomId.of(CALL),
            "{\"x\":1}",
            "g-1",
            LATER.toEpochMilli(),
            29_500,
            false,
            null),
        new ClientEvent.CallReceived(
            CALL,
            BOB,
            List.of(BOB, ROOM),
            2,
            RoomId.of(CALL),
            "{\"x\":1}",
            "g-1",
            LATER.toEpochMilli(),
            29_500,
            false,
            2),
        new ClientEvent.UserInviting(CALL, ROOM, BOB),
        new ClientEvent.UserInviteCancelled(CALL, ROOM),
        new ClientEvent.UserRinging(CALL, BOB),
        new ClientEvent.UserUnreachable(CALL, BOB, null),
        new ClientEvent.UserUnreachable(CALL, BOB, AT.toEpochMilli()),
        new ClientEvent.CallBegin(CALL, 2, RoomId.of(CALL), AT.toEpochMilli()),
        new ClientEvent.CallNotConnected(CALL, 2, EndReason.CANCELED.code(), ANN, ""),
        new ClientEvent.CallNotConnected(CALL, 2, EndReason.NO_RESPONSE.code(), null, ""),
        new ClientEvent.CallEnd(CALL, 2, EndReason.HANGUP.code(), ANN, 42, "connectionLost"),
        new ClientEvent.CallMerged(CALL, CALL, OTHER),
        new ClientEvent.CallMovedToDevice(CALL, PAGE),
        new ClientEvent.UserJoin(CALL, BOB),
        new ClientEvent.UserJoin(CALL, BOB, true),
        new ClientEvent.UserLeave(CALL, BOB, 1),
        new ClientEvent.UserReject(CALL, BOB, "in a meeting"),
        new ClientEvent.UserNoResponse(CALL, BOB, false),
        new ClientEvent.UserLineBusy(CALL, BOB),
        new ClientEvent.UserConnectionState(CALL, BOB, "reconnecting"),
        new ClientEvent.UserHold(CALL, BOB, true),
        new ClientEvent.CallWaiting(
            CALL,
            OTHER,
            ANN,
            List.of(BOB),
            2,
            RoomId.of(CALL),
            "",
            "",
            LATER.toEpochMilli(),
            29_500,
            null),
        new ClientEvent.UserAudioAvailable(CALL, BOB, true),
        new ClientEvent.UserVideoAvailable(CALL, BOB, false),
        ClientEvent.UserVideoAvailable.screen(CALL, BOB, true),
        new ClientEvent.Resync(CALL, VIEW),
        new ClientEvent.Resync(CALL, ASKED),
        new ClientEvent.Resync(CALL, SWITCHING),
        new ClientEvent.Slots(
            CALL,
            "c1",
            List.of(
                new ClientEvent.Slot("2", "video", BOB), new ClientEvent.Slot("3", "video", null))),
        new ClientEvent.Slots(
            CALL, "c1", List.of(new ClientEvent.Slot("3", "audio", null, "mix", null))),
        new ClientEvent.Slots(
            CALL, "c1", List.of(new ClientEvent.Slot("2", "video", BOB, null, "paused"))),
        new ClientEvent.Slots(
            CALL, "c1", List.of(new ClientEvent.Slot("2", "video", null, "mix", null)), "mixed"),
        new ClientEvent.UserNetworkQualityChanged(
            CALL, List.of(new ClientEvent.UserQuality(BOB, 4))),
        new ClientEvent.MixLevels(CALL, List.of(new ClientEvent.UserLevel(BOB, -23))),
        new ClientEvent.MediaLost(CALL),
        new ClientEvent.RecordingStateChanged(CALL, true),
        new ClientEvent.CallMediaTypeChanged(CALL, 2, 1, BOB),
        new ClientEvent.MediaTypeRequest(CALL, BOB, 2, LATER.toEpochMilli()),
        new ClientEvent.CallMediaTypeChangeRejected(CALL, BOB, ANN),
        new ClientEvent.CallMediaTypeChangeRejected(CALL, BOB, null),
        new ClientEvent.KickedFromCall(CALL, true),
        new ClientEvent.Muted(CALL, true, false),
        new ClientEvent.UserPresence(ROOM, "room", "Board room", true, false),
        new ClientEvent.UserPresence(
            ROOM,
            "room",
            "Board room",
            true,
            false,
            List.of(
                new RoomDevice("camera:door", "camera", "Door", null),
                new RoomDevice("test-tone", "microphone", "Test tone", true))),
        new ClientEvent.CallRecorded(
            CALL,
            ANN,
            2,
            "",
            "NormalEnd",
            65,
            1763600065123L,
            new ChatMessage(
                "已结束 01:05",
                "Call ended 01:05",
                true,
                new VideoCallData(2, ANN, 938283919212L, 5, 65))),
        new ClientEvent.KickedOffline("replaced"));
  }
}
