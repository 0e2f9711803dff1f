package io.ringroom.actor.user;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.BackoffSupervisorStrategy;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.japi.function.Procedure;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.push.Pushes;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Choosing;
import io.ringroom.domain.user.Effect.Tell;
import io.ringroom.domain.user.Engagement;
import io.ringroom.domain.user.Standing;
import io.ringroom.domain.user.UseRuling;
import io.ringroom.domain.user.User;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.domain.user.Verdict;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts one user: judges offers by the core, stores his engagement, and carries his event stream to
 * his devices.
 */
public final class UserEntity extends EventSourcedBehavior<UserCommand, UserEvent, UserState> {
  public static final EntityTypeKey<UserCommand> KEY =
      EntityTypeKey.create(UserCommand.class, "user");

  private static final BackoffSupervisorStrategy RESTART =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1);

  private enum Inner implements UserCommand {
    ASK_CALL,
    SEEN_AGAIN,
    SETTLE_PUSH,
    REST,
    STOP
  }

  /**
   * @param engagements those he had when the calls were asked
   */
  private record Inquired(Attach attach, List<Engagement> engagements, List<CallCommand.Seen> calls)
      implements UserCommand {}

  private record InquiryFailed(Attach attach, String why) implements UserCommand {}

  /** What every user entity is given. */
  public record Surroundings(
      Addresses addresses,
      UserSettings settings,
      TenantPolicies policies,
      Pushes pushes,
      InstantSource clock) {}

  private final UserKey me;
  private final ActorContext<UserCommand> context;
  private final TimerScheduler<UserCommand> timers;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final Surroundings around;
  private final CallInquiry inquiry;
  private final UserPresenceSign presence;
  private final DeviceDesk desk;
  private final ConferenceSeats conferences;
  private final Wishes wishes;
  private final RoomDesk room = new RoomDesk();
  private Standing standing = Standing.UNKNOWN;

  public static Behavior<UserCommand> create(
      UserKey user, ActorRef<ClusterSharding.ShardCommand> shard, Surroundings around) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new UserEntity(user, context, timers, shard, around)));
  }

  public static UserCommand stopMessage() {
    return Inner.STOP;
  }

  private UserEntity(
      UserKey user,
      ActorContext<UserCommand> context,
      TimerScheduler<UserCommand> timers,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Surroundings around) {
    super(PersistenceId.of(KEY.name(), user.entityId()), RESTART);
    this.me = user;
    this.context = context;
    this.timers = timers;
    this.shard = shard;
    this.around = around;
    this.inquiry =
        new CallInquiry(context.getSystem(), around.addresses(), around.settings().askCallWithin());
    this.presence = new UserPresenceSign(user, around.addresses(), room);
    this.desk = new DeviceDesk(user, around, inquiry);
    this.wishes = new Wishes(user, context, around, desk);
    this.conferences = new ConferenceSeats(user, around.addresses());
  }

  @Override
  public UserState emptyState() {
    return UserState.NEW;
  }

  @Override
  public EventHandler<UserState, UserEvent> eventHandler() {
    return UserState::evolve;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 1).withDeleteEventsOnSnapshot();
  }

  @Override
  public CommandHandler<UserCommand, UserEvent, UserState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(UserCommand.Hear.class, this::onHear)
        .onCommand(UserCommand.HearConference.class, this::onHearConference)
        .onCommand(UserCommand.Place.class, this::onPlace)
        .onCommand(UserCommand.Choose.class, this::onChoose)
        .onCommand(UserCommand.Join.class, this::onJoin)
        .onCommand(Wishes.Confirmed.class, this::onConfirmed)
        .onCommand(UserCommand.Attach.class, this::onAttach)
        .onCommand(Inquired.class, this::onInquired)
        .onCommand(InquiryFailed.class, this::onInquiryFailed)
        .onCommand(Wishes.Answered.class, this::onAnswered)
        .onCommand(UserCommand.Detach.class, this::onDetach)
        .onCommand(UserCommand.Ack.class, this::onAck)
        .onCommand(UserCommand.Ignore.class, this::onIgnore)
        .onCommand(UserCommand.ShowNow.class, this::onShowNow)
        .onCommand(UserCommand.Look.class, this::onLook)
        .onCommand(UserCommand.RoomReports.class, this::onRoomReports)
        .onCommand(UserCommand.UseRoom.class, this::onUseRoom)
        .onCommand(UserCommand.TakeSnapshot.class, this::onTakeSnapshot)
        .onCommand(UserCommand.RegisterPush.class, this::onRegisterPush)
        .onCommand(UserCommand.ForgetPush.class, this::onForgetPush)
        .onCommand(Inner.class, this::onInner)
        .build();
  }

  @Override
  public SignalHandler<UserState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::onRecoveryCompleted)
        .build();
  }

  /** A call this user believed to be in before a restart is asked; it may be long over. */
  private void onRecoveryCompleted(UserState state) {
    askCall(state);
    settlePush(state);
    restWhenIdle(state);
  }

  /** Stored only after it was said, so that a crash in between makes it be said again. */
  private void settlePush(UserState state) {
    if (!User.settle(state, standing, now()).isEmpty()) {
      desk.carryOut(User.takeBack(state, standing));
      context.getSelf().tell(Inner.SETTLE_PUSH);
    }
  }

  /** Asks now, and again while there is anything to ask: the call may have died unheard. */
  private Effect<UserEvent, UserState> askCall(UserState state) {
    List<Tell> questions = User.questions(me.user(), state, standing);
    questions.forEach(asked -> desk.tell(asked.call(), asked.message()));
    if (questions.isEmpty()) {
      timers.cancel(Inner.ASK_CALL);
    }
    keepAsking(state);
    return Effect().none();
  }

  private void keepAsking(UserState state) {
    boolean wanted = !User.questions(me.user(), state, standing).isEmpty();
    if (wanted && !timers.isTimerActive(Inner.ASK_CALL)) {
      timers.startTimerWithFixedDelay(Inner.ASK_CALL, around.settings().askCallEvery());
    }
  }

  private Effect<UserEvent, UserState> onHear(UserState state, UserCommand.Hear hear) {
    Verdict verdict =
        User.hear(me.user(), state, standing, hear.message(), desk.circumstances(), now());
    return carryOut(verdict, after -> afterHearing(hear.message(), after));
  }

  private void afterHearing(ToUser message, UserState after) {
    if (message instanceof ToUser.Verified verified) {
      wishes.callHasSpoken(after, verified.call());
    }
  }

  private Effect<UserEvent, UserState> carryOut(Verdict verdict, Procedure<UserState> then) {
    return Effect()
        .persist(verdict.events())
        .thenRun(
            after -> {
              standing = verdict.standing();
              desk.carryOut(verdict.effects());
              keepAsking(after);
              settlePush(after);
              if (!verdict.events().isEmpty()) {
                presence.show(after, desk);
                restWhenIdle(after);
              }
              then.apply(after);
            });
  }

  private Effect<UserEvent, UserState> onHearConference(
      UserState state, UserCommand.HearConference hear) {
    conferences.hear(hear.word(), desk);
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onPlace(UserState state, UserCommand.Place place) {
    return carryOut(wishes.place(state, standing, place));
  }

  private Effect<UserEvent, UserState> onJoin(UserState state, UserCommand.Join join) {
    return carryOut(wishes.join(state, standing, join));
  }

  private Effect<UserEvent, UserState> onConfirmed(UserState state, Wishes.Confirmed confirmed) {
    return carryOut(wishes.confirmed(state, standing, confirmed));
  }

  private Effect<UserEvent, UserState> onAnswered(UserState state, Wishes.Answered answered) {
    wishes.answered(answered);
    return Effect().none();
  }

  private Effect<UserEvent, UserState> carryOut(Optional<Wishes.Step> step) {
    return step.map(one -> carryOut(one.verdict(), after -> one.then().run()))
        .orElseGet(() -> Effect().none());
  }

  private Effect<UserEvent, UserState> onChoose(UserState state, UserCommand.Choose choose) {
    Choosing choosing = User.choose(me.user(), state, choose.choice(), now());
    ErrorCode refusal = choosing instanceof Choosing.Refused refused ? refused.why() : null;
    List<UserEvent> events =
        choosing instanceof Choosing.Chosen chosen ? chosen.events() : List.of();
    return Effect()
        .persist(events)
        .thenRun(
            after ->
                choose.replyTo().tell(new UserCommand.Chosen(after.chosen().at(now()), refusal)));
  }

  private Effect<UserEvent, UserState> onAttach(UserState state, UserCommand.Attach attach) {
    Set<CallId> calls = new LinkedHashSet<>(state.calls());
    if (attach.resume() != null) {
      calls.addAll(attach.resume().calls());
    }
    context.pipeToSelf(
        inquiry.ask(me, calls),
        (seen, failure) ->
            failure == null && seen != null
                ? new Inquired(attach, state.engagements(), seen)
                : new InquiryFailed(attach, String.valueOf(failure)));
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onInquired(UserState state, Inquired inquired) {
    if (Attachment.outdated(inquired.engagements(), state, standing, inquired.calls())) {
      return onAttach(state, inquired.attach());
    }
    Attachment attachment = Attachment.of(me.user(), state, standing, inquired.calls());
    return carryOut(
        attachment.verdict(),
        after -> {
          UserCommand.Attach attach = inquired.attach();
          context.watchWith(attach.link(), new UserCommand.Detach(attach.device(), attach.link()));
          desk.attach(attach, attachment, after, standing);
          conferences.device(attach.device(), true);
          presence.called(attach.kind(), attach.name());
          presence.show(after, desk);
          timers.startTimerWithFixedDelay(Inner.SEEN_AGAIN, around.settings().seenEvery());
          timers.cancel(Inner.REST);
        });
  }

  /** The device is not answered: it asks again, and the call may answer by then. */
  private Effect<UserEvent, UserState> onInquiryFailed(UserState state, InquiryFailed failed) {
    context.getLog().warn("user {} could not be attached: {}", me, failed.why());
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onDetach(UserState state, UserCommand.Detach detach) {
    context.unwatch(detach.link());
    room.gone(detach.link());
    if (desk.detach(detach.device(), detach.link())) {
      conferences.device(detach.device(), false);
      Optional<CallId> silent = desk.fellSilent(detach.device());
      state.engagements().forEach(one -> lost(detach.device(), one, silent, state));
      presence.show(state, desk);
      restWhenIdle(state);
    }
    return Effect().none();
  }

  /** The call learns that a member's device is gone, or that nobody hears its ring any more. */
  private void lost(
      DeviceId gone, Engagement engagement, Optional<CallId> silent, UserState state) {
    CallId call = engagement.call();
    desk.tell(call, new ToCall.Lost(me.user(), gone));
    boolean unheard = desk.noDevices() || silent.filter(call::equals).isPresent();
    if (unheard && standing.in(call, state).phase() == Phase.RINGING) {
      desk.tell(call, new ToCall.Unreachable(me.user(), engagement.attempt(), null));
    }
  }

  private Effect<UserEvent, UserState> onAck(UserState state, UserCommand.Ack ack) {
    desk.acked(ack, state);
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onIgnore(UserState state, UserCommand.Ignore ignore) {
    boolean rings = state.engagedIn(ignore.call());
    if (rings) {
      desk.ignore(ignore.device(), ignore.call());
    }
    ignore
        .replyTo()
        .tell(rings ? CallCommand.Reply.YES : new CallCommand.Reply(ErrorCode.CALL_ENDED));
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onShowNow(UserState state, UserCommand.ShowNow show) {
    desk.showNow(show);
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onLook(UserState state, UserCommand.Look look) {
    look.replyTo().tell(desk.look(state.engagement(), state.other()));
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onRoomReports(
      UserState state, UserCommand.RoomReports reports) {
    room.hear(reports, state);
    presence.show(state, desk);
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onUseRoom(UserState state, UserCommand.UseRoom use) {
    UseRuling ruling = UseRuling.of(state, room.report(), use.wish(), now());
    List<UserEvent> events =
        ruling instanceof UseRuling.Granted granted ? granted.events() : List.of();
    return Effect()
        .persist(events)
        .thenRun(
            after -> {
              if (!events.isEmpty()) {
                room.direct(after);
              }
              use.replyTo().tell(room.shown(after, ruling));
            });
  }

  private Effect<UserEvent, UserState> onTakeSnapshot(
      UserState state, UserCommand.TakeSnapshot wanted) {
    room.take(wanted);
    return Effect().none();
  }

  private Effect<UserEvent, UserState> onRegisterPush(
      UserState state, UserCommand.RegisterPush register) {
    return Effect()
        .persist(User.registerPush(state, register.token(), now()))
        .thenRun(after -> register.replyTo().tell(Done.getInstance()));
  }

  private Effect<UserEvent, UserState> onForgetPush(
      UserState state, UserCommand.ForgetPush forget) {
    return Effect()
        .persist(User.forgetPush(state, forget.device(), forget.token(), now()))
        .thenRun(
            after -> {
              if (forget.replyTo() != null) {
                forget.replyTo().tell(Done.getInstance());
              }
            });
  }

  private Effect<UserEvent, UserState> onInner(UserState state, Inner inner) {
    return switch (inner) {
      case ASK_CALL -> askCall(state);
      case SEEN_AGAIN -> seenAgain(state);
      case SETTLE_PUSH -> Effect().persist(User.settle(state, standing, now()));
      case REST -> rest(state);
      case STOP -> Effect().stop();
    };
  }

  private Effect<UserEvent, UserState> seenAgain(UserState state) {
    presence.show(state, desk);
    return Effect().none();
  }

  private Effect<UserEvent, UserState> rest(UserState state) {
    if (idle(state)) {
      shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }
    return Effect().none();
  }

  private void restWhenIdle(UserState state) {
    if (desk.noDevices()) {
      timers.cancel(Inner.SEEN_AGAIN);
    }
    if (idle(state)) {
      timers.startSingleTimer(Inner.REST, around.settings().restAfter());
    }
  }

  private boolean idle(UserState state) {
    return desk.noDevices() && state.call().isEmpty();
  }

  private Instant now() {
    return around.clock().instant();
  }
}
