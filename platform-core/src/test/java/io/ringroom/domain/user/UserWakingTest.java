package io.ringroom.domain.user;

import static io.ringroom.domain.user.UserHistory.ANN;
import static io.ringroom.domain.user.UserHistory.BOB;
import static io.ringroom.domain.user.UserHistory.DEADLINE;
import static io.ringroom.domain.user.UserHistory.NEWER;
import static io.ringroom.domain.user.UserHistory.NOW;
import static io.ringroom.domain.user.UserHistory.OWN;
import static io.ringroom.domain.user.UserHistory.PHONE;
import static io.ringroom.domain.user.UserHistory.ann;
import static io.ringroom.domain.user.UserHistory.invite;
import static io.ringroom.domain.user.UserHistory.offer;
import static io.ringroom.domain.user.UserHistory.release;
import static io.ringroom.domain.user.UserHistory.ringGo;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.PushTokens;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserWakingTest {
  private static final PushToken TOKEN = new PushToken(PHONE, "webpush", "secret", null);
  private static final WakeUp RING = WakeUp.of(invite(OWN, BOB, ANN));

  /** Ann, offline, whose phone can be woken, and whom Bob has just called. */
  private final UserState called =
      evolve(
          ann().hears(offer(OWN, BOB)).state(),
          User.registerPush(UserState.NEW, TOKEN, NOW).get(0));

  @Test
  @Tag("row-16")
  void the_word_to_ring_wakes_the_devices_of_who_has_none_connected() {
    Verdict verdict = hears(called, ringGo(OWN, BOB), false, NOW);

    assertThat(verdict.events()).containsExactly(new UserEvent.PushRequested(RING, NOW));
    assertThat(verdict.effects()).contains(new Effect.Wake(TOKEN, RING, PushKind.CALL));
  }

  @Test
  @Tag("row-16")
  void who_has_a_device_connected_is_not_woken() {
    assertThat(hears(called, ringGo(OWN, BOB), true, NOW).events()).isEmpty();
  }

  @Test
  @Tag("row-19")
  void the_call_learns_that_no_device_rings_and_when_those_that_can_be_were_woken() {
    assertThat(hears(called, ringGo(OWN, BOB), false, NOW).effects())
        .contains(new Effect.Tell(OWN, new ToCall.Unreachable(ANN, null, NOW)));
    UserState tokenless = evolve(called, new UserEvent.PushForgotten(PHONE, NOW));
    assertThat(hears(tokenless, ringGo(OWN, BOB), false, NOW).effects())
        .contains(new Effect.Tell(OWN, new ToCall.Unreachable(ANN, null, null)));
  }

  @Test
  @Tag("row-16")
  void who_rang_and_lost_his_last_device_is_woken_by_the_word_to_ring_said_again() {
    Circumstances gone = new Circumstances(false, false);
    Verdict again =
        User.hear(ANN, called, Standing.fresh(Phase.RINGING), ringGo(OWN, BOB), gone, NOW);

    assertThat(again.events()).containsExactly(new UserEvent.PushRequested(RING, NOW));
    assertThat(again.effects()).noneMatch(Effect.Show.class::isInstance);
  }

  @Test
  void who_has_answered_is_not_woken_by_a_late_word_to_ring() {
    Circumstances gone = new Circumstances(false, false);
    Verdict late = User.hear(ANN, called, Standing.fresh(Phase.IN), ringGo(OWN, BOB), gone, NOW);

    assertThat(late.events()).isEmpty();
    assertThat(late.effects()).isEmpty();
  }

  @Test
  void an_offer_alone_wakes_nobody() {
    UserState free = evolve(UserState.NEW, new UserEvent.PushRegistered(TOKEN, NOW));

    assertThat(hears(free, offer(OWN, BOB), false, NOW).effects())
        .noneMatch(Effect.Wake.class::isInstance);
  }

  @Test
  void the_word_to_ring_that_comes_twice_wakes_once() {
    UserState woken = evolve(called, new UserEvent.PushRequested(RING, NOW));

    assertThat(hears(woken, ringGo(OWN, BOB), false, NOW).events()).isEmpty();
  }

  @Test
  @Tag("row-17")
  void nobody_is_woken_for_a_ring_whose_time_is_over() {
    assertThat(hears(called, ringGo(OWN, BOB), false, DEADLINE).events()).isEmpty();
  }

  @Test
  @Tag("row-17")
  void waking_is_taken_back_when_the_invitation_is_over_and_not_before() {
    UserState woken = evolve(called, new UserEvent.PushRequested(RING, NOW));
    assertThat(User.takeBack(woken, Standing.UNKNOWN)).isEmpty();

    UserState over = evolve(woken, hears(woken, release(OWN), false, NOW).events().get(0));

    assertThat(User.takeBack(over, Standing.UNKNOWN))
        .containsExactly(new Effect.Wake(TOKEN, RING, PushKind.CANCEL));
    UserEvent settled = User.settle(over, Standing.UNKNOWN, NOW).get(0);
    assertThat(User.takeBack(evolve(over, settled), Standing.UNKNOWN)).isEmpty();
  }

  @Test
  @Tag("row-17")
  void who_was_woken_in_vain_is_told_that_he_missed_a_call_and_who_has_a_device_there_is_not() {
    UserState woken = evolve(called, new UserEvent.PushRequested(RING, NOW));
    ToUser gaveUp = new ToUser.Release(OWN, List.of(notConnected(EndReason.CANCELED)));

    UserState missed = after(woken, hears(woken, gaveUp, false, NOW));
    UserState there = after(woken, hears(woken, gaveUp, true, NOW));

    assertThat(User.takeBack(missed, Standing.UNKNOWN))
        .containsExactly(new Effect.Wake(TOKEN, RING.asMissed(), PushKind.MISSED));
    assertThat(User.takeBack(there, Standing.UNKNOWN))
        .containsExactly(new Effect.Wake(TOKEN, RING, PushKind.CANCEL));
  }

  @Test
  void who_declined_and_went_away_has_missed_nothing() {
    UserState woken = evolve(called, new UserEvent.PushRequested(RING, NOW));
    ToUser declined = new ToUser.Release(OWN, List.of(notConnected(EndReason.REJECT)));

    assertThat(User.takeBack(after(woken, hears(woken, declined, false, NOW)), Standing.UNKNOWN))
        .containsExactly(new Effect.Wake(TOKEN, RING, PushKind.CANCEL));
  }

  @Test
  void a_call_that_shall_wake_nobody_wakes_nobody() {
    Invite plain = invite(OWN, BOB, ANN);
    Invite silent =
        new Invite(
            OWN,
            BOB,
            plain.callees(),
            plain.media(),
            plain.deadline(),
            "",
            "",
            null,
            null,
            null,
            null,
            new OfflinePush(null, null, null, null, true));

    assertThat(hears(called, new ToUser.RingGo(silent), false, NOW).events()).isEmpty();
  }

  @Test
  @Tag("row-17")
  void waking_is_taken_back_when_the_call_has_begun_for_him() {
    UserState woken = evolve(called, new UserEvent.PushRequested(RING, NOW));

    assertThat(User.takeBack(woken, Standing.fresh(Phase.IN)))
        .containsExactly(new Effect.Wake(TOKEN, RING, PushKind.CANCEL));
  }

  @Test
  void the_end_of_another_call_settles_nothing() {
    UserState woken = evolve(called, new UserEvent.PushRequested(RING, NOW));

    assertThat(evolve(woken, new UserEvent.PushSettled(NEWER, NOW)).woken()).isEqualTo(RING);
  }

  @Test
  void a_late_word_that_a_token_has_ended_leaves_the_newer_one() {
    assertThat(User.forgetPush(called, PHONE, "older", NOW)).isEmpty();
    assertThat(User.forgetPush(called, PHONE, "secret", NOW))
        .containsExactly(new UserEvent.PushForgotten(PHONE, NOW, "secret"));
  }

  @Test
  void a_device_is_rung_by_its_token_that_only_rings_and_told_of_the_end_by_its_other() {
    PushToken voip = new PushToken(PHONE, "apns", "pushkit", null, true);
    PushToken ordinary = new PushToken(PHONE, "apns", "alerts", null);
    PushTokens tokens = PushTokens.NONE.plus(voip).plus(ordinary);

    assertThat(tokens.reachedBy(PushKind.CALL)).containsExactly(voip);
    assertThat(tokens.reachedBy(PushKind.CANCEL)).containsExactly(ordinary);
    assertThat(tokens.minus(PHONE, "pushkit").reachedBy(PushKind.CALL)).containsExactly(ordinary);
    assertThat(PushTokens.NONE.plus(voip).reachedBy(PushKind.CANCEL)).isEmpty();
  }

  @Test
  void tokens_are_bounded_and_the_oldest_gives_way() {
    PushTokens tokens = PushTokens.NONE;
    for (int i = 0; i <= PushTokens.MOST; i++) {
      tokens = tokens.plus(new PushToken(new DeviceId("d" + i), "webpush", "t" + i, null));
    }

    assertThat(tokens.all()).hasSize(PushTokens.MOST);
    assertThat(tokens.all().get(0).device()).isEqualTo(new DeviceId("d1"));
  }

  private static Verdict hears(UserState state, ToUser word, boolean reachable, Instant now) {
    return User.hear(
        ANN, state, Standing.fresh(Phase.OFFERED), word, new Circumstances(reachable, false), now);
  }

  private static ToUser.Notice notConnected(EndReason why) {
    return new ToUser.Notice(
        Audience.ALL, new ClientEvent.CallNotConnected(OWN, 2, why.code(), BOB, ""));
  }

  private static UserState after(UserState state, Verdict verdict) {
    UserState after = state;
    for (UserEvent event : verdict.events()) {
      after = after.evolve(event);
    }
    return after;
  }

  private static UserState evolve(UserState state, UserEvent event) {
    return state.evolve(event);
  }
}
