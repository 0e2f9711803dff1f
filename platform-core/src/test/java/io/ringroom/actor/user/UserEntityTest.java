package io.ringroom.actor.user;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.DeviceMessage;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Effect;
import io.ringroom.domain.user.Role;
import io.ringroom.id.SessionId;
import io.ringroom.protocol.client.CallSummary;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserEntityTest extends UserEntityOnTheBench {

  @Test
  void a_free_user_is_engaged_by_an_offer_and_rings_only_on_the_calls_word() {
    TestProbe<DeviceMessage> tab = attach(TAB);

    hear(new ToUser.Offer(invite(CALL)));
    assertThat(said(CALL)).isEqualTo(new ToCall.Offered(me.user()));
    tab.expectNoMessage(Duration.ofMillis(200));

    hear(new ToUser.RingGo(invite(CALL)));
    assertThat(next(tab).event()).isInstanceOf(ClientEvent.CallReceived.class);
  }

  @Test
  @Tag("row-16")
  @Tag("row-17")
  void a_user_without_a_device_is_woken_and_that_is_taken_back_when_the_call_lets_him_go() {
    PushToken token = registerPush();

    ring(CALL);
    assertThat(woken)
        .containsExactly(new Effect.Wake(token, WakeUp.of(invite(CALL)), PushKind.CALL));

    hear(new ToUser.Release(CALL, List.of()));
    assertThat(woken)
        .last()
        .isEqualTo(new Effect.Wake(token, WakeUp.of(invite(CALL)), PushKind.CANCEL));
  }

  @Test
  @Tag("row-17")
  void a_user_who_was_woken_and_died_takes_it_back_once_he_hears_that_the_call_is_over() {
    PushToken token = registerPush();
    ring(CALL);
    said(CALL);
    woken.clear();

    entity.restart();
    assertThat(said(CALL)).isEqualTo(new ToCall.Verify(me.user(), null));
    assertThat(woken).isEmpty();
    hear(new ToUser.Verified(CALL, false, Phase.UNKNOWN, null, null));

    assertThat(woken)
        .containsExactly(new Effect.Wake(token, WakeUp.of(invite(CALL)), PushKind.CANCEL));
    woken.clear();
    entity.restart();
    assertThat(woken).isEmpty();
  }

  @Test
  @Tag("row-16")
  void a_user_with_a_connected_device_is_not_woken() {
    registerPush();
    TestProbe<DeviceMessage> tab = attach(TAB);

    ring(CALL);

    assertThat(next(tab).event()).isInstanceOf(ClientEvent.CallReceived.class);
    assertThat(woken).isEmpty();
  }

  @Test
  @Tag("row-19")
  void every_device_rings_and_the_first_acknowledgement_is_passed_to_the_caller() {
    TestProbe<DeviceMessage> tab = attach(TAB);
    TestProbe<DeviceMessage> phone = attach(PHONE);

    ring(CALL);
    long seq = seq(next(tab));
    assertThat(seq(next(phone))).isEqualTo(seq);
    entity.runCommand(new UserCommand.Ack(PHONE, seq, phone.ref()));

    assertThat(said(CALL)).isEqualTo(new ToCall.Rang(me.user()));
  }

  @Test
  void an_event_for_one_device_takes_a_number_the_others_never_see() {
    TestProbe<DeviceMessage> tab = attach(TAB);
    TestProbe<DeviceMessage> phone = attach(PHONE);
    ring(CALL);
    long first = seq(next(tab));
    next(phone);

    told(1, new ToUser.Notice(Audience.only(TAB), new ClientEvent.UserJoin(CALL, ANN)));
    told(2, new ToUser.Notice(Audience.ALL, new ClientEvent.UserLeave(CALL, ANN, 0)));

    assertThat(seq(next(tab))).isEqualTo(first + 1);
    assertThat(seq(next(tab))).isEqualTo(first + 2);
    assertThat(seq(next(phone))).isEqualTo(first + 2);
  }

  @Test
  void what_a_call_says_twice_is_shown_once() {
    TestProbe<DeviceMessage> tab = attach(TAB);
    ring(CALL);
    next(tab);

    ToUser.Notice join = new ToUser.Notice(Audience.ALL, new ClientEvent.UserJoin(CALL, ANN));
    told(5, join);
    told(5, join);

    next(tab);
    tab.expectNoMessage(Duration.ofMillis(200));
  }

  @Test
  @Tag("row-72")
  void a_device_that_comes_back_gets_what_it_missed_in_order_and_once() {
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);
    UserCommand.Attached first = attach(TAB, tab, null);
    ring(CALL);
    long seen = seq(next(tab));
    entity.runCommand(new UserCommand.Detach(TAB, tab.ref()));
    told(1, new ToUser.Notice(Audience.ALL, new ClientEvent.UserJoin(CALL, ANN)));
    told(2, new ToUser.Notice(Audience.only(PHONE), new ClientEvent.UserJoin(CALL, ANN)));
    told(3, new ToUser.Notice(Audience.ALL, new ClientEvent.UserLeave(CALL, ANN, 0)));

    UserCommand.Attached again =
        attachWhileEngaged(new UserCommand.Resume(first.session(), seen, List.of()));

    assertThat(again.resumed()).isTrue();
    assertThat(again.session()).isEqualTo(first.session());
    assertThat(again.missed())
        .extracting(DeviceMessage.Event::seq)
        .containsExactly(seen + 1, seen + 3);
    assertThat(again.seq()).isEqualTo(seen + 3);
  }

  @Test
  void after_a_restart_a_session_is_not_resumed_and_numbers_never_step_back() {
    TestProbe<DeviceMessage> tab = tests.probe(DeviceMessage.class);
    UserCommand.Attached first = attach(TAB, tab, null);
    tests.pass(Duration.ofSeconds(1));

    entity.restart();
    UserCommand.Attached again =
        attach(
            TAB,
            tests.probe(DeviceMessage.class),
            new UserCommand.Resume(first.session(), first.seq(), List.of()));

    assertThat(again.resumed()).isFalse();
    assertThat(again.seq()).isGreaterThanOrEqualTo(first.seq());
  }

  @Test
  void whoever_looks_is_shown_the_call_and_the_devices_and_changes_nothing() {
    attach(TAB);
    TestProbe<UserCommand.Looked> looker = tests.probe(UserCommand.Looked.class);
    entity.runCommand(new UserCommand.Look(looker.ref()));
    assertThat(looker.receiveMessage())
        .isEqualTo(new UserCommand.Looked(null, null, null, List.of(TAB)));

    hear(new ToUser.Offer(invite(CALL)));
    assertThat(entity.runCommand(new UserCommand.Look(looker.ref())).hasNoEvents()).isTrue();
    UserCommand.Looked engaged = looker.receiveMessage();
    assertThat(engaged.call()).isEqualTo(CALL);
    assertThat(engaged.role()).isEqualTo(Role.CALLEE);
  }

  @Test
  void a_restarted_user_asks_the_call_he_believes_to_be_in() {
    hear(new ToUser.Offer(invite(CALL)));
    said(CALL);

    entity.restart();

    assertThat(said(CALL)).isEqualTo(new ToCall.Verify(me.user(), null));
  }

  @Test
  void a_user_who_waits_for_a_call_asks_again_whether_it_still_is() {
    hear(new ToUser.Offer(invite(CALL)));
    said(CALL);

    tests.pass(Duration.ofSeconds(5));

    assertThat(said(CALL)).isEqualTo(new ToCall.Verify(me.user(), null));
  }

  @Test
  void a_connecting_device_is_told_how_a_call_it_asks_about_has_ended() {
    TestProbe<UserCommand.Attached> reply = tests.probe(UserCommand.Attached.class);
    entity.runCommand(
        new UserCommand.Attach(
            TAB,
            "person",
            "",
            new UserCommand.Resume(new SessionId("old-1"), 1, List.of(OTHER_CALL)),
            tests.probe(DeviceMessage.class).ref(),
            reply.ref(),
            true));

    CallSummary over = new CallSummary(OTHER_CALL, 2, 1, ANN, true, 61, "");
    view(OTHER_CALL).replyTo().tell(new CallCommand.Seen(OTHER_CALL, 9, Phase.UNKNOWN, null, over));

    assertThat(reply.receiveMessage().ended()).containsExactly(over);
  }

  @Test
  void a_call_that_is_over_is_asked_to_let_its_user_go_when_a_device_connects() {
    hear(new ToUser.Offer(invite(CALL)));
    said(CALL);

    UserCommand.Attached attached = attachWhileEngaged(null);

    assertThat(attached.call()).isNull();
    assertThat(said(CALL)).isEqualTo(new ToCall.Verify(me.user(), null));
  }

  @Test
  void a_device_that_connects_is_shown_no_picture_older_than_what_its_user_has_heard() {
    TestProbe<DeviceMessage> tab = attach(TAB);
    ring(CALL);
    next(tab);
    TestProbe<UserCommand.Attached> reply = tests.probe(UserCommand.Attached.class);
    entity.runCommand(
        new UserCommand.Attach(
            PHONE, "person", "", null, tests.probe(DeviceMessage.class).ref(), reply.ref(), true));
    CallCommand.GetView asked = fishForView();

    told(4, new ToUser.Notice(Audience.ALL, new ClientEvent.UserJoin(CALL, ANN)));
    asked.replyTo().tell(new CallCommand.Seen(CALL, 3, Phase.RINGING, null, null));

    fishForView().replyTo().tell(new CallCommand.Seen(CALL, 4, Phase.IN, null, null));
    assertThat(reply.receiveMessage().seq()).isEqualTo(seq(next(tab)));
  }

  @Test
  void the_same_device_connecting_again_takes_the_place_of_its_older_connection() {
    TestProbe<DeviceMessage> older = attach(TAB);

    attach(TAB);

    older.expectMessage(new DeviceMessage.Replaced());
  }

  @Test
  void a_connection_the_entity_does_not_know_is_told_to_attach_again() {
    TestProbe<DeviceMessage> stranger = tests.probe(DeviceMessage.class);

    entity.runCommand(new UserCommand.Ack(TAB, 1, stranger.ref()));

    stranger.expectMessage(new DeviceMessage.AttachAgain());
  }

  @Test
  void a_lost_device_is_reported_to_the_call() {
    TestProbe<DeviceMessage> tab = attach(TAB);
    ring(CALL);
    next(tab);

    entity.runCommand(new UserCommand.Detach(TAB, tab.ref()));

    assertThat(said(CALL)).isEqualTo(new ToCall.Lost(me.user(), TAB));
  }

  @Test
  @Tag("row-82")
  void a_wish_to_call_starts_a_call_and_the_same_wish_again_gives_the_same_call() {
    TestProbe<UserCommand.Placed> reply = tests.probe(UserCommand.Placed.class);

    entity.runCommand(new UserCommand.Place(wish("r-1", CALL), reply.ref()));
    assertThat(reply.receiveMessage().call()).isEqualTo(CALL);
    assertThat(said(CALL)).isInstanceOf(ToCall.Start.class);

    entity.runCommand(new UserCommand.Place(wish("r-1", OTHER_CALL), reply.ref()));
    assertThat(reply.receiveMessage().call()).isEqualTo(CALL);
  }

  @Test
  @Tag("row-9")
  void a_user_in_a_live_call_may_not_dial_and_one_in_a_dead_call_may() {
    TestProbe<UserCommand.Placed> reply = tests.probe(UserCommand.Placed.class);
    hear(new ToUser.Offer(invite(CALL)));
    said(CALL);

    entity.runCommand(new UserCommand.Place(wish("r-1", OTHER_CALL, EVE), reply.ref()));
    assertThat(said(CALL)).isEqualTo(new ToCall.Verify(me.user(), null));
    hear(new ToUser.Verified(CALL, true, Phase.RINGING, null, null));
    assertThat(reply.receiveMessage().refusal()).isEqualTo(ErrorCode.ALREADY_IN_CALL);

    entity.runCommand(new UserCommand.Place(wish("r-2", OTHER_CALL, EVE), reply.ref()));
    said(CALL);
    hear(new ToUser.Verified(CALL, false, Phase.UNKNOWN, null, null));
    assertThat(reply.receiveMessage().call()).isEqualTo(OTHER_CALL);
  }

  @Test
  @Tag("row-13")
  void a_user_who_dials_the_one_who_rings_him_answers_that_call() {
    TestProbe<UserCommand.Placed> reply = tests.probe(UserCommand.Placed.class);
    hear(new ToUser.Offer(invite(CALL)));
    said(CALL);

    entity.runCommand(new UserCommand.Place(wish("r-1", OTHER_CALL), reply.ref()));
    CallCommand.Hear answer = others.callProbe(CALL).expectMessageClass(CallCommand.Hear.class);
    assertThat(answer.message()).isInstanceOf(ToCall.Accept.class);
    Objects.requireNonNull(answer.replyTo()).tell(CallCommand.Reply.YES);

    assertThat(reply.receiveMessage().call()).isEqualTo(CALL);
  }

  @Test
  void a_user_whose_answer_comes_too_late_makes_his_call_after_all() {
    TestProbe<UserCommand.Placed> reply = tests.probe(UserCommand.Placed.class);
    hear(new ToUser.Offer(invite(CALL)));
    said(CALL);

    entity.runCommand(new UserCommand.Place(wish("r-1", OTHER_CALL), reply.ref()));
    CallCommand.Hear answer = others.callProbe(CALL).expectMessageClass(CallCommand.Hear.class);
    hear(new ToUser.Release(CALL, List.of()));
    Objects.requireNonNull(answer.replyTo()).tell(new CallCommand.Reply(ErrorCode.CALL_ENDED));

    assertThat(reply.receiveMessage().call()).isEqualTo(OTHER_CALL);
  }

  @Test
  void the_directory_hears_of_coming_going_and_being_busy() {
    TestProbe<DeviceMessage> tab = attach(TAB);
    assertThat(seen().presence().online()).isTrue();

    hear(new ToUser.Offer(invite(CALL)));
    assertThat(seen().presence().busy()).isTrue();

    entity.runCommand(new UserCommand.Detach(TAB, tab.ref()));
    assertThat(seen().presence().online()).isFalse();
  }
}
