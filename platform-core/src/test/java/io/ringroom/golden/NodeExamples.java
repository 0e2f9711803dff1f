package io.ringroom.golden;

import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.DeviceState;
import io.ringroom.protocol.node.DeviceUse;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.StreamKind;
import io.ringroom.protocol.node.Subscriptions;
import io.ringroom.protocol.node.ToNode;
import java.util.List;

/** One of each word between the platform and a media node. */
final class NodeExamples {
  private static final CallId CALL = new CallId("01JD4ZB3V6Q2M8K7E5W9X0RTYA");
  private static final RoomId ROOM = RoomId.of(CALL);
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId CAMERA = new UserId("room-node1");
  private static final Folder FOLDER =
      new Folder(new TenantId(1_400_000_000L), Folder.Kind.CALLS, CALL.value());
  private static final NodeId NODE = new NodeId("node1");

  private NodeExamples() {}

  static List<ToNode> toNode() {
    return List.of(
        new ToNode.Welcome(NodeProtocol.VERSION, 5_000, 1_763_600_000_123L),
        new ToNode.Wish(
            ROOM,
            3,
            7,
            List.of(
                RoomMember.remote(ANN, true, false),
                RoomMember.captured(
                    CAMERA, true, true, new RoomMember.Lease(CALL.value(), 60_000)))),
        new ToNode.Wish(
            ROOM,
            3,
            8,
            List.of(
                new RoomMember(
                    ANN,
                    true,
                    false,
                    null,
                    Subscriptions.auto(true, false).withAudio(BOB, false).withVideo(BOB, true)))),
        new ToNode.Wish(ROOM, 3, 9, List.of(RoomMember.remote(ANN, true, true)), tasks()),
        new ToNode.Wish(ROOM, 3, 9, List.of(new RoomMember(ANN, true, true, null, null, true))),
        new ToNode.Wish(ROOM, 3, 9, List.of(RoomMember.remote(ANN, true, true).named("Ann B."))),
        new ToNode.Wish(
            ROOM,
            3,
            8,
            List.of(
                new RoomMember(ANN, true, true, null, Subscriptions.auto(true, true).noScreens()))),
        new ToNode.CloseRoom(ROOM, 3),
        new ToNode.Connect("q-1", ROOM, 3, ANN, "c1", "v=0\r\n", List.of(BOB, CAMERA)),
        new ToNode.Connect(
            "q-1", ROOM, 3, ANN, "c1", "v=0\r\n", List.of(BOB), Reception.MIXED_AUDIO),
        new ToNode.Connect(
            "q-2", ROOM, 3, ANN, "c1", "v=0\r\n", List.of(), null, List.of(BOB), null),
        new ToNode.Connect(
            "q-3", ROOM, 3, ANN, "c1", "v=0\r\n", List.of(), null, List.of(BOB), false),
        new ToNode.View(ROOM, 3, ANN, List.of(CAMERA)),
        new ToNode.View(ROOM, 3, ANN, List.of(), List.of(BOB)),
        new ToNode.Receive(ROOM, 3, ANN, Reception.MIXED),
        new ToNode.Receive(ROOM, 3, ANN, Reception.INDIVIDUAL, false),
        new ToNode.Ring(CALL, ANN, true, 1_763_600_030_123L),
        new ToNode.Ring(CALL, ANN, true, 1_763_600_030_123L, true),
        new ToNode.Dialled("door-1", CALL, ""),
        new ToNode.Dialled("door-2", null, "ALREADY_IN_CALL"),
        new ToNode.RingOver(CALL, "canceled"),
        new ToNode.UseDevices(
            3, new DeviceUse("v4l2:usb-1", true, "auto", 150, "auto", 40, "speech", false)),
        new ToNode.UseDevices(0, DeviceUse.AS_CONFIGURED),
        new ToNode.Snapshot("snapshot-1", CALL),
        new ToNode.Deliver("d-1", null, FOLDER, null, null, null),
        new ToNode.Deliver(
            "d-2", "http://10.0.0.2:8080", FOLDER, "auto", "ann-1763600000123.webm", "bytes=0-99"),
        new ToNode.RecordedHeard(FOLDER, "auto", "ann-1763600000123.webm"),
        new ToNode.Refused("ROOM_USER_TAKEN", "another node serves room-node1"),
        new ToNode.Ping(1_763_600_000_123L));
  }

  static List<RoomTask> tasks() {
    return List.of(
        new RoomTask.Record("auto", FOLDER, RoomTask.Form.BOTH),
        new RoomTask.Push("out", FOLDER, "rtmp://127.0.0.1/live/key", null),
        new RoomTask.Push("hls", FOLDER, null, ANN),
        new RoomTask.Pull("gate", "rtsp://10.0.0.7/stream1", CAMERA),
        RoomTask.Mix.of(
            new MixLayout(
                MixLayout.Rule.CUSTOM,
                ANN,
                List.of(
                    new MixLayout.Place(CAMERA, true, 0, 0, 0.75, 1, 0, MixLayout.Fit.FIT),
                    new MixLayout.Place(null, null, 0.75, 0, 0.25, 0.25, 1, null)),
                "#204060",
                false)),
        RoomTask.Mix.of(MixLayout.GRID));
  }

  static List<FromNode> fromNode() {
    List<FromNode.Device> devices =
        List.of(new FromNode.Device("v4l2:usb-1", "camera", "Webcam", false));
    return List.of(
        new FromNode.Hello(
            NodeProtocol.VERSION,
            NODE,
            CAMERA,
            "Board room",
            devices,
            List.of(new FromNode.RunningRoom(ROOM, 3, 7))),
        new FromNode.Hello(NodeProtocol.VERSION, NODE, null, null, List.of(), List.of()),
        new FromNode.Hello(
            NodeProtocol.VERSION,
            NODE,
            null,
            null,
            List.of(),
            List.of(),
            "0.4.0",
            new FromNode.Load(0, 0, 0, 90_000, 0.0, 0.005, false),
            null),
        new FromNode.Hello(
            NodeProtocol.VERSION, NODE, CAMERA, null, List.of(), List.of(), null, null, true),
        new FromNode.Devices(devices),
        new FromNode.Devices(
            devices,
            new DeviceState(
                3, new DeviceUse(null, null, null, null, null, 40, null, null), false, true)),
        new FromNode.Load(2, 5, 0.25),
        new FromNode.Load(2, 5, 0.25, 90_000, 0.4, 0.005, true),
        new FromNode.Applied(ROOM, 3, 7),
        new FromNode.Connected("q-1", "v=0\r\n"),
        new FromNode.ConnectFailed("q-1", "STALE_EPOCH", "epoch 2 is older than 3"),
        new FromNode.Slots(
            ROOM,
            ANN,
            "c1",
            List.of(new FromNode.Slot("2", "video", BOB), new FromNode.Slot("3", "audio", null))),
        new FromNode.Slots(
            ROOM, ANN, "c1", List.of(new FromNode.Slot("3", "audio", null, StreamKind.MIX, null))),
        new FromNode.Slots(
            ROOM,
            ANN,
            "c1",
            List.of(new FromNode.Slot("2", "video", BOB, null, FromNode.Limit.PAUSED))),
        new FromNode.Slots(
            ROOM,
            ANN,
            "c1",
            List.of(new FromNode.Slot("2", "video", BOB, StreamKind.SCREEN, null))),
        new FromNode.Slots(
            ROOM,
            ANN,
            "c1",
            List.of(new FromNode.Slot("2", "video", null, StreamKind.MIX, null)),
            Reception.MIXED),
        new FromNode.Quality(ROOM, List.of(new FromNode.UserQuality(BOB, 4))),
        new FromNode.Levels(ROOM, List.of(ANN), List.of(new FromNode.UserLevel(BOB, -23))),
        new FromNode.Media(ROOM, ANN, "c1", "flowing", ""),
        new FromNode.TaskNews(ROOM, "auto", FromNode.TaskState.RUNNING, "ann-1763600000123.mkv"),
        new FromNode.Recorded(
            ROOM,
            new RecordedFile(
                FOLDER,
                "auto",
                "ann-1763600000123.webm",
                ANN,
                List.of("audio", "video"),
                1_763_600_000_123L,
                61_000L,
                9_000_000)),
        new FromNode.Snapshot("snapshot-1", 0, 2, "UklGRg==", ""),
        FromNode.Snapshot.refused("snapshot-2", "the camera is closed in the room"),
        new FromNode.Answer(CALL),
        new FromNode.Tracks(CALL, false, true),
        new FromNode.Tracks(CALL, null, false),
        new FromNode.Invite(CALL, List.of(BOB)),
        new FromNode.Dial("door-1", BOB, true, 20),
        new FromNode.Decline(CALL, "not on the allow-list"),
        new FromNode.Leave(CALL, "button"),
        new FromNode.Pong(1_763_600_000_123L));
  }
}
