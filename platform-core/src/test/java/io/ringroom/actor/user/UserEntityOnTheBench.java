package io.ringroom.actor.user;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import io.ringroom.actor.ActorTests;
import io.ringroom.actor.ProbeAddresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.push.Pushes;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.PlaceCall;
import io.ringroom.domain.user.UserEvent;
import io.ringroom.domain.user.UserState;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * One user's entity with a clock that stands still, and everything around it that it talks to, for
 * tests to extend.
 */
abstract class UserEntityOnTheBench {
  static final TenantId TENANT = new TenantId(1400000000);
  static final UserId ANN = new UserId("ann");
  static final UserId EVE = new UserId("eve");
  static final CallId CALL = new CallId("call-1");
  static final CallId OTHER_CALL = new CallId("call-2");
  static final DeviceId TAB = new DeviceId("tab");
  static final DeviceId PHONE = new DeviceId("phone");
  static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  static ActorTests tests;

  final UserKey me = new UserKey(TENANT, new UserId("bob-" + COUNT.incrementAndGet()));

  @SuppressWarnings("NullAway.Init")
  ProbeAddresses others;

  final List<Effect.Wake> woken = new CopyOnWriteArrayList<>();
  final Pushes pushes =
      (user, token, wakeUp, kind) -> woken.add(new Effect.Wake(token, wakeUp, kind));

  @SuppressWarnings("NullAway.Init")
  EventSourcedBehaviorTestKit<UserCommand, UserEvent, UserState> entity;

  @BeforeAll
  static void startTime() {
    tests = new ActorTests();
  }

  @AfterAll
  static void endTime() {
    tests.close();
  }

  @BeforeEach
  void host() {
    host(tests.policies());
  }

  /** Starts the user anew, under these policies. */
  void host(TenantPolicies policies) {
    others = new ProbeAddresses(tests.kit());
    TestProbe<ClusterSharding.ShardCommand> shard = tests.probe(ClusterSharding.ShardCommand.class);
    UserSettings settings =
        new UserSettings(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5));
    entity =
        EventSourcedBehaviorTestKit.create(
            tests.kit().system(),
            UserEntity.create(
                me,
                shard.ref(),
                new UserEntity.Surroundings(others, settings, policies, pushes, tests.clock())));
  }

  PushToken registerPush() {
    PushToken token = new PushToken(PHONE, "webpush", "secret", null);
    TestProbe<Done> done = tests.probe(Done.class);
    entity.runCommand(new UserCommand.RegisterPush(token, done.ref()));
    done.expectMessage(Done.getInstance());
    return token;
  }

  DirectoryCommand.Seen seen() {
    return others.directoryProbe().expectMessageClass(DirectoryCommand.Seen.class);
  }

  void ring(CallId call) {
    hear(new ToUser.Offer(invite(call)));
    said(call);
    hear(new ToUser.RingGo(invite(call)));
  }

  void told(long revision, ToUser.Notice notice) {
    hear(new ToUser.Told(CALL, revision, List.of(notice)));
  }

  void hear(ToUser message) {
    entity.runCommand(new UserCommand.Hear(message));
  }

  /** What the user says next to this call. */
  ToCall said(CallId call) {
    return others.callProbe(call).expectMessageClass(CallCommand.Hear.class).message();
  }

  CallCommand.GetView view(CallId call) {
    return others.callProbe(call).expectMessageClass(CallCommand.GetView.class);
  }

  TestProbe<DeviceMessage> attach(DeviceId device) {
    TestProbe<DeviceMessage> link = tests.probe(DeviceMessage.class);
    attach(device, link, null);
    return link;
  }

  UserCommand.Attached attach(
      DeviceId device, TestProbe<DeviceMessage> link, UserCommand.@Nullable Resume resume) {
    TestProbe<UserCommand.Attached> reply = tests.probe(UserCommand.Attached.class);
    entity.runCommand(
        new UserCommand.Attach(device, "person", "", resume, link.ref(), reply.ref(), true));
    return reply.receiveMessage();
  }

  /** Connects while engaged in {@link #CALL}, which answers that it does not know the user. */
  UserCommand.Attached attachWhileEngaged(UserCommand.@Nullable Resume resume) {
    TestProbe<UserCommand.Attached> reply = tests.probe(UserCommand.Attached.class);
    entity.runCommand(
        new UserCommand.Attach(
            TAB, "person", "", resume, tests.probe(DeviceMessage.class).ref(), reply.ref(), true));
    CallCommand.GetView asked = fishForView();
    asked.replyTo().tell(new CallCommand.Seen(CALL, 9, Phase.UNKNOWN, null, null));
    return reply.receiveMessage();
  }

  CallCommand.GetView fishForView() {
    while (true) {
      CallCommand command = others.callProbe(CALL).receiveMessage();
      if (command instanceof CallCommand.GetView view) {
        return view;
      }
    }
  }

  static DeviceMessage.Event next(TestProbe<DeviceMessage> link) {
    return link.expectMessageClass(DeviceMessage.Event.class);
  }

  static long seq(DeviceMessage.Event event) {
    return event.seq() == null ? -1 : event.seq();
  }

  Invite invite(CallId call) {
    return new Invite(
        call, ANN, List.of(me.user()), MediaType.VIDEO, tests.now().plusSeconds(30), "", "");
  }

  static PlaceCall wish(String request, CallId call) {
    return wish(request, call, ANN);
  }

  static PlaceCall wish(String request, CallId call, UserId callee) {
    return new PlaceCall(
        request,
        call,
        TENANT,
        Seat.of(TAB, new Tracks(true, true)),
        List.of(callee),
        MediaType.VIDEO,
        Duration.ofSeconds(30),
        "",
        "");
  }
}
