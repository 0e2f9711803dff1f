package io.ringroom.actor.user;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.RoomId;
import io.ringroom.id.SessionId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices that come and go while a call rings (b6). */
class UserRedeliveryTest extends UserEntityOnTheBench {
  private final List<UserId> alone = List.of(me.user());
  private final Invite asked = invite(CALL);
  private final List<UserId> group = List.of(me.user(), EVE);

  @Test
  @Tag("row-18")
  void a_device_that_connects_while_it_rings_is_told_how_much_time_is_left() {
    ring(CALL);
    tests.pass(Duration.ofSeconds(12));
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);

    UserCommand.Attached attached = connect(tab, null, alone);

    assertThat(attached.call()).isNotNull();
    ClientEvent.CallReceived ring = (ClientEvent.CallReceived) next(tab).event();
    assertThat(ring.redelivered()).isTrue();
    assertThat(ring.remainingMs()).isEqualTo(18_000);
    assertThat(ring.attempt()).isEqualTo(1);
  }

  @Test
  @Tag("row-18")
  @Tag("row-19")
  void the_caller_hears_that_it_rings_there_when_the_device_has_shown_it_and_not_before() {
    ring(CALL);
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);
    connect(tab, null, alone);
    long seq = seq(next(tab));

    entity.runCommand(new UserCommand.Ack(TAB, seq - 1, tab.ref()));
    others.callProbe(CALL).expectNoMessage(Duration.ofMillis(100));
    entity.runCommand(new UserCommand.Ack(TAB, seq, tab.ref()));

    assertThat(said(CALL)).isEqualTo(new ToCall.Rang(me.user()));
  }

  @Test
  @Tag("row-18")
  void where_group_calls_are_not_redelivered_a_call_between_two_still_is() {
    hostSingle();
    ring(CALL);
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);

    assertThat(connect(tab, null, alone).call()).isNotNull();
    assertThat(next(tab).event()).isInstanceOf(ClientEvent.CallReceived.class);
  }

  @Test
  @Tag("row-18")
  void where_group_calls_are_not_redelivered_their_ring_is_in_no_picture_either() {
    hostSingle();
    ring(CALL);
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);

    UserCommand.Attached attached = connect(tab, null, group);
    assertThat(attached.call()).isNull();
    entity.runCommand(new UserCommand.Ack(TAB, attached.seq() + 1, tab.ref()));

    tab.expectNoMessage(Duration.ofMillis(100));
    others.callProbe(CALL).expectNoMessage(Duration.ofMillis(100));
  }

  @Test
  @Tag("row-18")
  void a_session_that_resumes_reads_of_the_ring_once_in_what_it_has_missed() {
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);
    UserCommand.Attached first = attach(TAB, tab, null);
    entity.runCommand(new UserCommand.Detach(TAB, tab.ref()));
    ring(CALL);
    TestProbe<DeviceMessage> again = tests.probe(DeviceMessage.class);

    UserCommand.Attached attached =
        connect(again, new UserCommand.Resume(first.session(), first.seq(), List.of()), group);

    assertThat(attached.missed()).hasSize(1);
    again.expectNoMessage(Duration.ofMillis(100));
    entity.runCommand(new UserCommand.Ack(TAB, attached.seq(), again.ref()));
    assertThat(said(CALL)).isEqualTo(new ToCall.Rang(me.user()));
  }

  @Test
  @Tag("row-18")
  void a_device_that_still_shows_the_ring_is_not_told_of_it_again() {
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);
    UserCommand.Attached first = attach(TAB, tab, null);
    ring(CALL);
    long seq = seq(next(tab));
    entity.runCommand(new UserCommand.Ack(TAB, seq, tab.ref()));
    entity.runCommand(new UserCommand.Detach(TAB, tab.ref()));
    TestProbe<DeviceMessage> again = tests.probe(DeviceMessage.class);

    connect(again, new UserCommand.Resume(first.session(), seq, List.of(CALL)), alone);

    again.expectNoMessage(Duration.ofMillis(100));
    assertThat(said(CALL)).isEqualTo(new ToCall.Rang(me.user()));
  }

  @Test
  @Tag("row-18")
  void after_a_restart_a_device_that_names_the_call_rings_on_and_one_that_does_not_is_told() {
    ring(CALL);
    entity.restart();
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);
    TestProbe<DeviceMessage> reloaded = tests.probe(DeviceMessage.class);
    UserCommand.Resume gone = new UserCommand.Resume(new SessionId("old-1"), 1, List.of(CALL));

    connect(tab, gone, alone);
    tab.expectNoMessage(Duration.ofMillis(100));
    connect(reloaded, null, alone);

    assertThat(next(reloaded).event()).isInstanceOf(ClientEvent.CallReceived.class);
  }

  @Test
  void a_device_that_connects_before_the_call_has_said_to_ring_waits_for_that_word() {
    hear(new ToUser.Offer(invite(CALL)));
    said(CALL);
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);
    connect(tab, null, alone);
    tab.expectNoMessage(Duration.ofMillis(100));

    hear(new ToUser.RingGo(invite(CALL)));

    assertThat(next(tab).event()).isInstanceOf(ClientEvent.CallReceived.class);
    tab.expectNoMessage(Duration.ofMillis(100));
  }

  @Test
  @Tag("row-19")
  void the_call_learns_that_the_last_device_that_rang_is_gone() {
    TestProbe<DeviceMessage> tab = attach(TAB);
    TestProbe<DeviceMessage> phone = attach(PHONE);
    ring(CALL);
    long seq = seq(next(tab));
    entity.runCommand(new UserCommand.Ack(TAB, seq, tab.ref()));
    entity.runCommand(new UserCommand.Ack(PHONE, seq, phone.ref()));
    said(CALL);

    entity.runCommand(new UserCommand.Detach(TAB, tab.ref()));
    assertThat(said(CALL)).isEqualTo(new ToCall.Lost(me.user(), TAB));
    others.callProbe(CALL).expectNoMessage(Duration.ofMillis(100));
    entity.runCommand(new UserCommand.Detach(PHONE, phone.ref()));

    assertThat(said(CALL)).isEqualTo(new ToCall.Lost(me.user(), PHONE));
    assertThat(said(CALL)).isEqualTo(new ToCall.Unreachable(me.user(), null, null));
  }

  @Test
  @Tag("row-16")
  void who_loses_his_last_device_while_it_rings_is_woken_when_the_call_says_to_ring_again() {
    registerPush();
    TestProbe<DeviceMessage> tab = attach(TAB);
    ring(CALL);
    next(tab);
    entity.runCommand(new UserCommand.Detach(TAB, tab.ref()));
    assertThat(woken).isEmpty();

    hear(new ToUser.RingGo(invite(CALL)));

    assertThat(woken).hasSize(1);
  }

  private void hostSingle() {
    Config single = ConfigFactory.parseString("policy.compat.redelivery = SINGLE");
    host(
        TenantPolicies.from(
            single.withFallback(tests.kit().system().settings().config().getConfig("ringroom"))));
  }

  /** Connects a device; the call says that it rings for its user. */
  private UserCommand.Attached connect(
      TestProbe<DeviceMessage> link, UserCommand.@Nullable Resume resume, List<UserId> callees) {
    TestProbe<UserCommand.Attached> reply = tests.probe(UserCommand.Attached.class);
    entity.runCommand(
        new UserCommand.Attach(TAB, "person", "", resume, link.ref(), reply.ref(), true));
    CallView view = ringing(callees);
    fishForView().replyTo().tell(new CallCommand.Seen(CALL, 0, Phase.RINGING, view, null));
    return reply.receiveMessage();
  }

  private CallView ringing(List<UserId> callees) {
    long deadline = asked.deadline().toEpochMilli();
    return new CallView(
        CALL,
        RoomId.of(CALL),
        "inviting",
        2,
        ANN,
        callees,
        "callee",
        "calling",
        null,
        0,
        null,
        deadline,
        deadline - tests.now().toEpochMilli(),
        "",
        "",
        List.of(),
        null);
  }
}
