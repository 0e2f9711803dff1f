package io.ringroom.http.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.NodeId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A camera room as a user: its media node is the one device he has. The node's own policy decides
 * whether to answer; here its decisions become those of a user, and a user's events its rings.
 */
final class RoomUser {
  private static final Duration ATTACH_WITHIN = Duration.ofSeconds(5);
  private static final Duration ATTACH_AGAIN_AFTER = Duration.ofSeconds(1);

  /** Who is asked into the room's call has just called it: he is at his telephone. */
  private static final Duration ASKED_IN_FOR = Duration.ofSeconds(30);

  private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(10);

  private final ActorContext<NodeMessage> context;
  private final TimerScheduler<NodeMessage> timers;
  private final NodeLine line;
  private final NodeSession.Surroundings around;
  private final NodeId node;
  private final UserKey user;
  private final DeviceId device;
  private final boolean secondCalls;
  private final ActorRef<DeviceMessage> link;
  private final PendingSnapshots snapshots;
  private FromNode.Devices devices;
  private boolean attached;
  private long acked;

  RoomUser(
      ActorContext<NodeMessage> context,
      TimerScheduler<NodeMessage> timers,
      NodeLine line,
      NodeSession.Surroundings around,
      FromNode.Hello hello,
      UserId user) {
    this.context = context;
    this.timers = timers;
    this.line = line;
    this.around = around;
    this.node = hello.node();
    this.secondCalls = Boolean.TRUE.equals(hello.secondCalls());
    this.devices = new FromNode.Devices(hello.devices());
    this.snapshots = new PendingSnapshots(timers);
    this.user = new UserKey(around.settings().tenant(), user);
    this.device = new DeviceId("node:" + node);
    this.link = context.messageAdapter(DeviceMessage.class, NodeMessage.ToRoomUser::new);
  }

  void attach(@Nullable String name) {
    context.ask(
        UserCommand.Attached.class,
        around.addresses().user(user),
        ATTACH_WITHIN,
        replyTo ->
            new UserCommand.Attach(
                device, "room", name == null ? "" : name, null, link, replyTo, secondCalls),
        (answer, failure) -> new NodeMessage.RoomUserAttached(answer));
  }

  void attached(UserCommand.@Nullable Attached answer) {
    if (answer == null) {
      timers.startSingleTimer(new NodeMessage.AttachRoomUser(), ATTACH_AGAIN_AFTER);
      return;
    }
    attached = true;
    report();
    acked = Math.max(acked, answer.seq());
    timers.startTimerWithFixedDelay(new NodeMessage.SignOfLife(), SIGN_OF_LIFE_EVERY);
  }

  /** Until it is attached nobody would know whose devices these are. */
  private void report() {
    if (attached) {
      around.addresses().user(user).tell(new UserCommand.RoomReports(device, devices, link));
    }
  }

  void late(NodeMessage.SnapshotIsLate late) {
    snapshots.late(late.requestId());
  }

  void detach() {
    snapshots.refuseAll();
    around.addresses().user(user).tell(new UserCommand.Detach(device, link));
  }

  void signOfLife() {
    if (attached) {
      around.addresses().user(user).tell(new UserCommand.Ack(device, acked, link));
    }
  }

  /** What happens to any user, said in the words of a media node. */
  void told(DeviceMessage message) {
    if (message instanceof DeviceMessage.Event event) {
      show(event.event());
      if (event.seq() != null) {
        acked = event.seq();
        signOfLife();
      }
    } else if (message instanceof DeviceMessage.AttachAgain) {
      timers.startSingleTimer(new NodeMessage.AttachRoomUser(), Duration.ZERO);
    } else if (message instanceof DeviceMessage.TakeSnapshot wanted) {
      snapshots.send(wanted, line);
    } else if (message instanceof DeviceMessage.UseDevices wanted) {
      line.send(new ToNode.UseDevices(wanted.use().revision(), wanted.use().use()));
    } else if (message instanceof DeviceMessage.Replaced) {
      context.getLog().warn("another link has taken over the camera room {}", user);
      attached = false;
    }
  }

  private void show(ClientEvent event) {
    if (event instanceof ClientEvent.CallReceived call) {
      ring(call.callId(), call.callerId(), call.mediaType(), call.deadline(), null);
    } else if (event instanceof ClientEvent.CallWaiting call) {
      ring(call.callId(), call.callerId(), call.mediaType(), call.deadline(), true);
    } else if (event instanceof ClientEvent.CallNotConnected over) {
      line.send(new ToNode.RingOver(over.callId(), "reason " + over.reason()));
    } else if (event instanceof ClientEvent.CallEnd over) {
      line.send(new ToNode.RingOver(over.callId(), "reason " + over.reason()));
    }
  }

  private void ring(
      CallId call, UserId caller, int mediaType, long deadline, @Nullable Boolean waiting) {
    boolean video = mediaType == MediaType.VIDEO.code();
    line.send(new ToNode.Ring(call, caller, video, deadline, waiting));
  }

  /** What the node decides, said in the words of a user. */
  void hear(FromNode message) {
    if (message instanceof FromNode.Devices now) {
      devices = now;
      report();
    } else if (message instanceof FromNode.Snapshot part) {
      snapshots.answer(part);
    } else if (message instanceof FromNode.Answer answer) {
      Seat seat = new Seat(device, new Tracks(true, true), node);
      say(answer.call(), new ToCall.Accept(user.user(), seat));
    } else if (message instanceof FromNode.Tracks tracks) {
      say(tracks.call(), new ToCall.SetTracks(user.user(), device, tracks.audio(), tracks.video()));
    } else if (message instanceof FromNode.Invite invite) {
      say(invite.call(), new ToCall.InviteUsers(user.user(), device, invite.users(), ASKED_IN_FOR));
    } else if (message instanceof FromNode.Dial dial) {
      place(dial);
    } else if (message instanceof FromNode.Decline decline) {
      say(decline.call(), new ToCall.Reject(user.user(), device, decline.reason()));
    } else if (message instanceof FromNode.Leave leave) {
      say(leave.call(), new ToCall.Hangup(user.user(), device));
    }
  }

  private void place(FromNode.Dial dial) {
    PlaceCall wish =
        new PlaceCall(
            dial.request(),
            around.newCallId().get(),
            user.tenant(),
            new Seat(device, new Tracks(true, dial.video()), node),
            List.of(dial.user()),
            dial.video() ? MediaType.VIDEO : MediaType.AUDIO,
            ringFor(dial.ringSeconds()),
            "",
            "");
    context.ask(
        UserCommand.Placed.class,
        around.addresses().user(user),
        ATTACH_WITHIN,
        replyTo -> new UserCommand.Place(wish, replyTo),
        (placed, failure) -> new NodeMessage.RoomUserPlaced(dial.request(), placed));
  }

  private static Duration ringFor(int seconds) {
    long least = TenantPolicy.Calls.RING_LEAST.toSeconds();
    long most = TenantPolicy.Calls.RING_MOST.toSeconds();
    return Duration.ofSeconds(Math.min(Math.max(seconds, least), most));
  }

  void placed(String request, UserCommand.@Nullable Placed placed) {
    ErrorCode refusal =
        placed == null
            ? ErrorCode.NOT_AVAILABLE
            : Optional.ofNullable(placed.refusal()).orElse(ErrorCode.INTERNAL);
    CallId call = placed == null ? null : placed.call();
    line.send(new ToNode.Dialled(request, call, call == null ? refusal.name() : ""));
  }

  private void say(CallId call, ToCall message) {
    around.addresses().call(call).tell(new CallCommand.Hear(user.tenant(), message));
  }
}
