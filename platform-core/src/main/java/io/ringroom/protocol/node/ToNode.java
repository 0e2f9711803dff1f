package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says to a media node. A wish is the whole truth about a room, not a step: it
 * may be repeated and a later revision replaces an earlier one. A message about a room carries the
 * owner's epoch; a node refuses an epoch below the highest it has seen for that room.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ToNode.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = ToNode.Wish.class, name = "wish"),
  @JsonSubTypes.Type(value = ToNode.CloseRoom.class, name = "closeRoom"),
  @JsonSubTypes.Type(value = ToNode.Connect.class, name = "connect"),
  @JsonSubTypes.Type(value = ToNode.View.class, name = "view"),
  @JsonSubTypes.Type(value = ToNode.Receive.class, name = "receive"),
  @JsonSubTypes.Type(value = ToNode.Ring.class, name = "ring"),
  @JsonSubTypes.Type(value = ToNode.RingOver.class, name = "ringOver"),
  @JsonSubTypes.Type(value = ToNode.Dialled.class, name = "dialled"),
  @JsonSubTypes.Type(value = ToNode.UseDevices.class, name = "useDevices"),
  @JsonSubTypes.Type(value = ToNode.Snapshot.class, name = "snapshot"),
  @JsonSubTypes.Type(value = ToNode.Deliver.class, name = "deliver"),
  @JsonSubTypes.Type(value = ToNode.RecordedHeard.class, name = "recordedHeard"),
  @JsonSubTypes.Type(value = ToNode.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = ToNode.Ping.class, name = "ping")
})
public sealed interface ToNode {

  /**
   * First message after an accepted {@link FromNode.Hello}.
   *
   * @param pingMillis how often {@link Ping} comes; a node that hears nothing for three times as
   *     long drops the link and dials again
   */
  record Welcome(int protocol, int pingMillis, long nowMillis) implements ToNode {}

  /**
   * How a room shall be.
   *
   * @param epoch the owner's epoch, grows whenever the room is given to a node anew
   * @param revision grows with every change within an epoch
   * @param members everyone who may connect, publish or be captured; who is missing is removed
   * @param tasks everything else to be done with their media; what is missing ends. Absent for
   *     nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Wish(
      RoomId room,
      long epoch,
      long revision,
      List<RoomMember> members,
      @Nullable List<RoomTask> tasks)
      implements ToNode {
    public Wish {
      members = List.copyOf(members);
      tasks = tasks == null ? null : List.copyOf(tasks);
    }

    public Wish(RoomId room, long epoch, long revision, List<RoomMember> members) {
      this(room, epoch, revision, members, null);
    }

    /** What is to be done beside forwarding. */
    public List<RoomTask> work() {
      return tasks == null ? List.of() : tasks;
    }
  }

  /** The room is over: every connection and capture of it ends. Unknown rooms are ignored. */
  record CloseRoom(RoomId room, long epoch) implements ToNode {}

  /**
   * A member's offer. The node answers {@link FromNode.Connected} or {@link FromNode.ConnectFailed}
   * with the same request id within two seconds. A second offer of the same member replaces his
   * earlier connection (page reload, media reconnect).
   *
   * @param requestId chosen by the platform, unique per link
   * @param connection chosen by the platform, names the new connection in {@link FromNode.Slots}
   * @param sdp the browser's offer, at most 48 KiB
   * @param views whose video the member wants to see, in his order of importance
   * @param reception absent for {@link Reception#INDIVIDUAL}
   * @param screens whose shared screens he wants to see, before any camera; absent for none
   * @param adaptive false when he is to receive as he wants however weak his link is; absent: more
   *     cheaply while it carries no more, as {@link FromNode.Slots} tells
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Connect(
      String requestId,
      RoomId room,
      long epoch,
      UserId user,
      String connection,
      String sdp,
      List<UserId> views,
      @Nullable Reception reception,
      @Nullable List<UserId> screens,
      @Nullable Boolean adaptive)
      implements ToNode {
    public Connect {
      views = List.copyOf(views);
      screens = some(screens);
    }

    public List<UserId> screensOrNone() {
      return screens == null ? List.of() : screens;
    }

    public boolean adapts() {
      return !Boolean.FALSE.equals(adaptive);
    }

    public Connect(
        String requestId,
        RoomId room,
        long epoch,
        UserId user,
        String connection,
        String sdp,
        List<UserId> views) {
      this(requestId, room, epoch, user, connection, sdp, views, null, null, null);
    }

    public Connect(
        String requestId,
        RoomId room,
        long epoch,
        UserId user,
        String connection,
        String sdp,
        List<UserId> views,
        @Nullable Reception reception) {
      this(requestId, room, epoch, user, connection, sdp, views, reception, null, null);
    }
  }

  /**
   * The whole list of members whose video {@code user} wants from now on. Audio needs no view.
   *
   * @param screens as in {@link Connect}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      RoomId room, long epoch, UserId user, List<UserId> views, @Nullable List<UserId> screens)
      implements ToNode {
    public View {
      views = List.copyOf(views);
      screens = some(screens);
    }

    public View(RoomId room, long epoch, UserId user, List<UserId> views) {
      this(room, epoch, user, views, null);
    }

    public List<UserId> screensOrNone() {
      return screens == null ? List.of() : screens;
    }
  }

  private static @Nullable List<UserId> some(@Nullable List<UserId> users) {
    return users == null || users.isEmpty() ? null : List.copyOf(users);
  }

  /**
   * How {@code user} receives the others from now on, on the connection he has.
   *
   * @param adaptive as in {@link Connect}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Receive(
      RoomId room, long epoch, UserId user, Reception reception, @Nullable Boolean adaptive)
      implements ToNode {
    public Receive(RoomId room, long epoch, UserId user, Reception reception) {
      this(room, epoch, user, reception, null);
    }

    public boolean adapts() {
      return !Boolean.FALSE.equals(adaptive);
    }
  }

  /**
   * The node's camera room is called. The node's own answer policy decides; it answers {@link
   * FromNode.Answer} or {@link FromNode.Decline}, or lets it ring until {@link RingOver}.
   *
   * @param deadlineMillis epoch milliseconds at which the platform gives up
   * @param waiting true while the room is in another call; absent otherwise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ring(
      CallId call, UserId caller, boolean video, long deadlineMillis, @Nullable Boolean waiting)
      implements ToNode {
    /** A call that is the only one. */
    public Ring(CallId call, UserId caller, boolean video, long deadlineMillis) {
      this(call, caller, video, deadlineMillis, null);
    }
  }

  /** The call no longer rings or no longer holds the camera room, for whatever reason. */
  record RingOver(CallId call, String reason) implements ToNode {}

  /**
   * What became of {@link FromNode.Dial}.
   *
   * @param call that rings now; absent when none was made
   * @param refusal why not, for the log; empty otherwise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Dialled(String request, @Nullable CallId call, String refusal) implements ToNode {}

  /**
   * How the camera room's devices shall be used, the whole truth: what it does not say is as
   * configured. Somebody in the room has the last word. Answered by {@link FromNode.Devices}.
   *
   * @param revision grows with every change; the node echoes it
   */
  record UseDevices(long revision, DeviceUse use) implements ToNode {}

  /**
   * The other side of a call that nobody has answered yet wants to see a picture of the camera
   * room. The node's own policy decides. Answered by {@link FromNode.Snapshot}.
   *
   * @param requestId chosen by the platform, unique per link
   */
  record Snapshot(String requestId, CallId call) implements ToNode {}

  /**
   * Somebody wants files that were made in rooms on this node. It posts them, or that it has none,
   * to {@code /node/v1/deliveries/<requestId>}: the one who asked waits there, and no file has to
   * pass through the link.
   *
   * @param requestId chosen by the platform, unguessable
   * @param to the platform's address if not that of the link, {@code http(s)://host:port}
   * @param recording the id of a recording or stream; absent for the list of all of the folder
   * @param file a file of it; absent with {@code recording}
   * @param range what of it, as in an HTTP {@code Range}; absent for all
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deliver(
      String requestId,
      @Nullable String to,
      Folder folder,
      @Nullable String recording,
      @Nullable String file,
      @Nullable String range)
      implements ToNode {}

  /** {@link FromNode.Recorded} of this file is stored: it need not be said again. */
  record RecordedHeard(Folder folder, String recording, String file) implements ToNode {}

  /** The node did something the platform refuses: says why, for the node's log. */
  record Refused(String code, String message) implements ToNode {}

  record Ping(long t) implements ToNode {}
}
