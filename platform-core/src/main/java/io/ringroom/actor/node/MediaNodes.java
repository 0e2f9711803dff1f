package io.ringroom.actor.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.domain.node.NodeChoice;
import io.ringroom.domain.node.NodeLoad;
import io.ringroom.domain.node.Reservations;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The media nodes connected anywhere in the cluster, as seen from this platform node. Rooms ask it
 * for a node and send through it; a message to a node that is away is dropped, because the room
 * repeats its wish when the node is back.
 */
public final class MediaNodes extends AbstractBehavior<MediaNodes.Command> {
  /** Every link to a media node registers under this key. */
  public static final ServiceKey<NodeCommand> LINKS =
      ServiceKey.create(NodeCommand.class, "media-node-links");

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** What rooms ask. */
  public sealed interface Command {}

  /**
   * @param host the node that must be taken because its hardware takes part
   */
  public record Choose(RoomId room, Optional<NodeId> host, ActorRef<Chosen> replyTo)
      implements Command {}

  /**
   * @param node empty when no suitable node is connected, or all of them are full
   */
  public record Chosen(Optional<NodeId> node, boolean full) {
    public Chosen(Optional<NodeId> node) {
      this(node, false);
    }
  }

  public record Send(NodeId node, ToNode message) implements Command {}

  public record Connect(
      NodeId node, ToNode.Connect offer, ActorRef<RoomCommand.ConnectReply> replyTo)
      implements Command {}

  /** Tells {@code room} whenever {@code node} comes or goes, and at once how it is now. */
  public record Watch(NodeId node, ActorRef<RoomCommand> room) implements Command {}

  /** The room is over, or on another node. */
  public record Unwatch(NodeId node, RoomId id, ActorRef<RoomCommand> room) implements Command {}

  private record Links(Set<ActorRef<NodeCommand>> links) implements Command {}

  private record Described(NodeCommand.Description description) implements Command {}

  private record Look() implements Command {}

  private final ActorRef<NodeCommand.Description> descriptions;
  private final Map<NodeId, NodeCommand.Description> nodes = new HashMap<>();
  private final Map<NodeId, Set<ActorRef<RoomCommand>>> watchers = new HashMap<>();
  private final InstantSource clock;
  private final RandomGenerator random;
  private Set<ActorRef<NodeCommand>> links = Set.of();
  private Reservations reservations = Reservations.none();

  /** Chooses by this clock, and at random where two nodes would do. */
  public static Behavior<Command> create(InstantSource clock, RandomGenerator random) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new MediaNodes(context, timers, clock, random)));
  }

  private MediaNodes(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      InstantSource clock,
      RandomGenerator random) {
    super(context);
    this.clock = clock;
    this.random = random;
    descriptions = context.messageAdapter(NodeCommand.Description.class, Described::new);
    ActorRef<Receptionist.Listing> listings =
        context.messageAdapter(
            Receptionist.Listing.class, listing -> new Links(listing.getServiceInstances(LINKS)));
    context.getSystem().receptionist().tell(Receptionist.subscribe(LINKS, listings));
    timers.startTimerWithFixedDelay(new Look(), LOOK_EVERY);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Choose.class, this::onChoose)
        .onMessage(Send.class, this::onSend)
        .onMessage(Connect.class, this::onConnect)
        .onMessage(Watch.class, this::onWatch)
        .onMessage(Unwatch.class, this::onUnwatch)
        .onMessage(Links.class, this::onLinks)
        .onMessage(Described.class, this::onDescribed)
        .onMessage(Look.class, this::onLook)
        .build();
  }

  private Behavior<Command> onChoose(Choose choose) {
    Instant now = clock.instant();
    List<NodeLoad> loads =
        nodes.values().stream()
            .map(node -> reservations.on(NodeLoad.of(node.node(), node.load()), now))
            .toList();
    NodeChoice choice = NodeChoice.among(loads, choose.host(), random::nextInt);
    choice.node().ifPresent(node -> reservations = reservations.with(choose.room(), node, now));
    choose.replyTo().tell(new Chosen(choice.node().map(NodeLoad::node), choice.full()));
    return this;
  }

  private Behavior<Command> onSend(Send send) {
    link(send.node()).ifPresent(link -> link.tell(new NodeCommand.Send(send.message())));
    return this;
  }

  private Behavior<Command> onConnect(Connect connect) {
    link(connect.node())
        .ifPresentOrElse(
            link -> link.tell(new NodeCommand.Connect(connect.offer(), connect.replyTo())),
            () ->
                connect
                    .replyTo()
                    .tell(
                        RoomCommand.ConnectReply.refused(
                            ErrorCode.MEDIA_UNAVAILABLE, "the room's media node is away")));
    return this;
  }

  private Behavior<Command> onWatch(Watch watch) {
    watchers.computeIfAbsent(watch.node(), node -> new HashSet<>()).add(watch.room());
    boolean connected = nodes.containsKey(watch.node());
    watch
        .room()
        .tell(
            connected
                ? new RoomCommand.NodeUp(watch.node())
                : new RoomCommand.NodeDown(watch.node()));
    return this;
  }

  private Behavior<Command> onUnwatch(Unwatch unwatch) {
    reservations = reservations.without(unwatch.id(), unwatch.node());
    watchers.computeIfPresent(
        unwatch.node(),
        (node, rooms) -> {
          rooms.remove(unwatch.room());
          return rooms.isEmpty() ? null : rooms;
        });
    return this;
  }

  private Behavior<Command> onLinks(Links now) {
    links = now.links();
    List<NodeCommand.Description> gone =
        nodes.values().stream().filter(node -> !links.contains(node.link())).toList();
    for (NodeCommand.Description node : gone) {
      nodes.remove(node.node());
      getContext().getLog().warn("media node {} is no longer connected", node.node());
      tellWatchers(node.node(), new RoomCommand.NodeDown(node.node()));
    }
    return onLook(new Look());
  }

  private Behavior<Command> onLook(Look look) {
    links.forEach(link -> link.tell(new NodeCommand.Describe(descriptions)));
    return this;
  }

  private Behavior<Command> onDescribed(Described described) {
    NodeCommand.Description now = described.description();
    if (!links.contains(now.link())) {
      return this;
    }
    NodeCommand.@Nullable Description before = nodes.put(now.node(), now);
    if (before == null || !before.link().equals(now.link())) {
      getContext().getLog().info("media node {} is connected", now.node());
      tellWatchers(now.node(), new RoomCommand.NodeUp(now.node()));
    }
    return this;
  }

  private void tellWatchers(NodeId node, RoomCommand news) {
    watchers.getOrDefault(node, Set.of()).forEach(room -> room.tell(news));
  }

  private Optional<ActorRef<NodeCommand>> link(NodeId node) {
    return Optional.ofNullable(nodes.get(node)).map(NodeCommand.Description::link);
  }
}
