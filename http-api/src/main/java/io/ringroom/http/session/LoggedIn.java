package io.ringroom.http.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.http.json.ClientCodec;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;

/** A connection that has proved who it is: commands in, the user's events out. */
final class LoggedIn extends AbstractBehavior<SessionMessage> {
  private final ClientLine line;
  private final SessionSurroundings around;
  private final Identity me;
  private final ActorRef<DeviceMessage> link;
  private final RecentReplies replies = new RecentReplies();
  private final CurrentCall current;
  private final CallCommands calls;
  private final RoomCommands rooms;
  private final LoginTerm term;
  private final UserList users;
  private final CommandDesk commands;
  private long acked;

  static Behavior<SessionMessage> create(
      ClientLine line,
      SessionSurroundings around,
      Identity me,
      Instant until,
      ActorRef<DeviceMessage> link,
      UserCommand.Attached attached) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new LoggedIn(context, timers, line, around, me, until, link, attached)));
  }

  private LoggedIn(
      ActorContext<SessionMessage> context,
      TimerScheduler<SessionMessage> timers,
      ClientLine line,
      SessionSurroundings around,
      Identity me,
      Instant until,
      ActorRef<DeviceMessage> link,
      UserCommand.Attached attached) {
    super(context);
    this.line = line;
    this.around = around;
    this.me = me;
    this.link = link;
    ActorRef<DirectoryCommand.Listing> directory =
        context.messageAdapter(DirectoryCommand.Listing.class, SessionMessage.FromDirectory::new);
    this.current = new CurrentCall(attached.call(), attached.otherCall());
    Desk desk = new Desk(context, around, me, current);
    MayCall mayCall = new MayCall(desk);
    this.calls = new CallCommands(desk, mayCall);
    this.users = new UserList(desk, directory);
    this.rooms = new RoomCommands(desk);
    this.term =
        new LoginTerm(timers, desk.policy().tokens().warnBefore(), around.settings().renewWithin());
    term.lasts(until, around.clock().instant());
    this.commands =
        new CommandDesk(
            calls,
            new MemberCommands(desk, calls, mayCall),
            new MediaCommands(desk),
            new SharedMediaCommands(desk),
            new RoomDeviceCommands(desk),
            new HistoryCommands(desk),
            rooms,
            new TokenCommands(desk, term, rooms),
            new PreferenceCommands(desk),
            new PushCommands(desk),
            users,
            current);
    timers.startTimerWithFixedDelay(
        new SessionMessage.SignOfLife(), around.settings().signOfLifeEvery());
  }

  @Override
  public Receive<SessionMessage> createReceive() {
    return newReceiveBuilder()
        .onMessage(SessionMessage.Received.class, this::onReceived)
        .onMessage(SessionMessage.FromUser.class, this::onFromUser)
        .onMessage(SessionMessage.Decided.class, this::onDecided)
        .onMessage(SessionMessage.Judged.class, this::onJudged)
        .onMessage(SessionMessage.FromDirectory.class, this::onFromDirectory)
        .onMessage(SessionMessage.SignOfLife.class, this::onSignOfLife)
        .onMessage(SessionMessage.LoginEndsSoon.class, this::onLoginEndsSoon)
        .onMessage(SessionMessage.LoginHasEnded.class, this::onLoginHasEnded)
        .onMessage(SessionMessage.LoginIsNotRenewed.class, this::onLoginIsNotRenewed)
        .onMessage(SessionMessage.Closed.class, this::onClosed)
        .onAnyMessage(other -> this)
        .onSignal(PostStop.class, stop -> onStopped())
        .build();
  }

  private Behavior<SessionMessage> onReceived(SessionMessage.Received received) {
    ClientFrame frame = received.frame();
    if (frame instanceof ClientFrame.Command command) {
      onCommand(line.heard(command, current.call() != null));
    } else if (frame instanceof ClientFrame.Ack ack) {
      acked = Math.max(acked, ack.seq());
      tellUser(new UserCommand.Ack(me.device(), acked, link));
    } else if (frame instanceof ClientFrame.Ping ping) {
      line.pong(ping.t(), around.clock().millis());
    } else if (frame instanceof ClientFrame.Malformed bad) {
      line.malformed(bad);
    }
    return this;
  }

  private void onCommand(ClientFrame.Command command) {
    String id = command.id();
    if (replies.underWay(id)) {
      return;
    }
    if (replies.of(id).isPresent()) {
      line.send(replies.of(id).get());
      return;
    }
    replies.begin(id);
    carryOut(id, () -> commands.carryOut(command));
  }

  private void carryOut(String id, Runnable step) {
    try {
      step.run();
    } catch (BadParameter bad) {
      decided(SessionMessage.Decided.no(id, bad.code(), String.valueOf(bad.getMessage())));
    }
  }

  /** Who has logged out meanwhile calls nobody any more. */
  private Behavior<SessionMessage> onJudged(SessionMessage.Judged judged) {
    if (!calls.loggingOut()) {
      carryOut(judged.frameId(), judged.next());
    }
    return this;
  }

  private Behavior<SessionMessage> onDecided(SessionMessage.Decided decided) {
    if (decided.joined() != null) {
      current.joined(decided.joined());
    }
    decided(decided);
    return this;
  }

  private void decided(SessionMessage.Decided decided) {
    ErrorCode refusal = decided.refusal();
    String reply =
        refusal == null && decided.reply() != null
            ? line.answer(decided.frameId(), decided.reply())
            : ClientCodec.refused(
                decided.frameId(),
                refusal == null ? ErrorCode.INTERNAL : refusal,
                decided.message());
    replies.end(decided.frameId(), reply, refusal != null && refusal.retryable());
    line.send(reply);
    if (calls.isLogout(decided.frameId())) {
      rooms.leaveAll();
      line.close(CloseCode.NORMAL, "logged out");
    }
  }

  private Behavior<SessionMessage> onFromUser(SessionMessage.FromUser from) {
    DeviceMessage message = from.message();
    if (message instanceof DeviceMessage.Event event) {
      current.heard(event.event());
      line.event(event);
    } else if (message instanceof DeviceMessage.Replaced) {
      show(new ClientEvent.KickedOffline("replaced by a newer connection of this device"));
      line.close(CloseCode.REPLACED, "replaced by a newer connection of this device");
    } else if (message instanceof DeviceMessage.Kicked kicked) {
      show(new ClientEvent.KickedOffline(kicked.reason()));
      line.close(CloseCode.KICKED, kicked.reason());
    } else {
      line.close(CloseCode.TRY_AGAIN, "the user's events start anew, log in again");
    }
    return this;
  }

  private Behavior<SessionMessage> onFromDirectory(SessionMessage.FromDirectory from) {
    DirectoryCommand.Listing listing = from.listing();
    if (!users.answerListing(listing)) {
      listing.users().forEach(this::show);
    }
    return this;
  }

  private void show(ClientEvent event) {
    line.event(new DeviceMessage.Event(null, around.clock().millis(), event));
  }

  private Behavior<SessionMessage> onSignOfLife(SessionMessage.SignOfLife sign) {
    tellUser(new UserCommand.Ack(me.device(), acked, link));
    users.stayListed();
    return this;
  }

  private Behavior<SessionMessage> onLoginEndsSoon(SessionMessage.LoginEndsSoon soon) {
    show(new ClientEvent.TokenWillExpire(null, term.until().toEpochMilli()));
    return this;
  }

  private Behavior<SessionMessage> onLoginHasEnded(SessionMessage.LoginHasEnded ended) {
    show(new ClientEvent.UserSigExpired(term.until().toEpochMilli()));
    return this;
  }

  /** As a logout: whatever this device is in goes on without it. */
  private Behavior<SessionMessage> onLoginIsNotRenewed(SessionMessage.LoginIsNotRenewed over) {
    calls.leave();
    rooms.leaveAll();
    line.close(CloseCode.LOGIN_EXPIRED, "the login has expired");
    return this;
  }

  private Behavior<SessionMessage> onClosed(SessionMessage.Closed closed) {
    tellUser(new UserCommand.Detach(me.device(), link));
    return Behaviors.stopped();
  }

  /** Whatever stopped this actor, its socket must not stay open without it. */
  private Behavior<SessionMessage> onStopped() {
    line.close(CloseCode.INTERNAL, "the session has stopped");
    return this;
  }

  private void tellUser(UserCommand command) {
    around.addresses().user(me.user()).tell(command);
  }
}
