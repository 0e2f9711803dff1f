package io.ringroom.actor.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import io.ringroom.actor.ActorTests;
import io.ringroom.actor.ProbeAddresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallEntityTest {
  private static final TenantId TENANT = new TenantId(1400000000);
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId EVE = new UserId("eve");
  private static final DeviceId TAB = new DeviceId("tab");
  private static final Seat SEAT = Seat.of(TAB, new Tracks(true, true));
  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static ActorTests tests;

  private final CallId call = new CallId("call-" + COUNT.incrementAndGet());

  @SuppressWarnings("NullAway.Init")
  private TestProbe<ClusterSharding.ShardCommand> shard;

  private final DeadlinesInMemory deadlines = new DeadlinesInMemory();

  @SuppressWarnings("NullAway.Init")
  private ProbeAddresses others;

  @SuppressWarnings("NullAway.Init")
  private EventSourcedBehaviorTestKit<CallCommand, CallEvent, CallState> entity;

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
    others = new ProbeAddresses(tests.kit());
    shard = tests.probe(ClusterSharding.ShardCommand.class);
    CallSettings settings =
        new CallSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));
    entity =
        EventSourcedBehaviorTestKit.create(
            tests.kit().system(),
            CallEntity.create(
                call,
                shard.ref(),
                new CallEntity.Surroundings(
                    others, deadlines, settings, tests.policies(), tests.clock())));
  }

  @Test
  void a_start_offers_the_call_to_every_callee_and_files_its_deadline() {
    start(BOB, new UserId("eve"));

    assertThat(heard(BOB, ToUser.Offer.class).invite().caller()).isEqualTo(ANN);
    heard(new UserId("eve"), ToUser.Offer.class);
    assertThat(deadlines.of(call)).contains(tests.now().plusSeconds(30));
  }

  @Test
  void a_callee_who_is_engaged_is_told_to_ring() {
    start(BOB);

    hear(new ToCall.Offered(BOB));

    heard(BOB, ToUser.RingGo.class);
  }

  @Test
  void an_offer_that_is_not_answered_is_made_again() {
    start(BOB);
    heard(BOB, ToUser.Offer.class);

    tests.pass(Duration.ofSeconds(2));

    heard(BOB, ToUser.Offer.class);
  }

  @Test
  void nobody_answering_ends_the_call_once_at_the_deadline() {
    start(BOB);
    hear(new ToCall.Offered(BOB));
    hear(new ToCall.Rang(BOB));

    tests.pass(Duration.ofMillis(29_999));
    assertThat(entity.getState()).isInstanceOf(CallState.Live.class);
    tests.pass(Duration.ofMillis(1));

    awaitEnd(EndReason.NO_RESPONSE);
    assertThat(toldTo(ANN, ClientEvent.CallNotConnected.class).reason()).isEqualTo(3);
    assertThat(deadlines.of(call)).isEmpty();
  }

  @Test
  @Tag("row-5")
  @Tag("row-76")
  void a_ring_outlives_its_process_and_still_ends_at_its_deadline() {
    start(BOB);
    tests.pass(Duration.ofSeconds(20));

    entity.restart();

    assertThat(entity.getState()).isInstanceOf(CallState.Live.class);
    heard(BOB, ToUser.Refresh.class);
    tests.pass(Duration.ofSeconds(10));
    awaitEnd(EndReason.OFFLINE);
  }

  @Test
  void a_ring_whose_deadline_passed_in_the_outage_has_five_more_seconds_once() {
    start(BOB);
    entity.runCommand(hearing(new ToCall.Rang(BOB)));
    tests.passUnseen(Duration.ofSeconds(60));

    entity.restart();
    heard(BOB, ToUser.Refresh.class);
    tests.pass(Duration.ofMillis(4_999));
    assertThat(entity.getState()).isInstanceOf(CallState.Live.class);

    tests.pass(Duration.ofMillis(1));
    awaitEnd(EndReason.NO_RESPONSE);
  }

  @Test
  void an_answer_opens_the_room_with_both_in_it() {
    start(BOB);

    entity.runCommand(hearing(new ToCall.Accept(BOB, SEAT)));

    RoomCommand.Need need =
        others.roomProbe(RoomId.of(call)).expectMessageClass(RoomCommand.Need.class);
    assertThat(need.need()).isNotNull();
    assertThat(need.need().occupants()).extracting("user").containsExactly(ANN, BOB);
    assertThat(toldTo(ANN, ClientEvent.CallBegin.class).callId()).isEqualTo(call);
  }

  @Test
  void hanging_up_ends_the_call_for_both_with_the_same_duration() {
    start(BOB);
    hear(new ToCall.Accept(BOB, SEAT));
    tests.pass(Duration.ofMillis(61_900));

    hear(new ToCall.Hangup(ANN, TAB));

    assertThat(toldTo(ANN, ClientEvent.CallEnd.class).totalTime()).isEqualTo(61);
    ClientEvent.CallEnd bobs = toldTo(BOB, ClientEvent.CallEnd.class);
    assertThat(bobs.totalTime()).isEqualTo(61);
    assertThat(bobs.reason()).isEqualTo(1);
    assertThat(bobs.userId()).isEqualTo(ANN);
  }

  /** A notice of before may be lost, and one of now is for devices that have read it. */
  @Test
  void a_restarted_call_shows_each_the_whole_before_anything_else() {
    start(BOB);
    hear(new ToCall.Accept(BOB, SEAT));
    heard(ANN, ToUser.Told.class);

    entity.restart();

    assertThat(heard(ANN, ToUser.class)).isInstanceOf(ToUser.Refresh.class);
  }

  @Test
  void members_who_do_not_come_back_after_a_restart_are_taken_to_have_left() {
    start(BOB);
    hear(new ToCall.Accept(BOB, SEAT));

    entity.restart();
    heard(BOB, ToUser.Refresh.class);
    hear(new ToCall.Back(ANN, TAB));
    tests.pass(Duration.ofSeconds(30));

    awaitEnd(EndReason.HANGUP);
    ClientEvent.CallEnd end = toldTo(ANN, ClientEvent.CallEnd.class);
    assertThat(end.cause()).isEqualTo("connectionLost");
    assertThat(end.userId()).isEqualTo(BOB);
  }

  @Test
  void what_comes_before_the_start_waits_for_it() {
    TestProbe<CallCommand.Reply> reply = tests.probe(CallCommand.Reply.class);
    ToCall accept = new ToCall.Accept(BOB, SEAT);
    entity.runCommand(new CallCommand.Hear(TENANT, accept, reply.ref()));
    reply.expectNoMessage(Duration.ofMillis(200));

    start(BOB);

    assertThat(reply.receiveMessage().refusal()).isNull();
  }

  @Test
  void a_call_whose_start_was_lost_sets_free_who_asks_for_it() {
    entity.runCommand(hearing(new ToCall.Verify(ANN, null)));

    tests.pass(Duration.ofSeconds(5));

    assertThat(heard(ANN, ToUser.Verified.class).live()).isFalse();
  }

  @Test
  @Tag("row-41")
  void another_tenant_finds_no_such_call() {
    start(BOB);
    TestProbe<CallCommand.Reply> reply = tests.probe(CallCommand.Reply.class);

    entity.runCommand(
        new CallCommand.Hear(new TenantId(7), new ToCall.Accept(BOB, SEAT), reply.ref()));

    assertThat(reply.receiveMessage().refusal()).isEqualTo(ErrorCode.CALL_ENDED);
  }

  @Test
  @Tag("row-37")
  void the_server_is_told_no_about_a_call_nobody_made_and_nothing_of_it_is_stored() {
    TestProbe<CallCommand.Reply> reply = tests.probe(CallCommand.Reply.class);

    entity.runCommand(new CallCommand.Hear(TENANT, new ToCall.EndByServer(null), reply.ref()));

    assertThat(reply.receiveMessage().refusal()).isEqualTo(ErrorCode.CALL_ENDED);
    tests.pass(Duration.ofSeconds(10));
    shard.expectMessageClass(ClusterSharding.Passivate.class);
    assertThat(entity.getState()).isInstanceOf(CallState.NotStarted.class);
  }

  @Test
  @Tag("row-37")
  void the_server_ends_a_call_and_is_told_so() {
    start(BOB);
    TestProbe<CallCommand.Reply> reply = tests.probe(CallCommand.Reply.class);

    entity.runCommand(new CallCommand.Hear(TENANT, new ToCall.EndByServer(null), reply.ref()));

    assertThat(reply.receiveMessage().refusal()).isNull();
    awaitEnd(EndReason.END_BY_SERVER);
    assertThat(toldTo(BOB, ClientEvent.CallNotConnected.class).reason()).isEqualTo(9);
  }

  @Test
  @Tag("row-20")
  void who_is_asked_again_is_offered_the_call_until_his_entity_answers_this_offer() {
    start(BOB);
    hear(new ToCall.Offered(BOB));
    hear(new ToCall.Accept(BOB, SEAT));
    ToCall invite = new ToCall.InviteUsers(ANN, TAB, List.of(EVE), Duration.ofSeconds(30));
    hear(invite);
    hear(new ToCall.Offered(EVE));
    heard(EVE, ToUser.RingGo.class);
    hear(new ToCall.Reject(EVE, TAB, ""));
    hear(invite);
    heard(EVE, ToUser.Offer.class);

    tests.pass(Duration.ofSeconds(2));

    assertThat(heard(EVE, ToUser.Offer.class).invite().number()).isEqualTo(2);
    hear(new ToCall.Offered(EVE, 2));
    assertThat(heard(EVE, ToUser.RingGo.class).invite().number()).isEqualTo(2);
  }

  private void start(UserId... callees) {
    entity.runCommand(
        hearing(
            new ToCall.Start(
                TENANT,
                ANN,
                SEAT,
                List.of(callees),
                MediaType.VIDEO,
                Duration.ofSeconds(30),
                "",
                "")));
  }

  private void hear(ToCall message) {
    entity.runCommand(hearing(message));
  }

  private static CallCommand hearing(ToCall message) {
    return new CallCommand.Hear(TENANT, message);
  }

  private void awaitEnd(EndReason reason) {
    await("the end of the call")
        .untilAsserted(
            () ->
                assertThat(entity.getState())
                    .isInstanceOfSatisfying(
                        CallState.Over.class, over -> assertThat(over.reason()).isEqualTo(reason)));
  }

  /** The next message of this kind to the user; others before it are passed over. */
  private <T extends ToUser> T heard(UserId user, Class<T> kind) {
    TestProbe<UserCommand> probe = others.userProbe(new UserKey(TENANT, user));
    while (true) {
      UserCommand.Hear hear = probe.expectMessageClass(UserCommand.Hear.class);
      if (kind.isInstance(hear.message())) {
        return kind.cast(hear.message());
      }
    }
  }

  private <T extends ClientEvent> T toldTo(UserId user, Class<T> kind) {
    while (true) {
      for (ToUser.Notice notice : notices(heard(user, ToUser.class))) {
        if (kind.isInstance(notice.event())) {
          return kind.cast(notice.event());
        }
      }
    }
  }

  private static List<ToUser.Notice> notices(ToUser message) {
    if (message instanceof ToUser.Release release) {
      return release.farewell();
    }
    return message instanceof ToUser.Told told ? told.notices() : List.of();
  }
}
