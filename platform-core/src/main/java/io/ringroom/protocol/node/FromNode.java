package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a media node says to the platform: what it has, what it did, what happened to it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FromNode.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = FromNode.Devices.class, name = "devices"),
  @JsonSubTypes.Type(value = FromNode.Load.class, name = "load"),
  @JsonSubTypes.Type(value = FromNode.Applied.class, name = "applied"),
  @JsonSubTypes.Type(value = FromNode.Connected.class, name = "connected"),
  @JsonSubTypes.Type(value = FromNode.ConnectFailed.class, name = "connectFailed"),
  @JsonSubTypes.Type(value = FromNode.Slots.class, name = "slots"),
  @JsonSubTypes.Type(value = FromNode.Media.class, name = "media"),
  @JsonSubTypes.Type(value = FromNode.Quality.class, name = "quality"),
  @JsonSubTypes.Type(value = FromNode.Levels.class, name = "levels"),
  @JsonSubTypes.Type(value = FromNode.TaskNews.class, name = "taskNews"),
  @JsonSubTypes.Type(value = FromNode.Recorded.class, name = "recorded"),
  @JsonSubTypes.Type(value = FromNode.Snapshot.class, name = "snapshot"),
  @JsonSubTypes.Type(value = FromNode.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = FromNode.Tracks.class, name = "tracks"),
  @JsonSubTypes.Type(value = FromNode.Invite.class, name = "invite"),
  @JsonSubTypes.Type(value = FromNode.Dial.class, name = "dial"),
  @JsonSubTypes.Type(value = FromNode.Decline.class, name = "decline"),
  @JsonSubTypes.Type(value = FromNode.Leave.class, name = "leave"),
  @JsonSubTypes.Type(value = FromNode.Pong.class, name = "pong")
})
public sealed interface FromNode {

  /**
   * First message on every link, before anything else.
   *
   * @param protocol {@link NodeProtocol#VERSION}
   * @param roomUser the user as which this node's camera room is called; absent when it has none
   * @param rooms what the node still runs from before the link broke; the platform answers with the
   *     current wish or a close for each
   * @param version of the node's program, for operators; absent from older nodes
   * @param load how it is loaded now, so that it is known before the first room is placed
   * @param secondCalls whether its camera room is told of a call while it is in another, where the
   *     tenant has call waiting; absent or false: the line is busy
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Hello(
      int protocol,
      NodeId node,
      @Nullable UserId roomUser,
      @Nullable String roomName,
      List<Device> devices,
      List<RunningRoom> rooms,
      @Nullable String version,
      @Nullable Load load,
      @Nullable Boolean secondCalls)
      implements FromNode {
    public Hello {
      devices = List.copyOf(devices);
      rooms = List.copyOf(rooms);
    }

    /** A greeting that says nothing about version, load and second calls. */
    public Hello(
        int protocol,
        NodeId node,
        @Nullable UserId roomUser,
        @Nullable String roomName,
        List<Device> devices,
        List<RunningRoom> rooms) {
      this(protocol, node, roomUser, roomName, devices, rooms, null, null, null);
    }
  }

  /** A room that runs on the node. */
  record RunningRoom(RoomId room, long epoch, long revision) {}

  /**
   * What devices there are and how they are used, the whole truth: said when the link is up, and on
   * every change.
   *
   * @param state absent for a node without a camera room
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Devices(List<Device> devices, @Nullable DeviceState state) implements FromNode {
    public Devices {
      devices = List.copyOf(devices);
    }

    public Devices(List<Device> devices) {
      this(devices, null);
    }
  }

  /**
   * A camera, microphone or loudspeaker of the node.
   *
   * @param id stable while plugged in
   * @param kind {@code camera}, {@code microphone} or {@code loudspeaker}
   * @param test true for the built-in test picture and tone that stand in for missing hardware
   */
  record Device(String id, String kind, String name, boolean test) {}

  /**
   * Sent every two seconds, and at once when the node begins to drain.
   *
   * @param connections browser connections on the node
   * @param cpu share of the machine's processors this process and its workers used since the last
   *     report, 0 to 1
   * @param capacity packets a second the node found at its start that it can forward
   * @param stress how much of the node is used, by whichever of its limits is nearest; from 1 on it
   *     refuses newcomers
   * @param memberCost how much one more member would add to {@code stress}
   * @param draining true when the node takes no new rooms because it is about to end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Load(
      int rooms,
      int connections,
      double cpu,
      @Nullable Integer capacity,
      @Nullable Double stress,
      @Nullable Double memberCost,
      @Nullable Boolean draining)
      implements FromNode {

    /** What a node reports that does not measure itself. */
    public Load(int rooms, int connections, double cpu) {
      this(rooms, connections, cpu, null, null, null, null);
    }
  }

  /** The wish of this revision is in force. */
  record Applied(RoomId room, long epoch, long revision) implements FromNode {}

  /** The answer to {@link ToNode.Connect}. */
  record Connected(String requestId, String sdp) implements FromNode {}

  /**
   * @param code {@code NO_ROOM}, {@code STALE_EPOCH}, {@code NOT_A_MEMBER}, {@code BAD_SDP}, {@code
   *     BUSY} (too many at once, a moment later it may succeed) or {@code NODE_FULL}
   */
  record ConnectFailed(String requestId, String code, String message) implements FromNode {}

  /**
   * Which user each receiving slot of a connection shows now: the whole list, on every change.
   *
   * @param reception what the link affords, where that is less than the user wants; else absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Slots(
      RoomId room, UserId user, String connection, List<Slot> slots, @Nullable Reception reception)
      implements FromNode {
    public Slots {
      slots = List.copyOf(slots);
    }

    public Slots(RoomId room, UserId user, String connection, List<Slot> slots) {
      this(room, user, connection, slots, null);
    }
  }

  /**
   * @param mid the m-line of the browser's offer
   * @param kind {@code audio} or {@code video}
   * @param user whom it shows; absent while empty, and for a mix
   * @param stream which of his streams, or the mix; absent for {@link StreamKind#MAIN}
   * @param limit what the receiver's link does not allow; absent when he gets the best there is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Slot(
      String mid,
      String kind,
      @Nullable UserId user,
      @Nullable StreamKind stream,
      @Nullable Limit limit) {
    public Slot(String mid, String kind, @Nullable UserId user) {
      this(mid, kind, user, null, null);
    }
  }

  /** What a link that is too narrow has done to a video. */
  enum Limit {
    /** A smaller picture is sent than there is. */
    @JsonProperty("low")
    LOW("low"),
    /** No picture is sent until the link carries it again; the sound goes on. */
    @JsonProperty("paused")
    PAUSED("paused");

    private final String word;

    Limit(String word) {
      this.word = word;
    }

    /** Its name on the wires. */
    public String word() {
      return word;
    }
  }

  /**
   * How good the connections of members are, each time one of them has become another one; at most
   * every two seconds for a room.
   *
   * @param users only those that have changed
   */
  record Quality(RoomId room, List<UserQuality> users) implements FromNode {
    public Quality {
      users = List.copyOf(users);
    }
  }

  /**
   * @param quality 0 unknown, 1 excellent, 2 good, 3 poor, 4 bad, 5 very bad, 6 down
   */
  record UserQuality(UserId user, int quality) {}

  /**
   * How loud those are whom a mix holds, for members who hear all of them in one stream and can
   * measure none: the whole list, at most twice a second, and once empty when all have fallen
   * silent.
   *
   * @param to who hears the mix
   * @param levels who is heard in it now, the loudest of the room
   */
  record Levels(RoomId room, List<UserId> to, List<UserLevel> levels) implements FromNode {
    public Levels {
      to = List.copyOf(to);
      levels = List.copyOf(levels);
    }
  }

  /**
   * @param level −127 (silence) to 0 (full scale), dB: the negative of RFC 6464
   */
  record UserLevel(UserId user, int level) {}

  /**
   * Media of a member came or went.
   *
   * @param state {@code connected}: ICE and DTLS are up; {@code flowing}: his RTP arrives; {@code
   *     stalled}: none for five seconds though he publishes; {@code gone}: connection lost or
   *     closed; {@code failed}: the capture could not start
   * @param connection which connection, or {@code capture}
   */
  record Media(RoomId room, UserId user, String connection, String state, String detail)
      implements FromNode {}

  /**
   * How a task of a wish goes; said on every change, and again for each when the link is back.
   *
   * @param task its {@link RoomTask#id}
   * @param detail for people: a file that was begun, or what is wrong
   */
  record TaskNews(RoomId room, String task, TaskState state, String detail) implements FromNode {}

  /**
   * A file of a recording is ready to be fetched. Said again and again, across links and restarts
   * of the node, until {@link ToNode.RecordedHeard} comes.
   */
  record Recorded(RoomId room, RecordedFile file) implements FromNode {}

  /** How a task goes. */
  enum TaskState {
    /** Its media flow, or would if anybody sent some. */
    @JsonProperty("running")
    RUNNING,
    /** Something outside does not work; it is tried again and again. */
    @JsonProperty("retrying")
    RETRYING,
    /** It cannot be done here, and is not tried again. */
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("ended")
    ENDED
  }

  /**
   * The answer to {@link ToNode.Snapshot}: a picture in parts that each fit into a frame, in order,
   * or why there is none.
   *
   * @param part counts from 0
   * @param parts how many there are; 0 for no picture
   * @param data of a WebP file, base64
   * @param trouble why there is none; empty otherwise
   */
  record Snapshot(String requestId, int part, int parts, String data, String trouble)
      implements FromNode {
    /** Bytes of the picture in one part; four thirds of it and the envelope fit into a frame. */
    private static final int PART_BYTES = 36 * 1024;

    public static Snapshot refused(String requestId, String trouble) {
      return new Snapshot(requestId, 0, 0, "", trouble);
    }

    /** The parts of a picture, at least one. */
    public static List<Snapshot> parts(String requestId, byte[] picture) {
      int parts = Math.max(1, (picture.length + PART_BYTES - 1) / PART_BYTES);
      return IntStream.range(0, parts)
          .mapToObj(
              part -> {
                int from = part * PART_BYTES;
                int to = Math.min(picture.length, from + PART_BYTES);
                String data =
                    Base64.getEncoder().encodeToString(Arrays.copyOfRange(picture, from, to));
                return new Snapshot(requestId, part, parts, data, "");
              })
          .toList();
    }
  }

  /** The camera room takes the call. */
  record Answer(CallId call) implements FromNode {}

  /**
   * What somebody in the camera room, or its policy, has opened or closed for this call. Without
   * such a word: everything is open.
   *
   * @param audio whether its microphone is open; absent for as it is
   * @param video whether its camera is; absent for as it is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Tracks(CallId call, @Nullable Boolean audio, @Nullable Boolean video)
      implements FromNode {}

  /** The camera room asks others into a call it is in. */
  record Invite(CallId call, List<UserId> users) implements FromNode {
    public Invite {
      users = List.copyOf(users);
    }
  }

  /**
   * The camera room calls somebody. Answered by {@link ToNode.Dialled}; the call then goes on for
   * it as for any caller, and {@link ToNode.RingOver} says that it came to nothing or is over.
   *
   * @param request chosen by the node, new for each call: asked twice, one call is made
   * @param ringSeconds how long it may ring, 5 to 180
   */
  record Dial(String request, UserId user, boolean video, int ringSeconds) implements FromNode {}

  /** The camera room refuses the call. */
  record Decline(CallId call, String reason) implements FromNode {}

  /** The camera room leaves the call (local button, maximum duration, device failure). */
  record Leave(CallId call, String reason) implements FromNode {}

  record Pong(long t) implements FromNode {}
}
