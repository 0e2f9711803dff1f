package io.ringroom.http.push;

import static io.ringroom.http.push.Errands.BOB;
import static io.ringroom.http.push.Errands.NOW;
import static io.ringroom.http.push.Errands.token;
import static io.ringroom.http.push.Errands.voip;
import static io.ringroom.http.push.Errands.wakeUp;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.RecipientRef;
import com.typesafe.config.ConfigFactory;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When pushes go out, by a clock and a carrier that the test holds in its hands. */
class PushSenderTest {
  private static final ActorTestKit testKit = ActorTestKit.create();
  private static final PushToken TOKEN = token("webpush", "one");

  /** What was handed to the carrier, and waits for the test to say what became of it. */
  private record Handed(Errand errand, CompletableFuture<Carrier.Outcome> outcome) {}

  private record Waiting(Instant at, Runnable task) {}

  private final TestProbe<UserCommand> bob = testKit.createTestProbe(UserCommand.class);
  private final List<Handed> handed = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private Instant now = NOW;

  private final PushSender sender =
      new PushSender(
          new Here(),
          (tenant, provider) ->
              (errand, at) -> {
                Handed one = new Handed(errand, new CompletableFuture<>());
                handed.add(one);
                return one.outcome();
              },
          TenantPolicies.from(ConfigFactory.load().getConfig("ringroom")),
          () -> now,
          (pause, task) -> waiting.add(new Waiting(now.plus(pause), task)));

  @AfterAll
  static void end() {
    testKit.shutdownTestKit();
  }

  @Test
  void a_push_the_service_could_not_take_is_tried_again_after_pauses_that_grow() {
    push(TOKEN, PushKind.CALL);
    answer(Carrier.Outcome.LATER);
    passes(Duration.ofMillis(999));
    assertThat(handed).hasSize(1);
    passes(Duration.ofMillis(1));
    assertThat(handed).hasSize(2);

    answer(Carrier.Outcome.LATER);
    passes(Duration.ofSeconds(1));
    assertThat(handed).hasSize(2);
    passes(Duration.ofSeconds(1));
    assertThat(handed).hasSize(3);
  }

  @Test
  void a_failure_without_an_answer_is_tried_again_and_a_refusal_is_not() {
    push(TOKEN, PushKind.CALL);
    last().outcome().completeExceptionally(new IllegalStateException("no connection"));
    passes(Duration.ofSeconds(1));
    assertThat(handed).hasSize(2);

    answer(Carrier.Outcome.REFUSED);
    passes(Duration.ofSeconds(20));
    assertThat(handed).hasSize(2);
  }

  @Test
  @Tag("row-17")
  void nothing_is_tried_after_the_deadline_of_the_ring() {
    push(TOKEN, PushKind.CALL);
    while (!handed.isEmpty() && !last().outcome().isDone()) {
      answer(Carrier.Outcome.LATER);
      passes(Duration.ofSeconds(16));
    }

    assertThat(handed)
        .allSatisfy(one -> assertThat(one.errand().until()).isEqualTo(NOW.plusSeconds(30)));
    assertThat(waiting).noneMatch(task -> task.at().isAfter(NOW.plusSeconds(30)));
  }

  @Test
  @Tag("row-17")
  void a_push_that_is_too_late_is_not_sent() {
    now = NOW.plusSeconds(30);
    push(TOKEN, PushKind.CALL);

    assertThat(handed).isEmpty();
  }

  @Test
  @Tag("row-17")
  void what_takes_a_ring_back_never_overtakes_it() {
    push(TOKEN, PushKind.CALL);
    push(TOKEN, PushKind.CANCEL);
    assertThat(handed).hasSize(1);

    answer(Carrier.Outcome.CARRIED);
    passes(Duration.ZERO);

    assertThat(last().errand().kind()).isEqualTo(PushKind.CANCEL);
  }

  @Test
  @Tag("row-17")
  void a_ring_that_waits_to_be_tried_again_is_not_once_it_was_taken_back() {
    push(TOKEN, PushKind.CALL);
    answer(Carrier.Outcome.LATER);
    push(TOKEN, PushKind.CANCEL);
    assertThat(last().errand().kind()).as("at once").isEqualTo(PushKind.CANCEL);

    answer(Carrier.Outcome.CARRIED);
    passes(Duration.ofSeconds(20));

    assertThat(handed).hasSize(2);
  }

  @Test
  void the_end_goes_to_another_token_of_the_device_after_the_ring_and_to_other_devices_at_once() {
    push(voip("pushkit"), PushKind.CALL);
    push(token("apns", "ordinary"), PushKind.CANCEL);
    assertThat(handed).hasSize(1);

    push(new PushToken(new DeviceId("tablet"), "apns", "other", null), PushKind.CANCEL);
    assertThat(handed).hasSize(2);
  }

  @Test
  void a_new_ring_of_the_same_call_ends_what_would_take_the_old_one_back() {
    push(TOKEN, PushKind.CANCEL);
    answer(Carrier.Outcome.LATER);
    push(TOKEN, PushKind.CALL);
    assertThat(last().errand().kind()).isEqualTo(PushKind.CALL);

    answer(Carrier.Outcome.CARRIED);
    passes(Duration.ofSeconds(20));
    assertThat(handed).hasSize(2);
  }

  @Test
  void a_push_that_is_asked_for_twice_is_carried_once() {
    push(TOKEN, PushKind.CALL);
    push(TOKEN, PushKind.CALL);

    assertThat(handed).hasSize(1);
  }

  @Test
  void rings_under_way_are_bounded_and_what_takes_them_back_finds_room() {
    for (int i = 0; i <= PushSender.MOST; i++) {
      push(new PushToken(new DeviceId("d" + i), "webpush", "t" + i, null), PushKind.CALL);
    }
    assertThat(handed).hasSize(PushSender.MOST);

    push(token("webpush", "another"), PushKind.CANCEL);
    assertThat(handed).hasSize(PushSender.MOST + 1);
  }

  @Test
  void pushes_that_are_over_make_room() {
    for (int i = 0; i < 3 * PushSender.MOST; i++) {
      push(new PushToken(new DeviceId("d" + i), "webpush", "t" + i, null), PushKind.CALL);
      answer(Carrier.Outcome.CARRIED);
    }

    assertThat(handed).hasSize(3 * PushSender.MOST);
  }

  @Test
  void the_user_is_told_of_a_token_that_has_ended() {
    push(TOKEN, PushKind.CALL);
    answer(Carrier.Outcome.GONE);

    bob.expectMessage(new UserCommand.ForgetPush(Errands.PHONE, "one", null));
  }

  private void push(PushToken token, PushKind kind) {
    sender.push(BOB, token, wakeUp(), kind);
    passes(Duration.ZERO);
  }

  private void answer(Carrier.Outcome outcome) {
    last().outcome().complete(outcome);
  }

  private Handed last() {
    return handed.get(handed.size() - 1);
  }

  /** Runs what is due, and what that makes due. */
  private void passes(Duration time) {
    now = now.plus(time);
    List<Waiting> due = new ArrayList<>(waiting);
    due.removeIf(task -> task.at().isAfter(now));
    waiting.removeAll(due);
    due.forEach(task -> task.task().run());
    if (!due.isEmpty()) {
      passes(Duration.ZERO);
    }
  }

  /** Bob, as far as a push speaks to him. */
  private final class Here implements Addresses {
    @Override
    public RecipientRef<CallCommand> call(CallId id) {
      throw new UnsupportedOperationException("no push speaks to a call");
    }

    @Override
    public RecipientRef<UserCommand> user(UserKey user) {
      return bob.getRef();
    }

    @Override
    public RecipientRef<RoomCommand> room(RoomId room) {
      throw new UnsupportedOperationException("no push speaks to a room");
    }

    @Override
    public RecipientRef<ConferenceCommand> conference(ConferenceKey conference) {
      throw new UnsupportedOperationException("no push speaks to a conference");
    }

    @Override
    public RecipientRef<DirectoryCommand> directory(TenantId tenant) {
      throw new UnsupportedOperationException("no push speaks to a directory");
    }
  }
}
