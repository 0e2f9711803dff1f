package io.ringroom.actor.conference;

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
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.conference.Conference;
import io.ringroom.domain.conference.ConferenceEvent;
import io.ringroom.domain.conference.ConferenceNotices;
import io.ringroom.domain.conference.ConferenceState;
import io.ringroom.domain.conference.ConferenceViews;
import io.ringroom.domain.conference.Outgoing;
import io.ringroom.domain.conference.Ruling;
import io.ringroom.domain.conference.Sitting;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.client.RoomView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hosts one conference: decides by the core, stores what happened, tells it, and keeps the duties
 * of the state. It need not be found by a deadline after a crash: whoever is in it comes back by
 * his own device, and its media room asks for it.
 */
public final class ConferenceEntity
    extends EventSourcedBehavior<ConferenceCommand, ConferenceEvent, ConferenceState> {
  public static final EntityTypeKey<ConferenceCommand> KEY =
      EntityTypeKey.create(ConferenceCommand.class, "conference");

  private static final BackoffSupervisorStrategy RESTART =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1);

  private enum Inner implements ConferenceCommand {
    LOOK_AT_TIME,
    ASK,
    RECOVERED,
    REST,
    STOP
  }

  /** What every conference entity is given. */
  public record Surroundings(
      Addresses addresses,
      ConferenceSettings settings,
      TenantPolicies policies,
      InstantSource clock) {}

  private final ConferenceKey me;
  private final ActorContext<ConferenceCommand> context;
  private final TimerScheduler<ConferenceCommand> timers;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final Surroundings around;
  private final ConferenceDutyKeeper duties;

  public static Behavior<ConferenceCommand> create(
      ConferenceKey conference, ActorRef<ClusterSharding.ShardCommand> shard, Surroundings around) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new ConferenceEntity(conference, context, timers, shard, around)));
  }

  public static ConferenceCommand stopMessage() {
    return Inner.STOP;
  }

  private ConferenceEntity(
      ConferenceKey conference,
      ActorContext<ConferenceCommand> context,
      TimerScheduler<ConferenceCommand> timers,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Surroundings around) {
    super(PersistenceId.of(KEY.name(), conference.entityId()), RESTART);
    this.me = conference;
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.around = around;
    this.duties = new ConferenceDutyKeeper(conference, timers, Inner.LOOK_AT_TIME, around);
  }

  @Override
  public ConferenceState emptyState() {
    return ConferenceState.EMPTY;
  }

  @Override
  public EventHandler<ConferenceState, ConferenceEvent> eventHandler() {
    return Conference::evolve;
  }

  /** The name is used again and again; what happened in it long ago is of no use to it. */
  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 1).withDeleteEventsOnSnapshot();
  }

  @Override
  public CommandHandler<ConferenceCommand, ConferenceEvent, ConferenceState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(ConferenceCommand.Hear.class, this::onHear)
        .onCommand(ConferenceCommand.PassOn.class, this::onPassOn)
        .onCommand(ConferenceCommand.PassReception.class, this::onPassReception)
        .onCommand(ConferenceCommand.PassForAll.class, this::onPassForAll)
        .onCommand(ConferenceCommand.GetMedia.class, this::onGetMedia)
        .onCommand(ConferenceCommand.GetRoomNeed.class, this::onGetRoomNeed)
        .onCommand(ConferenceCommand.MediaLost.class, this::onMediaLost)
        .onCommand(Inner.class, this::onInner)
        .build();
  }

  @Override
  public SignalHandler<ConferenceState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::onRecoveryCompleted)
        .build();
  }

  private Effect<ConferenceEvent, ConferenceState> onHear(
      ConferenceState state, ConferenceCommand.Hear hear) {
    ToConference message = hear.message();
    Ruling ruling = Conference.decide(me.room(), state, message, policy(), now());
    int joinType = state.of(message.user()).isPresent() ? 1 : 0;
    return carryOut(state, ruling)
        .thenRun(after -> answer(hear.replyTo(), ruling.refusal(), after, message, joinType));
  }

  private void answer(
      @Nullable ActorRef<ConferenceCommand.Reply> replyTo,
      @Nullable ErrorCode refusal,
      ConferenceState state,
      ToConference message,
      int joinType) {
    if (replyTo != null) {
      RoomView room = ConferenceViews.of(me.room(), state, message.user(), joinType).orElse(null);
      replyTo.tell(new ConferenceCommand.Reply(refusal, room));
    }
  }

  private EffectBuilder<ConferenceEvent, ConferenceState> carryOut(
      ConferenceState before, Ruling ruling) {
    return Effect()
        .persist(ruling.events())
        .thenRun(
            after -> {
              // The media room knows its members before one of them can ask it for media.
              duties.keep(after, revision());
              tell(before, ruling);
              keepAsking(after);
            });
  }

  private void tell(ConferenceState before, Ruling ruling) {
    ConferenceState state = before;
    long at = revision() - ruling.events().size();
    for (ConferenceEvent event : ruling.events()) {
      ConferenceState after = Conference.evolve(state, event);
      at++;
      send(ConferenceNotices.of(me.room(), state, event, after, at));
      state = after;
    }
    send(ruling.answers());
  }

  private void send(List<Outgoing> outgoing) {
    outgoing.forEach(
        one ->
            around
                .addresses()
                .user(new UserKey(me.tenant(), one.to()))
                .tell(new UserCommand.HearConference(one.word())));
  }

  private Effect<ConferenceEvent, ConferenceState> onPassOn(
      ConferenceState state, ConferenceCommand.PassOn passOn) {
    RoomCommand.Connect connect = passOn.connect();
    Sitting sitting = state.sitting();
    if (sitting != null && isHere(state, connect)) {
      around.addresses().room(sitting.media()).tell(connect);
    } else {
      connect
          .replyTo()
          .tell(
              RoomCommand.ConnectReply.refused(
                  ErrorCode.NOT_A_MEMBER, "this device is not in the room"));
    }
    return Effect().none();
  }

  private Effect<ConferenceEvent, ConferenceState> onPassReception(
      ConferenceState state, ConferenceCommand.PassReception pass) {
    Sitting sitting = state.sitting();
    if (sitting != null && isHere(state, pass.receive())) {
      around.addresses().room(sitting.media()).tell(pass.receive());
    }
    return Effect().none();
  }

  /** Whether he is in it, and may, is for the room to say: it knows of whom it was told. */
  private Effect<ConferenceEvent, ConferenceState> onPassForAll(
      ConferenceState state, ConferenceCommand.PassForAll pass) {
    RoomCommand.ForAll wanted = pass.wanted();
    Sitting sitting = state.sitting();
    if (sitting != null && wanted.tenant().equals(me.tenant())) {
      around.addresses().room(sitting.media()).tell(wanted);
    } else {
      wanted.replyTo().tell(new RoomCommand.Tasks(ErrorCode.NOT_A_MEMBER, List.of()));
    }
    return Effect().none();
  }

  private boolean isHere(ConferenceState state, RoomCommand.OfMember asked) {
    return asked.tenant().equals(me.tenant())
        && state.of(asked.user()).filter(one -> one.device().equals(asked.device())).isPresent();
  }

  private Effect<ConferenceEvent, ConferenceState> onGetMedia(
      ConferenceState state, ConferenceCommand.GetMedia ask) {
    Sitting sitting = state.sitting();
    RoomId media = sitting == null ? null : sitting.media();
    if (sitting == null) {
      keepAsking(state); // whoever is asked about a name nobody uses goes to rest again
    }
    return Effect().none().thenReply(ask.replyTo(), same -> new ConferenceCommand.Media(media));
  }

  private Effect<ConferenceEvent, ConferenceState> onGetRoomNeed(
      ConferenceState state, ConferenceCommand.GetRoomNeed ask) {
    duties.sayRoomNeed(state, ask.media(), revision());
    return Effect().none();
  }

  private Effect<ConferenceEvent, ConferenceState> onMediaLost(
      ConferenceState state, ConferenceCommand.MediaLost lost) {
    Sitting sitting = state.sitting();
    RoomId media = sitting == null ? null : sitting.media();
    return lost.media().equals(media)
        ? carryOut(state, Conference.mediaLost(state, policy(), now()))
        : Effect().none();
  }

  private Effect<ConferenceEvent, ConferenceState> onInner(ConferenceState state, Inner inner) {
    return switch (inner) {
      case LOOK_AT_TIME -> carryOut(state, Conference.timePassed(state, policy(), now()));
      case ASK -> ask(state);
      case RECOVERED -> recover(state);
      case REST -> rest(state);
      case STOP -> Effect().stop();
    };
  }

  private Effect<ConferenceEvent, ConferenceState> ask(ConferenceState state) {
    send(ConferenceNotices.questions(me.room(), state));
    return Effect().none();
  }

  private Effect<ConferenceEvent, ConferenceState> recover(ConferenceState state) {
    return carryOut(state, Conference.recovered(state, policy(), now()))
        .thenRun(after -> send(ConferenceNotices.refresh(me.room(), after, revision())));
  }

  private Effect<ConferenceEvent, ConferenceState> rest(ConferenceState state) {
    if (state.sitting() == null) {
      shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }
    return Effect().none();
  }

  private void onRecoveryCompleted(ConferenceState state) {
    context.getSelf().tell(Inner.RECOVERED);
  }

  private void keepAsking(ConferenceState state) {
    if (state.sitting() == null) {
      timers.cancel(Inner.ASK);
      timers.startSingleTimer(Inner.REST, around.settings().restAfter());
    } else {
      timers.cancel(Inner.REST);
      if (!timers.isTimerActive(Inner.ASK)) {
        timers.startTimerWithFixedDelay(Inner.ASK, around.settings().askEvery());
      }
    }
  }

  private TenantPolicy.Rooms policy() {
    return around.policies().of(me.tenant()).rooms();
  }

  private long revision() {
    return lastSequenceNumber(context);
  }

  private Instant now() {
    return around.clock().instant();
  }
}
