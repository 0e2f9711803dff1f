package io.ringroom.actor.room;

import akka.actor.typed.ActorRef;
import akka.actor.typed.BackoffSupervisorStrategy;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.node.MediaNodes;
import io.ringroom.domain.room.Room;
import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.room.RoomState;
import io.ringroom.domain.room.RoomTasks;
import io.ringroom.domain.room.RoomWish;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RecordedFile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hosts one media room: finds it a node, tells the node what the owner needs, and passes members'
 * offers on. Stored is only where it runs; what it is needed for is asked of the owner. A node that
 * is away for too long is replaced by another; where there is none, the owner is told.
 */
public final class RoomEntity extends EventSourcedBehavior<RoomCommand, RoomEvent, RoomState> {
  public static final EntityTypeKey<RoomCommand> KEY =
      EntityTypeKey.create(RoomCommand.class, "room");

  private static final BackoffSupervisorStrategy RESTART =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1);

  private static final Duration REST_AFTER = Duration.ofSeconds(10);
  private static final Duration CHOOSE_WITHIN = Duration.ofSeconds(1);

  private enum Inner implements RoomCommand {
    AFFIRM,
    PLACE_AGAIN,
    NODE_IS_LOST,
    REST,
    STOP
  }

  private record Found(MediaNodes.Chosen chosen, Optional<NodeId> host) implements RoomCommand {
    Optional<NodeId> node() {
      return chosen.node();
    }
  }

  /** What every room entity is given. */
  public record Surroundings(
      Addresses addresses,
      ActorRef<MediaNodes.Command> nodes,
      RoomSettings settings,
      InstantSource clock) {}

  private final RoomId room;
  private final ActorContext<RoomCommand> context;
  private final TimerScheduler<RoomCommand> timers;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final Surroundings around;
  private final RoomVoice voice;
  private final EarlyOffers early;
  private final MemberMedia media;
  private final MemberNames names;
  private final TaskDesk desk = new TaskDesk();
  private RoomCommand.@Nullable Need need;

  /** Whether the node has been away for so long that another one is looked for. */
  private boolean nodeLost;

  /** Whether a node is being looked for again and again, which is logged once. */
  private boolean unplaced;

  public static Behavior<RoomCommand> create(
      RoomId room, ActorRef<ClusterSharding.ShardCommand> shard, Surroundings around) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new RoomEntity(room, context, timers, shard, around)));
  }

  public static RoomCommand stopMessage() {
    return Inner.STOP;
  }

  private RoomEntity(
      RoomId room,
      ActorContext<RoomCommand> context,
      TimerScheduler<RoomCommand> timers,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Surroundings around) {
    super(PersistenceId.of(KEY.name(), room.value()), RESTART);
    this.room = room;
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.around = around;
    this.voice = new RoomVoice(room, context.getSelf(), around);
    this.early = new EarlyOffers(timers, around.settings().connectWithin());
    this.media = new MemberMedia(voice, early);
    this.names = new MemberNames(context.getSelf(), around.addresses());
  }

  @Override
  public RoomState emptyState() {
    return RoomState.NEW;
  }

  @Override
  public EventHandler<RoomState, RoomEvent> eventHandler() {
    return RoomState::evolve;
  }

  @Override
  public CommandHandler<RoomCommand, RoomEvent, RoomState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(RoomCommand.Need.class, this::onNeed)
        .onCommand(Found.class, this::onFound)
        .onCommand(RoomCommand.Connect.class, this::onConnect)
        .onCommand(RoomCommand.SetViews.class, this::onSetViews)
        .onCommand(RoomCommand.Receive.class, this::onReceive)
        .onCommand(RoomCommand.ForAll.class, this::onForAll)
        .onCommand(RoomCommand.GiveTask.class, this::onGiveTask)
        .onCommand(RoomCommand.DropTask.class, this::onDropTask)
        .onCommand(RoomCommand.GetTasks.class, this::onGetTasks)
        .onCommand(RoomCommand.Names.class, this::onNames)
        .onCommand(RoomCommand.NodeSaid.class, this::onNodeSaid)
        .onCommand(RoomCommand.NodeUp.class, this::onNodeUp)
        .onCommand(RoomCommand.NodeDown.class, this::onNodeDown)
        .onCommand(EarlyOffers.Late.class, this::onLate)
        .onCommand(RoomCommand.NodeRuns.class, this::onNodeRuns)
        .onCommand(Inner.class, this::onInner)
        .build();
  }

  @Override
  public SignalHandler<RoomState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::onRecoveryCompleted)
        .build();
  }

  private void onRecoveryCompleted(RoomState state) {
    RoomState.Place place = state.place();
    if (place != null && !state.closed()) {
      voice.watch(place);
      voice.askWhetherNeeded(place);
      affirmFromNowOn();
    }
  }

  private void affirmFromNowOn() {
    timers.startTimerWithFixedDelay(Inner.AFFIRM, around.settings().affirmEvery());
  }

  private Effect<RoomEvent, RoomState> onNeed(RoomState state, RoomCommand.Need now) {
    if (need != null && now.revision() < need.revision()) {
      return Effect().none();
    }
    need = now;
    names.follow(now);
    Room.Plan plan = Room.plan(state, now.need());
    if (plan instanceof Room.Plan.Wish wish) {
      voice.wish(wish, state.work(), names.known());
      hearWaiting();
    } else if (plan instanceof Room.Plan.FindNode find) {
      findNode(find.host());
    } else if (plan instanceof Room.Plan.Close) {
      return close(state);
    }
    return Effect().none();
  }

  private Effect<RoomEvent, RoomState> close(RoomState state) {
    return Effect()
        .persist(new RoomEvent.Closed(around.clock().instant()))
        .thenRun(
            after -> {
              early.refuseAll(ErrorCode.CALL_ENDED, "the call is over");
              voice.close(state.place());
              timers.cancel(Inner.AFFIRM);
              timers.cancel(Inner.PLACE_AGAIN);
              timers.cancel(Inner.NODE_IS_LOST);
              timers.startSingleTimer(Inner.REST, REST_AFTER);
            });
  }

  private void findNode(Optional<NodeId> host) {
    context.ask(
        MediaNodes.Chosen.class,
        around.nodes(),
        CHOOSE_WITHIN,
        replyTo -> new MediaNodes.Choose(room, host, replyTo),
        (chosen, failure) ->
            new Found(chosen == null ? new MediaNodes.Chosen(Optional.empty()) : chosen, host));
  }

  private Effect<RoomEvent, RoomState> onFound(RoomState state, Found found) {
    RoomCommand.Need now = need;
    if (now == null || !sought(state, now)) {
      return Effect().none();
    }
    if (found.node().isEmpty() && nodeLost) {
      voice.tellOwnerMediaIsLost(now);
      return Effect().none();
    }
    if (found.node().isEmpty()) {
      if (!unplaced) {
        String why = found.chosen().full() ? "all are full" : "";
        context.getLog().warn("room {} waits for a media node {} {}", room, found.host(), why);
      }
      unplaced = true;
      if (found.chosen().full()) {
        early.refuseAll(ErrorCode.NODE_FULL, "every media node is full");
      }
      timers.startSingleTimer(Inner.PLACE_AGAIN, around.settings().placeAgainAfter());
      return Effect().none();
    }
    RoomEvent placed =
        RoomEvent.placed(
            now.tenant(),
            now.owner(),
            found.node().get(),
            state.nextEpoch(),
            around.clock().instant());
    List<RoomEvent> events = new ArrayList<>(List.of(placed));
    if (now.need() != null) {
      events.addAll(
          RoomTasks.fromTheStart(
              state, now.need(), now.owner().folder(now.tenant()), around.clock().instant()));
    }
    return Effect().persist(events).thenRun(after -> moved(state.place(), after, now));
  }

  private boolean sought(RoomState state, RoomCommand.Need now) {
    Room.Plan plan = Room.plan(state, now.need());
    return plan instanceof Room.Plan.FindNode || (nodeLost && plan instanceof Room.Plan.Wish);
  }

  private void moved(RoomState.@Nullable Place before, RoomState after, RoomCommand.Need now) {
    nodeLost = false;
    unplaced = false;
    timers.cancel(Inner.NODE_IS_LOST);
    if (before != null) {
      voice.close(before);
      desk.forgetAll();
      voice.mediaLost(now);
    }
    if (after.place() != null) {
      voice.watch(after.place());
      affirmFromNowOn();
    }
    if (Room.plan(after, now.need()) instanceof Room.Plan.Wish wish) {
      voice.wish(wish, after.work(), names.known());
      voice.tellOfTasks(now, RoomState.NEW, after);
      hearWaiting();
    }
  }

  private Effect<RoomEvent, RoomState> onConnect(RoomState state, RoomCommand.Connect connect) {
    if (!media.connect(state, need, connect)) {
      askWhetherNeeded(state);
    }
    return Effect().none();
  }

  private Effect<RoomEvent, RoomState> onSetViews(RoomState state, RoomCommand.SetViews views) {
    if (!media.views(state, need, views)) {
      askWhetherNeeded(state);
    }
    return Effect().none();
  }

  private Effect<RoomEvent, RoomState> onReceive(RoomState state, RoomCommand.Receive receive) {
    if (!media.receive(state, need, receive)) {
      askWhetherNeeded(state);
    }
    return Effect().none();
  }

  private void askWhetherNeeded(RoomState state) {
    if (state.place() != null) {
      voice.askWhetherNeeded(state.place());
    }
  }

  private void hearWaiting() {
    early.takeAll().forEach(context.getSelf()::tell);
  }

  private Effect<RoomEvent, RoomState> onLate(RoomState state, EarlyOffers.Late late) {
    media.late(state, need, late);
    return Effect().none();
  }

  /** What members have done is a task like any other. */
  private Effect<RoomEvent, RoomState> onForAll(RoomState state, RoomCommand.ForAll wanted) {
    if (need == null) {
      askWhetherNeeded(state);
    }
    RoomTasks.Ruling ruling = desk.forAll(state, need, wanted, around.clock().instant());
    return carryOut(state, ruling, wanted.replyTo());
  }

  private Effect<RoomEvent, RoomState> onGiveTask(RoomState state, RoomCommand.GiveTask wanted) {
    if (need == null) {
      askWhetherNeeded(state);
    }
    RoomTasks.Ruling ruling = desk.give(state, need, wanted, around.clock().instant());
    return carryOut(state, ruling, wanted.replyTo());
  }

  private Effect<RoomEvent, RoomState> onDropTask(RoomState state, RoomCommand.DropTask wanted) {
    RoomTasks.Ruling ruling = desk.drop(state, need, wanted, around.clock().instant());
    return carryOut(state, ruling, wanted.replyTo());
  }

  private Effect<RoomEvent, RoomState> carryOut(
      RoomState before, RoomTasks.Ruling ruling, ActorRef<RoomCommand.Tasks> replyTo) {
    return Effect()
        .persist(ruling.events())
        .thenRun(after -> tasksChanged(before, after))
        .thenReply(replyTo, after -> desk.all(after, ruling.refusal()));
  }

  private void tasksChanged(RoomState before, RoomState after) {
    before.work().stream()
        .filter(task -> !after.work().contains(task))
        .forEach(task -> desk.forget(task.id()));
    if (need != null && !after.work().equals(before.work())) {
      // Whoever is recorded knows it before the first of his packets is kept.
      voice.tellOfTasks(need, before, after);
      wish(after);
    }
  }

  private Effect<RoomEvent, RoomState> onGetTasks(RoomState state, RoomCommand.GetTasks asked) {
    return Effect().none().thenReply(asked.replyTo(), same -> desk.all(state, need, asked));
  }

  private Effect<RoomEvent, RoomState> onNodeSaid(RoomState state, RoomCommand.NodeSaid said) {
    if (said.report() instanceof FromNode.Recorded recorded) {
      return onRecorded(state, said.node(), recorded.file());
    }
    RoomState.Place place = state.place();
    if (place != null && !state.closed() && place.node().equals(said.node()) && need != null) {
      if (said.report() instanceof FromNode.TaskNews news) {
        return Effect().persist(desk.heard(state, news, around.clock().instant()));
      } else {
        voice.passOn(need, state, said.report());
      }
    }
    return Effect().none();
  }

  /** Its files are ready when a recording has ended, which is often after the room is closed. */
  private Effect<RoomEvent, RoomState> onRecorded(RoomState state, NodeId node, RecordedFile file) {
    List<RoomEvent> events = RoomTasks.recorded(state, node, file, around.clock().instant());
    return Effect()
        .persist(events)
        .thenRun(
            after -> {
              voice.recordedIsHeard(node, file);
              if (after.closed()) {
                timers.startSingleTimer(Inner.REST, REST_AFTER);
              }
            });
  }

  private Effect<RoomEvent, RoomState> onNames(RoomState state, RoomCommand.Names now) {
    if (names.learn(now)) {
      wish(state);
    }
    return Effect().none();
  }

  private Effect<RoomEvent, RoomState> onNodeUp(RoomState state, RoomCommand.NodeUp up) {
    RoomState.Place place = state.place();
    if (place == null || !place.node().equals(up.node())) {
      return Effect().none();
    }
    nodeLost = false;
    timers.cancel(Inner.NODE_IS_LOST);
    wish(state);
    return Effect().none();
  }

  /** Tells the node that has the room all that is wanted of it. */
  private void wish(RoomState state) {
    if (need != null && Room.plan(state, need.need()) instanceof Room.Plan.Wish wish) {
      voice.wish(wish, state.work(), names.known());
    }
  }

  private Effect<RoomEvent, RoomState> onNodeDown(RoomState state, RoomCommand.NodeDown down) {
    RoomState.Place place = state.place();
    boolean ours = place != null && !state.closed() && place.node().equals(down.node());
    if (ours && !timers.isTimerActive(Inner.NODE_IS_LOST)) {
      timers.startSingleTimer(Inner.NODE_IS_LOST, around.settings().nodeLostAfter());
    }
    return Effect().none();
  }

  /** Hardware is where it is: without its node the room cannot go on. */
  private void moveAway(RoomState state) {
    RoomState.Place place = state.place();
    if (place == null || state.closed() || need == null || need.need() == null) {
      return;
    }
    nodeLost = true;
    context.getLog().warn("room {} has lost its media node {}", room, place.node());
    if (RoomWish.host(need.need()).isPresent()) {
      voice.tellOwnerMediaIsLost(need);
    } else {
      findNode(Optional.empty());
    }
  }

  private Effect<RoomEvent, RoomState> onNodeRuns(RoomState state, RoomCommand.NodeRuns runs) {
    Room.orphan(room, state, runs.node(), runs.epoch())
        .ifPresent(close -> runs.link().tell(new NodeCommand.Send(close)));
    return Effect().none();
  }

  private Effect<RoomEvent, RoomState> onInner(RoomState state, Inner inner) {
    switch (inner) {
      case AFFIRM -> affirm(state);
      case PLACE_AGAIN -> placeAgain(state);
      case NODE_IS_LOST -> moveAway(state);
      case REST -> shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
      case STOP -> {
        return Effect().stop();
      }
    }
    return Effect().none();
  }

  /** While the node is lost it is also tried again to do something about it. */
  private void affirm(RoomState state) {
    askWhetherNeeded(state);
    if (need != null && RoomTasks.recording(state)) {
      voice.sayThatItIsRecorded(need);
    }
    if (need != null) {
      names.ask(need);
    }
    if (nodeLost) {
      moveAway(state);
    }
  }

  private void placeAgain(RoomState state) {
    if (need != null && Room.plan(state, need.need()) instanceof Room.Plan.FindNode find) {
      findNode(find.host());
    }
  }
}
