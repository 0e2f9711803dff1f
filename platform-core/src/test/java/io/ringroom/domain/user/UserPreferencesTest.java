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
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.Screening;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose calls reach a user who has blocked some and may not want to be disturbed. */
@Tag("row-31")
class UserPreferencesTest {
  private static final Choice BLOCK_BOB = new Choice.Block(List.of(BOB));
  private static final Choice QUIET = new Choice.Disturb(new Dnd(null));

  private static ToCall screened(Screening why) {
    return new ToCall.Screened(ANN, null, why);
  }

  @Test
  void an_offer_of_who_is_blocked_is_turned_away_and_engages_nobody() {
    ann()
        .chooses(BLOCK_BOB)
        .restarted()
        .hears(offer(OWN, BOB))
        .stores()
        .tells(OWN, screened(Screening.BLOCKED))
        .showsNothing()
        .isFree();
  }

  @Test
  void offers_of_others_ring_and_so_do_those_of_who_was_blocked_once() {
    ann().chooses(BLOCK_BOB).hears(offer(OWN, EVE)).isIn(OWN, Phase.OFFERED);
    ann()
        .chooses(BLOCK_BOB)
        .chooses(new Choice.Unblock(List.of(BOB, EVE)))
        .hears(offer(OWN, BOB))
        .isIn(OWN, Phase.OFFERED);
  }

  @Test
  void who_asks_counts_and_not_who_made_the_call() {
    Invite byEve =
        new Invite(
            OWN, BOB, List.of(ANN), MediaType.AUDIO, DEADLINE, "", "", EVE, null, null, null);
    ann().chooses(BLOCK_BOB).hears(new ToUser.Offer(byEve)).isIn(OWN, Phase.OFFERED);
    ann()
        .chooses(new Choice.Block(List.of(EVE)))
        .hears(new ToUser.Offer(byEve))
        .tells(OWN, screened(Screening.BLOCKED));
  }

  @Test
  void nobody_disturbs_until_the_time_is_over() {
    ann()
        .chooses(QUIET)
        .hears(offer(OWN, BOB))
        .tells(OWN, screened(Screening.DO_NOT_DISTURB))
        .isFree();
    ann()
        .chooses(new Choice.Disturb(new Dnd(NOW.plusSeconds(1))))
        .hears(offer(OWN, BOB))
        .tells(OWN, screened(Screening.DO_NOT_DISTURB));
    Preferences past = new Preferences(List.of(), new Dnd(NOW));
    assertThat(past.screen(invite(OWN, BOB, ANN), NOW)).isEmpty();
    assertThat(past.at(NOW)).isEqualTo(Preferences.NONE);
  }

  @Test
  void a_busy_line_is_not_told_to_who_is_turned_away() {
    ann()
        .dialled(OWN, EVE)
        .chooses(BLOCK_BOB)
        .hears(offer(NEWER, BOB))
        .tells(NEWER, screened(Screening.BLOCKED))
        .isIn(OWN, Phase.CALLING);
  }

  @Test
  void whom_he_is_calling_himself_he_hears_whatever_he_chose() {
    Invite theirs = invite(NEWER, BOB, ANN);
    ann()
        .chooses(BLOCK_BOB)
        .chooses(QUIET)
        .dialled(OWN, BOB)
        .hears(new ToUser.Offer(theirs))
        .tells(OWN, new ToCall.Verify(ANN, theirs))
        .hears(alive(OWN, Phase.CALLING, theirs))
        .tells(NEWER, new ToCall.Merge(OWN));
  }

  @Test
  void an_offer_that_waited_for_a_dead_call_is_screened_like_any_other() {
    ann()
        .dialled(OWN, EVE)
        .chooses(QUIET)
        .hears(dead(OWN, invite(NEWER, BOB, ANN)))
        .tells(NEWER, screened(Screening.DO_NOT_DISTURB))
        .isFree();
  }

  @Test
  void a_choice_that_changes_nothing_stores_nothing() {
    UserHistory chosen = ann().chooses(BLOCK_BOB).chooses(QUIET);
    for (Choice again : List.of(BLOCK_BOB, QUIET, Choice.NONE)) {
      assertThat(chosen.asked(again)).isEqualTo(new Choosing.Chosen(List.of()));
    }
    assertThat(ann().asked(new Choice.Disturb(new Dnd(NOW))))
        .as("a time that is over already")
        .isEqualTo(new Choosing.Chosen(List.of()));
    assertThat(
            chosen
                .chooses(new Choice.Disturb(null))
                .chooses(new Choice.Unblock(List.of(BOB)))
                .state())
        .isEqualTo(UserState.NEW);
  }

  @Test
  void nobody_blocks_himself_or_more_than_the_list_holds() {
    assertThat(ann().asked(new Choice.Block(List.of(BOB, ANN))))
        .isEqualTo(new Choosing.Refused(ErrorCode.SELF_CALL));
    List<UserId> all =
        IntStream.range(0, Preferences.MOST_BLOCKED).mapToObj(i -> new UserId("u" + i)).toList();
    UserHistory full = ann().chooses(new Choice.Block(all));
    assertThat(full.asked(BLOCK_BOB)).isEqualTo(new Choosing.Refused(ErrorCode.LIST_FULL));
    assertThat(full.asked(new Choice.Block(all))).isEqualTo(new Choosing.Chosen(List.of()));
  }
}
