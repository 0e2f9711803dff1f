package io.ringroom.domain.user;

import static io.ringroom.domain.user.UserHistory.ANN;
import static io.ringroom.domain.user.UserHistory.BOB;
import static io.ringroom.domain.user.UserHistory.EVE;
import static io.ringroom.domain.user.UserHistory.NEWER;
import static io.ringroom.domain.user.UserHistory.NOW;
import static io.ringroom.domain.user.UserHistory.OLDER;
import static io.ringroom.domain.user.UserHistory.OWN;
import static io.ringroom.domain.user.UserHistory.PHONE;
import static io.ringroom.domain.user.UserHistory.SEAT;
import static io.ringroom.domain.user.UserHistory.alive;
import static io.ringroom.domain.user.UserHistory.ann;
import static io.ringroom.domain.user.UserHistory.dead;
import static io.ringroom.domain.user.UserHistory.invite;
import static io.ringroom.domain.user.UserHistory.offer;
import static io.ringroom.domain.user.UserHistory.release;
import static io.ringroom.domain.user.UserHistory.ringGo;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ClientEvent;
import org.junit.jupiter.api.Test;

/** Ann and Bob call each other at the same moment. */
class UserMergeTest {
  private static final ToCall ACCEPT = new ToCall.Accept(ANN, SEAT);
  private static final ToUser MOVED = new ToUser.MergedInto(OWN, OLDER);
  private static final Engagement IN_OLDER = new Engagement(OLDER, Role.CALLEE, BOB, SEAT, null);

  private static UserHistory annDialledBob() {
    return ann().dialled(OWN, BOB);
  }

  private static UserHistory knowsOwnIsAlive(CallId theirs, Phase phase) {
    Invite offer = invite(theirs, BOB, ANN);
    return annDialledBob()
        .hears(new ToUser.Offer(offer))
        .stores()
        .tells(OWN, new ToCall.Verify(ANN, offer))
        .hears(alive(OWN, phase, offer));
  }

  @Test
  void the_older_call_wins_and_the_loser_is_told() {
    knowsOwnIsAlive(OLDER, Phase.CALLING).stores().tells(OWN, new ToCall.Merge(OLDER));
    knowsOwnIsAlive(NEWER, Phase.CALLING).stores().tells(NEWER, new ToCall.Merge(OWN));
  }

  @Test
  void nobody_moves_over_until_the_loser_says_so() {
    knowsOwnIsAlive(OLDER, Phase.CALLING).isIn(OWN, Phase.CALLING);
  }

  @Test
  void he_who_dialled_the_peer_accepts_the_peers_call_and_is_shown_the_move() {
    annDialledBob()
        .hears(MOVED)
        .stores(new UserEvent.Released(OWN, NOW), new UserEvent.Engaged(IN_OLDER, NOW))
        .tells(OLDER, ACCEPT)
        .shows(Audience.only(PHONE), new ClientEvent.CallMerged(OWN, OWN, OLDER))
        .isIn(OLDER, Phase.MERGING)
        .hears(new ToUser.Began(OLDER))
        .isIn(OLDER, Phase.IN);
  }

  @Test
  void the_move_is_made_once() {
    annDialledBob().hears(MOVED).hears(MOVED).doesNothing();
  }

  @Test
  void the_winner_that_still_asks_is_accepted_again_and_does_not_ring() {
    annDialledBob()
        .hears(MOVED)
        .hears(ringGo(OLDER, BOB))
        .tells(OLDER, ACCEPT)
        .showsNothing()
        .restarted()
        .hears(alive(OLDER, Phase.RINGING, null))
        .tells(OLDER, ACCEPT);
  }

  @Test
  void a_winner_that_is_over_already_frees_him() {
    annDialledBob()
        .hears(release(OLDER))
        .hears(MOVED)
        .stores(new UserEvent.Released(OWN, NOW))
        .tellsNobody()
        .isFree();
  }

  @Test
  void a_move_of_a_call_he_has_left_moves_nobody() {
    annDialledBob().hears(release(OWN)).hears(MOVED).doesNothing().isFree();
  }

  @Test
  void asked_about_a_call_that_gave_way_he_moves_as_well() {
    annDialledBob()
        .hears(new ToUser.Verified(OWN, false, Phase.UNKNOWN, invite(OLDER, BOB, ANN), OLDER))
        .stores(new UserEvent.Released(OWN, NOW), new UserEvent.Engaged(IN_OLDER, NOW))
        .tells(OLDER, ACCEPT);
  }

  @Test
  void a_peer_who_calls_back_after_the_call_ended_rings_and_is_not_merged() {
    // The release of the ended call is still on its way.
    Invite callBack = invite(NEWER, BOB, ANN);
    annDialledBob()
        .hears(new ToUser.Offer(callBack))
        .hears(dead(OWN, callBack))
        .tells(NEWER, new ToCall.Offered(ANN))
        .isIn(NEWER, Phase.OFFERED);
  }

  @Test
  void a_late_call_of_the_one_he_talks_with_is_merged_into_the_talk() {
    Invite late = invite(OLDER, BOB, ANN);
    annDialledBob()
        .hears(new ToUser.Began(OWN))
        .hears(new ToUser.Offer(late))
        .hears(alive(OWN, Phase.IN, late))
        .tells(OLDER, new ToCall.Merge(OWN))
        .isIn(OWN, Phase.IN);
  }

  @Test
  void a_restarted_caller_learns_where_he_stands_before_he_judges() {
    Invite offer = invite(OLDER, BOB, ANN);
    annDialledBob()
        .restarted()
        .hears(new ToUser.Offer(offer))
        .tells(OWN, new ToCall.Verify(ANN, offer))
        .hears(alive(OWN, Phase.CALLING, offer))
        .tells(OWN, new ToCall.Merge(OLDER));
  }

  @Test
  void only_calls_between_two_merge() {
    Invite group = invite(OLDER, BOB, ANN, EVE);
    annDialledBob()
        .hears(new ToUser.Offer(group))
        .hears(alive(OWN, Phase.CALLING, group))
        .tells(OLDER, new ToCall.Busy(ANN, null, OWN));
    ann()
        .dialled(OWN, BOB, EVE)
        .hears(offer(OLDER, BOB))
        .hears(alive(OWN, Phase.CALLING, invite(OLDER, BOB, ANN)))
        .tells(OLDER, new ToCall.Busy(ANN, null, OWN));
  }

  @Test
  void a_third_person_is_told_that_the_line_is_busy() {
    Invite other = invite(OLDER, EVE, ANN);
    annDialledBob()
        .hears(new ToUser.Offer(other))
        .hears(alive(OWN, Phase.CALLING, other))
        .tells(OLDER, new ToCall.Busy(ANN, null, OWN));
  }
}
