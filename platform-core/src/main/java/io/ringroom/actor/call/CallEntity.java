package io.ringroom.actor.call;

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
import akka.persistence.typed.SnapshotSelectionCriteria;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.Recovery;
import akka.persistence.typed.javadsl.SignalHandler;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.call.Decision;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hosts one call: decides by the core, stores what happened, tells it, and keeps the duties of the
 * state, after every event and after every restart.
 */
public final class CallEntity extends EventSourcedBehavior<CallCommand, CallEvent, CallState> {
  public static final EntityTypeKey<CallCommand> KEY =
      EntityTypeKey.create(CallCommand.class, "call");

  /** More messages than this before a start are not of an honest race. */
  private static final int MOST_WAITING = 100;

  private static final BackoffSupervisorStrategy RESTART =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1);

  private enum Inner implements CallCommand {
    LOOK_AT_TIME,
    REOFFER,
    RECOVERED,
    START_IS_LOST,
    REST,
    STOP
  }

  /** What every call entity is given. */
  public record Surroundings(
      Addresses addresses,
      CallDeadlines deadlines,
      CallSettings settings,
      TenantPolicies policies,
      InstantSource clock) {}

  private final CallId call;
  private final ActorContext<CallCommand> context;
  private final TimerScheduler<CallCommand> timers;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final Surroundings around;
  private final CallVoice voice;
  private final CallDutyKeeper duties;
  private final List<CallCommand> waiting = new ArrayList<>();

  public static Behavior<CallCommand> create(
      CallId call, ActorRef<ClusterSharding.ShardCommand> shard, Surroundings around) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new CallEntity(call, context, timers, shard, around)));
  }

  public static CallCommand stopMessage() {
    return Inner.STOP;
  }

  private CallEntity(
      CallId call,
      ActorContext<CallCommand> context,
      TimerScheduler<CallCommand> timers,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Surroundings around) {
    super(PersistenceId.of(KEY.name(), call.value()), RESTART);
    this.call = call;
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.around = around;
    this.voice = new CallVoice(around.addresses());
    this.duties = new CallDutyKeeper(call, timers, Inner.LOOK_AT_TIME, around);
  }

  @Override
  public CallState emptyState() {
    return Call.unknown(call);
  }

  /** Calls have few events and no snapshots: not looking for one saves a query a call. */
  @Override
  public Recovery recovery() {
    return Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none());
  }

  @Override
  public EventHandler<CallState, CallEvent> eventHandler() {
    return Call::evolve;
  }

  @Override
  public CommandHandler<CallCommand, CallEvent, CallState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(CallCommand.Hear.class, this::onHear)
        .onCommand(CallCommand.GetView.class, this::onGetView)
        .onCommand(CallCommand.GetRoomNeed.class, this::onGetRoomNeed)
        .onCommand(CallCommand.Poke.class, this::onPoke)
        .onCommand(CallCommand.Probe.class, this::onProbe)
        .onCommand(Inner.class, this::onInner)
        .build();
  }

  @Override
  public SignalHandler<CallState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::onRecoveryCompleted)
        .build();
  }

  private Effect<CallEvent, CallState> onHear(CallState state, CallCommand.Hear hear) {
    if (Tenancy.foreign(state, hear.tenant())) {
      Decision none = Call.decide(Call.never(call), hear.message(), now());
      voice.tell(state, none, revision(), hear.tenant());
      reply(hear.replyTo(), new CallCommand.Reply(ErrorCode.CALL_ENDED));
      return Effect().none();
    }
    Decision decision = Call.decide(state, hear.message(), now());
    if (decision.later()) {
      return holdBack(hear);
    }
    if (state instanceof CallState.NotStarted && decision.events().isEmpty()) {
      timers.startSingleTimer(Inner.REST, around.settings().restAfterEnd());
    }
    return carryOut(state, decision, hear.tenant(), hear.replyTo());
  }

  private Effect<CallEvent, CallState> holdBack(CallCommand command) {
    if (waiting.size() < MOST_WAITING) {
      waiting.add(command);
      timers.startSingleTimer(Inner.START_IS_LOST, around.settings().startWithin());
    }
    return Effect().none();
  }

  private Effect<CallEvent, CallState> carryOut(
      CallState before,
      Decision decision,
      TenantId tenant,
      @Nullable ActorRef<CallCommand.Reply> replyTo) {
    return Effect()
        .persist(decision.events())
        .thenRun(
            after -> {
              voice.tell(before, decision, revision(), tenant);
              // The room knows its members before one of them can ask it for media.
              keepDuties(after);
              reply(
                  replyTo,
                  new CallCommand.Reply(
                      decision.refusal(), decision.invited(), Tenancy.room(after)));
              releaseWaiting(after);
            });
  }

  private Effect<CallEvent, CallState> decideAlone(CallState state, Decision decision) {
    // Only a live call decides by itself, and a live call knows its tenant.
    return Tenancy.of(state)
        .map(tenant -> carryOut(state, decision, tenant, null))
        .orElseGet(() -> abandon(decision));
  }

  private Effect<CallEvent, CallState> abandon(Decision decision) {
    return Effect().persist(decision.events()).thenRun(this::releaseWaiting);
  }

  private Effect<CallEvent, CallState> onGetView(CallState state, CallCommand.GetView ask) {
    if (state instanceof CallState.NotStarted) {
      return holdBack(ask);
    }
    ask.replyTo().tell(CallAnswers.seen(call, state, ask, revision(), now()));
    return Effect().none();
  }

  private Effect<CallEvent, CallState> onGetRoomNeed(CallState state, CallCommand.GetRoomNeed ask) {
    duties.sayRoomNeed(state, ask.tenant(), revision());
    return Effect().none();
  }

  /** Being there is all that is asked: recovery has done the rest. */
  private Effect<CallEvent, CallState> onPoke(CallState state, CallCommand.Poke poke) {
    keepDuties(state);
    return Effect().none();
  }

  private Effect<CallEvent, CallState> onProbe(CallState state, CallCommand.Probe probe) {
    probe.replyTo().tell(CallCommand.Reply.YES);
    return Effect().none();
  }

  private Effect<CallEvent, CallState> onInner(CallState state, Inner inner) {
    return switch (inner) {
      case LOOK_AT_TIME -> decideAlone(state, Call.timePassed(state, now()));
      case REOFFER -> reoffer(state);
      case RECOVERED -> recover(state);
      case START_IS_LOST -> decideAlone(state, Call.neverStarted(state, now()));
      case REST -> rest(state);
      case STOP -> Effect().stop();
    };
  }

  private Effect<CallEvent, CallState> reoffer(CallState state) {
    if (state instanceof CallState.Live live) {
      voice.offerAgain(live);
    }
    return Effect().none();
  }

  private Effect<CallEvent, CallState> recover(CallState before) {
    Decision decision = Call.recovered(before, now());
    return Effect()
        .persist(decision.events())
        .thenRun(
            after -> {
              voice.refresh(after, revision(), now());
              keepDuties(after);
            });
  }

  private Effect<CallEvent, CallState> rest(CallState state) {
    if (!(state instanceof CallState.Live)) {
      shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }
    return Effect().none();
  }

  private void onRecoveryCompleted(CallState state) {
    if (!(state instanceof CallState.NotStarted)) {
      context.getSelf().tell(Inner.RECOVERED);
    }
  }

  private void keepDuties(CallState state) {
    duties.keep(state, revision());
    if (state instanceof CallState.Over) {
      timers.cancel(Inner.REOFFER);
      timers.startSingleTimer(Inner.REST, around.settings().restAfterEnd());
    } else if (state instanceof CallState.Live live) {
      timers.cancel(Inner.START_IS_LOST);
      keepReoffering(live);
    }
  }

  private void keepReoffering(CallState.Live live) {
    boolean wanted = voice.somebodyHasNotEngaged(live);
    if (wanted && !timers.isTimerActive(Inner.REOFFER)) {
      timers.startTimerWithFixedDelay(Inner.REOFFER, around.settings().reofferEvery());
    } else if (!wanted) {
      timers.cancel(Inner.REOFFER);
    }
  }

  private void releaseWaiting(CallState state) {
    if (!(state instanceof CallState.NotStarted) && !waiting.isEmpty()) {
      waiting.forEach(context.getSelf()::tell);
      waiting.clear();
    }
  }

  private static void reply(
      @Nullable ActorRef<CallCommand.Reply> replyTo, CallCommand.Reply reply) {
    if (replyTo != null) {
      replyTo.tell(reply);
    }
  }

  private long revision() {
    return lastSequenceNumber(context);
  }

  private Instant now() {
    return around.clock().instant();
  }
}
