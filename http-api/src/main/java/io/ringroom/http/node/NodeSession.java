package io.ringroom.http.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.node.MediaNodes;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The link to one media node, from its hello to the end of its socket. Rooms reach the node through
 * it, and the node's camera room is a user whose device it is.
 */
public final class NodeSession extends AbstractBehavior<NodeMessage> {

  /** What every link is given. */
  public record Surroundings(
      Addresses addresses,
      NodeSettings settings,
      InstantSource clock,
      Supplier<CallId> newCallId) {}

  private final NodeLine line;
  private final Surroundings around;
  private final TimerScheduler<NodeMessage> timers;
  private final ActorRef<NodeCommand> link;
  private final PendingOffers offers;
  private FromNode.@Nullable Hello hello;
  private @Nullable RoomUser roomUser;
  private FromNode.Load load = new FromNode.Load(0, 0, 0);

  static Behavior<NodeMessage> create(NodeLine line, Surroundings around) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new NodeSession(context, timers, line, around)));
  }

  private NodeSession(
      ActorContext<NodeMessage> context,
      TimerScheduler<NodeMessage> timers,
      NodeLine line,
      Surroundings around) {
    super(context);
    this.line = line;
    this.around = around;
    this.timers = timers;
    this.link = context.messageAdapter(NodeCommand.class, NodeMessage.ToLink::new);
    this.offers = new PendingOffers(timers, around.settings().connectWithin());
    timers.startSingleTimer(new NodeMessage.HelloIsLate(), around.settings().helloWithin());
  }

  @Override
  public Receive<NodeMessage> createReceive() {
    return newReceiveBuilder()
        .onMessage(NodeMessage.Received.class, this::onReceived)
        .onMessage(NodeMessage.ToLink.class, this::onToLink)
        .onMessage(NodeMessage.ToRoomUser.class, this::onToRoomUser)
        .onMessage(NodeMessage.RoomUserAttached.class, this::onRoomUserAttached)
        .onMessage(NodeMessage.RoomUserPlaced.class, this::onRoomUserPlaced)
        .onMessage(NodeMessage.AttachRoomUser.class, this::onAttachRoomUser)
        .onMessage(NodeMessage.SignOfLife.class, this::onSignOfLife)
        .onMessage(NodeMessage.ConnectIsLate.class, this::onConnectIsLate)
        .onMessage(NodeMessage.SnapshotIsLate.class, this::onSnapshotIsLate)
        .onMessage(NodeMessage.PingNow.class, this::onPingNow)
        .onMessage(NodeMessage.Unreadable.class, this::onUnreadable)
        .onMessage(NodeMessage.HelloIsLate.class, this::onHelloIsLate)
        .onMessage(NodeMessage.Closed.class, this::onClosed)
        .onSignal(PostStop.class, stop -> onStopped())
        .build();
  }

  private Behavior<NodeMessage> onReceived(NodeMessage.Received received) {
    FromNode message = received.message();
    if (message instanceof FromNode.Hello first) {
      onHello(first);
    } else if (hello == null) {
      refuse("NO_HELLO", "say hello first");
    } else {
      hear(hello, message);
    }
    return this;
  }

  private void onHello(FromNode.Hello first) {
    if (hello != null) {
      refuse("HELLO_TWICE", "one hello a link");
      return;
    }
    if (first.protocol() != NodeProtocol.VERSION) {
      refuse("PROTOCOL", "this platform speaks version " + NodeProtocol.VERSION);
      line.close(CloseCode.POLICY, "protocol version");
      return;
    }
    hello = first;
    load = first.load() == null ? load : first.load();
    timers.cancel(new NodeMessage.HelloIsLate());
    timers.startTimerWithFixedDelay(new NodeMessage.PingNow(), around.settings().pingEvery());
    line.send(
        new ToNode.Welcome(
            NodeProtocol.VERSION,
            (int) around.settings().pingEvery().toMillis(),
            around.clock().millis()));
    getContext()
        .getLog()
        .info(
            "media node {} of version {} dialled in: {} devices, {} rooms running, load {}",
            first.node(),
            first.version(),
            first.devices().size(),
            first.rooms().size(),
            load);
    getContext().getSystem().receptionist().tell(Receptionist.register(MediaNodes.LINKS, link));
    first
        .rooms()
        .forEach(
            running ->
                room(
                    running.room(), new RoomCommand.NodeRuns(first.node(), running.epoch(), link)));
    if (first.roomUser() != null) {
      roomUser = new RoomUser(getContext(), timers, line, around, first, first.roomUser());
      roomUser.attach(first.roomName());
    }
  }

  private void hear(FromNode.Hello self, FromNode message) {
    if (message instanceof FromNode.Connected connected) {
      offers.answer(connected);
    } else if (message instanceof FromNode.ConnectFailed failed) {
      offers.answer(failed);
    } else if (message instanceof FromNode.Load now) {
      onLoad(self, now);
    } else if (message instanceof FromNode.Slots slots) {
      room(slots.room(), new RoomCommand.NodeSaid(self.node(), slots));
    } else if (message instanceof FromNode.Media media) {
      room(media.room(), new RoomCommand.NodeSaid(self.node(), media));
    } else if (message instanceof FromNode.Quality quality) {
      room(quality.room(), new RoomCommand.NodeSaid(self.node(), quality));
    } else if (message instanceof FromNode.Recorded recorded) {
      room(recorded.room(), new RoomCommand.NodeSaid(self.node(), recorded));
    } else if (message instanceof FromNode.Levels levels) {
      room(levels.room(), new RoomCommand.NodeSaid(self.node(), levels));
    } else if (message instanceof FromNode.TaskNews news) {
      room(news.room(), new RoomCommand.NodeSaid(self.node(), news));
    } else if (roomUser != null) {
      roomUser.hear(message);
    }
  }

  private void onLoad(FromNode.Hello self, FromNode.Load now) {
    if (Boolean.TRUE.equals(now.draining()) && !Boolean.TRUE.equals(load.draining())) {
      getContext().getLog().info("media node {} drains, it takes no new rooms", self.node());
    }
    load = now;
  }

  private void room(RoomId room, RoomCommand command) {
    around.addresses().room(room).tell(command);
  }

  private Behavior<NodeMessage> onToLink(NodeMessage.ToLink to) {
    NodeCommand command = to.command();
    if (command instanceof NodeCommand.Send send) {
      line.send(send.message());
    } else if (command instanceof NodeCommand.Connect connect) {
      offers.send(connect, line);
    } else if (command instanceof NodeCommand.Describe describe && hello != null) {
      describe.replyTo().tell(new NodeCommand.Description(hello.node(), load, link));
    }
    return this;
  }

  private Behavior<NodeMessage> onToRoomUser(NodeMessage.ToRoomUser to) {
    if (roomUser != null) {
      roomUser.told(to.message());
    }
    return this;
  }

  private Behavior<NodeMessage> onRoomUserAttached(NodeMessage.RoomUserAttached attached) {
    if (roomUser != null) {
      roomUser.attached(attached.answer());
    }
    return this;
  }

  private Behavior<NodeMessage> onRoomUserPlaced(NodeMessage.RoomUserPlaced placed) {
    if (roomUser != null) {
      roomUser.placed(placed.request(), placed.placed());
    }
    return this;
  }

  private Behavior<NodeMessage> onAttachRoomUser(NodeMessage.AttachRoomUser again) {
    if (roomUser != null && hello != null) {
      roomUser.attach(hello.roomName());
    }
    return this;
  }

  private Behavior<NodeMessage> onSignOfLife(NodeMessage.SignOfLife sign) {
    if (roomUser != null) {
      roomUser.signOfLife();
    }
    return this;
  }

  private Behavior<NodeMessage> onConnectIsLate(NodeMessage.ConnectIsLate late) {
    offers.late(late.requestId());
    return this;
  }

  private Behavior<NodeMessage> onSnapshotIsLate(NodeMessage.SnapshotIsLate late) {
    if (roomUser != null) {
      roomUser.late(late);
    }
    return this;
  }

  private Behavior<NodeMessage> onPingNow(NodeMessage.PingNow now) {
    line.send(new ToNode.Ping(around.clock().millis()));
    return this;
  }

  private Behavior<NodeMessage> onUnreadable(NodeMessage.Unreadable bad) {
    refuse("UNREADABLE", bad.why());
    return this;
  }

  private void refuse(String code, String message) {
    getContext().getLog().warn("media node message refused: {} {}", code, message);
    line.send(new ToNode.Refused(code, message));
  }

  /** Whatever stopped this actor, its socket must not stay open without it. */
  private Behavior<NodeMessage> onStopped() {
    line.close(CloseCode.INTERNAL, "the link's session has stopped");
    return this;
  }

  private Behavior<NodeMessage> onHelloIsLate(NodeMessage.HelloIsLate late) {
    line.close(CloseCode.LOGIN_TIMEOUT, "no hello in time");
    return this;
  }

  private Behavior<NodeMessage> onClosed(NodeMessage.Closed closed) {
    if (hello != null) {
      getContext().getLog().warn("the link to media node {} is gone", hello.node());
    }
    if (roomUser != null) {
      roomUser.detach();
    }
    offers.refuseAll();
    return Behaviors.stopped();
  }
}
