package io.ringroom.domain.user;

import static io.ringroom.domain.user.UserHistory.ANN;
import static io.ringroom.domain.user.UserHistory.BOB;
import static io.ringroom.domain.user.UserHistory.DEADLINE;
import static io.ringroom.domain.user.UserHistory.EVE;
import static io.ringroom.domain.user.UserHistory.NOW;
import static io.ringroom.domain.user.UserHistory.OLDER;
import static io.ringroom.domain.user.UserHistory.OWN;
import static io.ringroom.domain.user.UserHistory.ann;
import static io.ringroom.domain.user.UserHistory.invite;
import static io.ringroom.domain.user.UserHistory.offer;
import static io.ringroom.domain.user.UserHistory.release;
import static io.ringroom.domain.user.UserHistory.ringGo;

import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One call asks the same user several times, and words of the earlier times come late. */
class UserAskedAgainTest {
  private static Invite asked(int attempt) {
    return new Invite(
        OWN, BOB, List.of(ANN, EVE), MediaType.VIDEO, DEADLINE, "", "", EVE, attempt, null, null);
  }

  private static ToUser releaseUpTo(int attempt) {
    return new ToUser.Release(OWN, List.of(), attempt);
  }

  private static Engagement engaged(int attempt) {
    return Engagement.callee(OWN, null, attempt);
  }

  @Test
  void who_was_released_from_one_attempt_is_engaged_by_the_next() {
    ann()
        .hears(offer(OWN, BOB))
        .hears(releaseUpTo(1))
        .stores(new UserEvent.Released(OWN, NOW, 1))
        .hears(new ToUser.Offer(asked(2)))
        .stores(new UserEvent.Engaged(engaged(2), NOW))
        .tells(OWN, new ToCall.Offered(ANN, 2))
        .hears(new ToUser.RingGo(asked(2)))
        .isIn(OWN, Phase.RINGING);
  }

  @Test
  void a_late_offer_of_an_attempt_that_is_over_is_refused() {
    ann()
        .hears(new ToUser.Offer(asked(2)))
        .hears(releaseUpTo(2))
        .hears(offer(OWN, BOB))
        .tells(OWN, new ToCall.OfferRefused(ANN))
        .hears(new ToUser.Offer(asked(2)))
        .tells(OWN, new ToCall.OfferRefused(ANN, 2))
        .isFree();
  }

  @Test
  void after_the_end_of_the_call_every_attempt_is_refused() {
    ann()
        .hears(release(OWN))
        .hears(new ToUser.Offer(asked(3)))
        .tells(OWN, new ToCall.OfferRefused(ANN, 3))
        .isFree();
  }

  @Test
  void a_late_release_from_the_first_attempt_leaves_the_second() {
    UserHistory second = ann().hears(offer(OWN, BOB)).hears(new ToUser.Offer(asked(2)));

    second.stores(new UserEvent.Engaged(engaged(2), NOW)).tells(OWN, new ToCall.Offered(ANN, 2));
    second.hears(releaseUpTo(1)).doesNothing().isIn(OWN, Phase.OFFERED);
    second
        .hears(new ToUser.Verified(OWN, false, Phase.UNKNOWN, null, null, List.of(), 1, null))
        .doesNothing();
    second.hears(ringGo(OWN, BOB)).doesNothing().isIn(OWN, Phase.OFFERED);
    second.hears(new ToUser.Began(OWN)).isIn(OWN, Phase.OFFERED);
    second.hears(new ToUser.Began(OWN, 2)).isIn(OWN, Phase.IN);
    second.hears(offer(OWN, BOB)).doesNothing();
  }

  @Test
  void the_end_of_the_call_ends_every_attempt() {
    ann().hears(new ToUser.Offer(asked(2))).hears(release(OWN)).isFree();
  }

  @Test
  void a_repeated_release_stores_nothing() {
    ann()
        .hears(releaseUpTo(2))
        .hears(releaseUpTo(1))
        .doesNothing()
        .hears(releaseUpTo(2))
        .doesNothing();
  }

  @Test
  void who_dialled_a_call_that_has_grown_since_is_busy_for_his_own_callee() {
    Invite theirs = invite(OLDER, BOB, ANN);
    ann()
        .dialled(OWN, BOB)
        .hears(new ToUser.Offer(theirs))
        .tells(OWN, new ToCall.Verify(ANN, theirs))
        .hears(new ToUser.Verified(OWN, true, Phase.CALLING, theirs, null, List.of(), null, true))
        .tells(OLDER, new ToCall.Busy(ANN, null, OWN));
  }
}
