package io.ringroom.http.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.http.json.ClientCodec;
import io.ringroom.http.json.ClientFrame;
import io.ringroom.http.json.Json;
import io.ringroom.http.ws.CloseCode;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection that has not said who it is: it may log in, within a time, and nothing else. */
final class AwaitingLogin extends AbstractBehavior<SessionMessage> {
  private static final Set<String> LOGINS = Set.of("login", "init", "resume");

  private final ClientLine line;
  private final SessionSurroundings around;
  private final TimerScheduler<SessionMessage> timers;
  private final ActorRef<DeviceMessage> link;
  private final List<SessionMessage> early = new ArrayList<>();
  private @Nullable LoginRequest asked;
  private Instant loggedInUntil = Instant.EPOCH;

  static Behavior<SessionMessage> create(ClientLine line, SessionSurroundings around) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new AwaitingLogin(context, timers, line, around)));
  }

  private AwaitingLogin(
      ActorContext<SessionMessage> context,
      TimerScheduler<SessionMessage> timers,
      ClientLine line,
      SessionSurroundings around) {
    super(context);
    this.line = line;
    this.around = around;
    this.timers = timers;
    this.link = context.messageAdapter(DeviceMessage.class, SessionMessage.FromUser::new);
    awaitLogin();
  }

  private void awaitLogin() {
    timers.startSingleTimer(new SessionMessage.LoginIsLate(), around.settings().loginWithin());
  }

  @Override
  public Receive<SessionMessage> createReceive() {
    return newReceiveBuilder()
        .onMessage(SessionMessage.Received.class, this::onReceived)
        .onMessage(SessionMessage.Attached.class, this::onAttached)
        .onMessage(SessionMessage.FromUser.class, this::onEarly)
        .onMessage(SessionMessage.LoginIsLate.class, this::onLate)
        .onMessage(SessionMessage.Closed.class, closed -> Behaviors.stopped())
        .onAnyMessage(other -> this)
        .onSignal(PostStop.class, stop -> onStopped())
        .build();
  }

  private Behavior<SessionMessage> onReceived(SessionMessage.Received received) {
    ClientFrame frame = received.frame();
    if (frame instanceof ClientFrame.Command command) {
      return onCommand(line.heard(command, false));
    }
    if (frame instanceof ClientFrame.Ping ping) {
      line.pong(ping.t(), around.clock().millis());
    } else if (frame instanceof ClientFrame.Malformed bad) {
      line.malformed(bad);
    }
    return this;
  }

  private Behavior<SessionMessage> onCommand(ClientFrame.Command command) {
    if (!LOGINS.contains(command.cmd())) {
      line.refuse(command.id(), ErrorCode.NOT_LOGGED_IN, "log in before anything else");
      return this;
    }
    if (asked != null) {
      line.refuse(command.id(), ErrorCode.TOO_MANY_REQUESTS, "a login is under way");
      return this;
    }
    try {
      login(command.id(), LoginRequest.of(new Params(command.p())));
    } catch (BadParameter bad) {
      line.refuse(command.id(), bad.code(), String.valueOf(bad.getMessage()));
    }
    return this;
  }

  private void login(String frameId, LoginRequest request) {
    Credentials.Login login =
        around
            .credentials()
            .login(
                request.user().tenant(),
                request.user().user(),
                request.userSig(),
                around.clock().instant());
    if (login.until() == null) {
      ErrorCode refusal = Optional.ofNullable(login.refusal()).orElse(ErrorCode.BAD_SIGNATURE);
      line.refuse(frameId, refusal, "the login was refused");
      return;
    }
    loggedInUntil = login.until();
    asked = request;
    // From here on the answer has a time limit of its own.
    timers.cancel(new SessionMessage.LoginIsLate());
    getContext()
        .ask(
            UserCommand.Attached.class,
            around.addresses().user(request.user()),
            around.settings().answerWithin(),
            replyTo ->
                new UserCommand.Attach(
                    request.device(),
                    "person",
                    request.name(),
                    request.resume(),
                    link,
                    replyTo,
                    line.showsWaiting()),
            (answer, failure) -> new SessionMessage.Attached(frameId, answer));
  }

  private Behavior<SessionMessage> onAttached(SessionMessage.Attached attached) {
    UserCommand.Attached answer = attached.answer();
    LoginRequest request = asked;
    if (answer == null || request == null) {
      asked = null;
      awaitLogin();
      line.refuse(
          attached.frameId(), ErrorCode.NOT_AVAILABLE, "the user could not be reached in time");
      return this;
    }
    line.send(ClientCodec.ok(attached.frameId(), welcome(request, answer)));
    line.loggedIn(request.user().user(), answer.call(), answer.resumed(), around.clock().millis());
    answer.missed().forEach(line::event);
    early.forEach(getContext().getSelf()::tell);
    return LoggedIn.create(
        line, around, new Identity(request.user(), request.device()), loggedInUntil, link, answer);
  }

  /** Events may overtake the answer to the login; they follow it. */
  private Behavior<SessionMessage> onEarly(SessionMessage.FromUser message) {
    early.add(message);
    return this;
  }

  private ObjectNode welcome(LoginRequest request, UserCommand.Attached answer) {
    CallView call = answer.call();
    ObjectNode sync = Json.object();
    sync.set("call", Json.mapper().valueToTree(call));
    if (answer.otherCall() != null) {
      sync.set("otherCall", Json.mapper().valueToTree(answer.otherCall()));
    }
    sync.set("ended", Json.mapper().valueToTree(answer.ended()));
    ObjectNode p = Json.object();
    p.put("sessionId", answer.session().value());
    p.put("userID", request.user().user().value());
    p.put("serverNow", around.clock().millis());
    p.put("seq", answer.seq());
    p.put("joinType", answer.resumed() || call != null ? 1 : 0);
    p.put("resumed", answer.resumed());
    p.set("sync", sync);
    around.iceServers().addTo(p, request.user(), around.clock().instant());
    return p;
  }

  /** Whatever stopped this actor, its socket must not stay open without it. */
  private Behavior<SessionMessage> onStopped() {
    line.close(CloseCode.INTERNAL, "the session has stopped");
    return this;
  }

  private Behavior<SessionMessage> onLate(SessionMessage.LoginIsLate late) {
    line.close(CloseCode.LOGIN_TIMEOUT, "no login in time");
    return this;
  }
}
