package io.ringroom.domain.user;

import static io.ringroom.domain.user.UserHistory.ANN;
import static io.ringroom.domain.user.UserHistory.BOB;
import static io.ringroom.domain.user.UserHistory.NEWER;
import static io.ringroom.domain.user.UserHistory.NOW;
import static io.ringroom.domain.user.UserHistory.OWN;
import static io.ringroom.domain.user.UserHistory.SEAT;
import static io.ringroom.domain.user.UserHistory.ann;
import static io.ringroom.domain.user.UserHistory.invite;
import static io.ringroom.domain.user.UserHistory.offer;
import static io.ringroom.domain.user.UserHistory.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user comes into a running call by his own wish, and stays in one call at most. */
class UserJoiningTest {
  private static final JoinCall WISH = new JoinCall(OWN, SEAT, null);

  private static ToCall join(@Nullable Integer attempt) {
    return new ToCall.Join(ANN, SEAT, attempt, null);
  }

  private static UserEvent engaged(@Nullable Integer attempt) {
    return new UserEvent.Engaged(Engagement.joiner(OWN, SEAT, attempt, null), NOW);
  }

  private static Joining.Enter enters(UserHistory user) {
    return (Joining.Enter) user.joins(WISH);
  }

  private static final ToUser REFUSED = new ToUser.JoinRefused(OWN, null, 0);

  @Test
  @Tag("row-21")
  void a_free_user_is_engaged_before_the_call_hears_of_him() {
    Joining.Enter enter = enters(ann());

    assertThat(enter.verdict().events()).containsExactly(engaged(null));
    assertThat(enter.join()).isEqualTo(join(null));
  }

  @Test
  void a_user_who_was_in_it_before_counts_on() {
    UserHistory left = ann().hears(offer(OWN, BOB)).hears(new ToUser.Release(OWN, List.of(), 1));

    assertThat(enters(left).join()).isEqualTo(join(2));
  }

  @Test
  void a_call_that_is_over_for_good_is_not_joined() {
    assertThat(ann().hears(release(OWN)).joins(WISH))
        .isEqualTo(new Joining.Refused(ErrorCode.CALL_ENDED));
  }

  @Test
  @Tag("row-21")
  void a_user_who_believes_to_be_in_a_call_has_it_asked_first() {
    UserHistory busy = ann().dialled(NEWER, BOB);

    assertThat(busy.joins(WISH))
        .isEqualTo(new Joining.AskFirst(NEWER, new ToCall.Verify(ANN, null)));
    assertThat(busy.joinsKnowing(WISH)).isEqualTo(new Joining.Refused(ErrorCode.ALREADY_IN_CALL));
  }

  @Test
  void a_user_who_rings_for_the_call_joins_it_by_the_same_attempt() {
    Joining.Enter enter = (Joining.Enter) ann().hears(offer(OWN, BOB)).joinsKnowing(WISH);

    assertThat(enter.verdict().events()).isEmpty();
    assertThat(enter.join()).isEqualTo(join(null));
  }

  @Test
  void the_wish_is_said_again_until_the_call_has_answered() {
    UserHistory waiting = ann().entering(WISH);

    assertThat(waiting.asks()).containsExactly(new Effect.Tell(OWN, join(null)));
    UserHistory again = waiting.restarted();
    assertThat(again.asks()).containsExactly(new Effect.Tell(OWN, join(null)));
    UserHistory in = waiting.hears(new ToUser.Began(OWN)).isIn(OWN, Phase.IN);
    assertThat(in.asks()).isEmpty();
  }

  @Test
  void a_question_that_overtook_the_join_frees_nobody() {
    ann()
        .entering(WISH)
        .hears(new ToUser.Verified(OWN, false, Phase.UNKNOWN, null, null, List.of(), 0, null))
        .doesNothing()
        .isIn(OWN, Phase.JOINING);
  }

  @Test
  void a_refusal_frees_him() {
    ann().entering(WISH).hears(REFUSED).isFree().showsNothing();
    ann().entering(WISH).restarted().hears(REFUSED).isFree().showsNothing();
  }

  @Test
  void the_refusal_of_another_wish_changes_nothing() {
    ann().entering(WISH).hears(new ToUser.JoinRefused(OWN, 2, 1)).doesNothing();
    ann().dialled(OWN, BOB).hears(REFUSED).doesNothing();
  }

  @Test
  void the_refusal_of_an_earlier_saying_does_not_take_out_who_has_come_in_since() {
    ann()
        .entering(WISH)
        .hears(REFUSED)
        .entering(WISH)
        .hears(new ToUser.Began(OWN))
        .hears(REFUSED)
        .doesNothing()
        .isIn(OWN, Phase.IN);
  }

  @Test
  @Tag("row-20")
  void who_was_refused_can_still_be_invited() {
    ann().entering(WISH).hears(REFUSED).hears(offer(OWN, BOB)).tells(OWN, new ToCall.Offered(ANN));
  }

  @Test
  void who_is_told_to_be_in_after_he_was_let_go_says_that_he_is_not() {
    ann()
        .entering(WISH)
        .hears(REFUSED)
        .hears(new ToUser.Began(OWN))
        .tells(OWN, new ToCall.OfferRefused(ANN));
  }

  @Test
  void another_call_finds_him_busy_only_when_the_joined_one_has_said_so() {
    var theirs = invite(NEWER, BOB, ANN);
    ann()
        .entering(WISH)
        .hears(new ToUser.Offer(theirs))
        .tells(OWN, new ToCall.Verify(ANN, theirs))
        .hears(new ToUser.Verified(OWN, true, Phase.IN, theirs, null, List.of(), null, true))
        .tells(NEWER, new ToCall.Busy(ANN, null, OWN));
  }
}
