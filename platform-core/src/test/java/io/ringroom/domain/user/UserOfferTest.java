package io.ringroom.domain.user;

import static io.ringroom.domain.user.UserHistory.ANN;
import static io.ringroom.domain.user.UserHistory.BOB;
import static io.ringroom.domain.user.UserHistory.DEADLINE;
import static io.ringroom.domain.user.UserHistory.EVE;
import static io.ringroom.domain.user.UserHistory.NEWER;
import static io.ringroom.domain.user.UserHistory.NOW;
import static io.ringroom.domain.user.UserHistory.OWN;
import static io.ringroom.domain.user.UserHistory.alive;
import static io.ringroom.domain.user.UserHistory.ann;
import static io.ringroom.domain.user.UserHistory.dead;
import static io.ringroom.domain.user.UserHistory.invite;
import static io.ringroom.domain.user.UserHistory.offer;
import static io.ringroom.domain.user.UserHistory.release;
import static io.ringroom.domain.user.UserHistory.ringGo;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.client.ClientEvent;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserOfferTest {
  private static ClientEvent received(CallId call, boolean redelivered) {
    return new ClientEvent.CallReceived(
        call,
        BOB,
        List.of(ANN),
        2,
        RoomId.of(call),
        "",
        "",
        DEADLINE.toEpochMilli(),
        30_000,
        redelivered,
        1);
  }

  @Test
  void an_offer_engages_and_rings_nothing_until_the_call_confirms() {
    ann()
        .hears(offer(NEWER, BOB))
        .stores(new UserEvent.Engaged(Engagement.callee(NEWER, BOB), NOW))
        .tells(NEWER, new ToCall.Offered(ANN))
        .showsNothing()
        .isIn(NEWER, Phase.OFFERED)
        .hears(ringGo(NEWER, BOB))
        .shows(Audience.ALL, received(NEWER, false))
        .isIn(NEWER, Phase.RINGING);
  }

  @Test
  void a_group_has_no_peer() {
    ann()
        .hears(new ToUser.Offer(invite(NEWER, BOB, ANN, EVE)))
        .stores(new UserEvent.Engaged(Engagement.callee(NEWER, null), NOW));
  }

  @Test
  void the_same_offer_again_is_confirmed_again_and_rings_once() {
    UserHistory ringing = ann().hears(offer(NEWER, BOB)).hears(ringGo(NEWER, BOB));
    ringing.hears(offer(NEWER, BOB)).stores().tells(NEWER, new ToCall.Offered(ANN));
    ringing.hears(ringGo(NEWER, BOB)).doesNothing();
  }

  @Test
  void a_word_to_ring_for_another_call_is_ignored() {
    ann().hears(ringGo(NEWER, BOB)).doesNothing();
    ann().hears(offer(OWN, BOB)).hears(ringGo(NEWER, BOB)).doesNothing();
  }

  @Test
  void an_offer_of_a_call_he_was_released_from_is_refused() {
    ann()
        .hears(offer(NEWER, BOB))
        .hears(release(NEWER))
        .isFree()
        .hears(offer(NEWER, BOB))
        .stores()
        .tells(NEWER, new ToCall.OfferRefused(ANN));
  }

  @Test
  void a_release_before_the_offer_is_remembered_too() {
    ann()
        .hears(release(NEWER))
        .stores(new UserEvent.Released(NEWER, NOW))
        .hears(offer(NEWER, BOB))
        .tells(NEWER, new ToCall.OfferRefused(ANN));
  }

  @Test
  void a_second_release_stores_nothing() {
    ann().hears(release(NEWER)).hears(release(NEWER)).doesNothing();
  }

  @Test
  @Tag("row-8")
  void nobody_is_called_busy_before_his_call_has_said_that_he_is_in_it() {
    Invite second = invite(NEWER, EVE, ANN);
    UserHistory engaged = ann().hears(offer(OWN, BOB)).hears(ringGo(OWN, BOB));
    engaged
        .hears(new ToUser.Offer(second))
        .stores()
        .tells(OWN, new ToCall.Verify(ANN, second))
        .hears(alive(OWN, Phase.RINGING, second))
        .stores()
        .tells(NEWER, new ToCall.Busy(ANN, null, OWN))
        .isIn(OWN, Phase.RINGING);
  }

  @Test
  @Tag("row-9")
  void a_dead_call_frees_him_and_the_offer_is_judged_anew() {
    Invite second = invite(NEWER, EVE, ANN);
    ann()
        .dialled(OWN, BOB)
        .hears(new ToUser.Offer(second))
        .hears(dead(OWN, second))
        .stores(
            new UserEvent.Released(OWN, NOW),
            new UserEvent.Engaged(Engagement.callee(NEWER, EVE), NOW))
        .tells(NEWER, new ToCall.Offered(ANN))
        .isIn(NEWER, Phase.OFFERED);
  }

  @Test
  void an_answer_about_a_call_he_has_left_meanwhile_still_brings_the_offer() {
    Invite second = invite(NEWER, EVE, ANN);
    ann()
        .dialled(OWN, BOB)
        .hears(release(OWN))
        .hears(alive(OWN, Phase.CALLING, second))
        .tells(NEWER, new ToCall.Offered(ANN))
        .isIn(NEWER, Phase.OFFERED);
    ann().hears(dead(OWN, second)).isIn(NEWER, Phase.OFFERED);
  }

  @Test
  void a_restarted_user_rings_again_and_says_so() {
    ann()
        .hears(offer(NEWER, BOB))
        .hears(ringGo(NEWER, BOB))
        .restarted()
        .hears(ringGo(NEWER, BOB))
        .shows(Audience.ALL, received(NEWER, true));
  }

  @Test
  void old_tombstones_make_room_for_new_ones() {
    UserHistory ann = ann();
    for (int i = 0; i <= Tombstones.MOST; i++) {
      ann = ann.hears(release(new CallId("t" + i)));
    }
    assertThat(ann.state().tombstones().all()).hasSize(Tombstones.MOST);
    assertThat(ann.state().tombstones().has(new CallId("t0"))).isFalse();
    assertThat(ann.state().tombstones().has(new CallId("t256"))).isTrue();
  }
}
