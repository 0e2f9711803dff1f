package io.ringroom.domain.user;

import static io.ringroom.domain.user.UserHistory.ANN;
import static io.ringroom.domain.user.UserHistory.BOB;
import static io.ringroom.domain.user.UserHistory.EVE;
import static io.ringroom.domain.user.UserHistory.NEWER;
import static io.ringroom.domain.user.UserHistory.NOW;
import static io.ringroom.domain.user.UserHistory.OLDER;
import static io.ringroom.domain.user.UserHistory.OWN;
import static io.ringroom.domain.user.UserHistory.SEAT;
import static io.ringroom.domain.user.UserHistory.alive;
import static io.ringroom.domain.user.UserHistory.ann;
import static io.ringroom.domain.user.UserHistory.annWhoMayWait;
import static io.ringroom.domain.user.UserHistory.dead;
import static io.ringroom.domain.user.UserHistory.invite;
import static io.ringroom.domain.user.UserHistory.offer;
import static io.ringroom.domain.user.UserHistory.release;
import static io.ringroom.domain.user.UserHistory.ringGo;
import static io.ringroom.domain.user.UserHistory.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Invite;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ann talks to Bob in her own call, and Eve calls her. */
class UserSecondCallTest {
  private static final Invite EVES = invite(NEWER, EVE, ANN);
  private static final ToCall ASKED = new ToCall.Verify(ANN, EVES);

  private static UserHistory talking() {
    return annWhoMayWait().dialled(OWN, BOB).hears(new ToUser.Began(OWN));
  }

  private static UserHistory rungBySecond() {
    return talking()
        .hears(offer(NEWER, EVE))
        .hears(alive(OWN, Phase.IN, EVES))
        .hears(ringGo(NEWER, EVE));
  }

  private static UserHistory inBoth() {
    return rungBySecond().hears(new ToUser.Began(NEWER));
  }

  private static ToUser talks(CallId call, int since) {
    return new ToUser.Talking(call, false, second(since));
  }

  private static ToUser picture(CallId call) {
    return new ToUser.Refresh(call, 7, Phase.IN, UserHistory.view());
  }

  private static ToUser held(CallId call, int since) {
    return new ToUser.Talking(call, true, second(since));
  }

  private static Instant second(int n) {
    return NOW.plusSeconds(n);
  }

  @Test
  @Tag("row-10")
  void a_second_call_waits_once_the_first_has_confirmed_that_she_talks() {
    talking()
        .hears(offer(NEWER, EVE))
        .tells(OWN, ASKED)
        .isIn(OWN, Phase.IN)
        .hears(alive(OWN, Phase.IN, EVES))
        .stores(new UserEvent.Engaged(Engagement.callee(NEWER, EVE), NOW))
        .tells(NEWER, new ToCall.Offered(ANN))
        .isIn(OWN, Phase.IN)
        .isAlsoIn(NEWER, Phase.OFFERED);
  }

  @Test
  @Tag("row-10")
  void her_devices_are_told_that_it_waits_and_do_not_ring() {
    UserHistory rung = rungBySecond().isAlsoIn(NEWER, Phase.RINGING);

    assertThat(rung.last().effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Show.class,
            shown ->
                assertThat(shown.event())
                    .isInstanceOfSatisfying(
                        ClientEvent.CallWaiting.class,
                        waiting -> assertThat(waiting.current()).isEqualTo(OWN)));
  }

  @Test
  void without_call_waiting_she_is_busy() {
    ann()
        .dialled(OWN, BOB)
        .hears(new ToUser.Began(OWN))
        .hears(alive(OWN, Phase.IN, EVES))
        .tells(NEWER, new ToCall.Busy(ANN, null, OWN));
    talking()
        .chooses(new Choice.Wait(false))
        .hears(alive(OWN, Phase.IN, EVES))
        .tells(NEWER, new ToCall.Busy(ANN, null, OWN));
  }

  @Test
  void nothing_waits_while_her_own_call_rings() {
    annWhoMayWait()
        .dialled(OWN, BOB)
        .hears(alive(OWN, Phase.CALLING, EVES))
        .tells(NEWER, new ToCall.Busy(ANN, null, OWN));
  }

  @Test
  void a_third_call_finds_her_busy_once_both_have_confirmed() {
    CallId third = new CallId("c9");
    Invite dan = invite(third, new UserId("dan"), ANN);

    inBoth()
        .hears(new ToUser.Offer(dan))
        .tells(OWN, new ToCall.Verify(ANN, dan))
        .hears(alive(OWN, Phase.HELD, dan))
        .tells(NEWER, new ToCall.Verify(ANN, dan))
        .hears(alive(NEWER, Phase.IN, dan))
        .tells(third, new ToCall.Busy(ANN, null, NEWER));
  }

  @Test
  void a_third_call_waits_when_one_of_the_two_turns_out_to_be_dead() {
    CallId third = new CallId("c9");
    Invite dan = invite(third, new UserId("dan"), ANN);

    inBoth()
        .hears(dead(NEWER, dan))
        .tells(OWN, new ToCall.Verify(ANN, dan))
        .hears(alive(OWN, Phase.IN, dan))
        .tells(third, new ToCall.Offered(ANN))
        .isAlsoIn(third, Phase.OFFERED);
  }

  @Test
  @Tag("row-11")
  void the_call_she_took_up_first_is_held_when_she_answers_the_other() {
    inBoth()
        .tells(OWN, ToCall.Hold.question(ANN))
        .tells(NEWER, ToCall.Hold.question(ANN))
        .hears(talks(NEWER, 8))
        .hears(talks(OWN, 1))
        .tells(OWN, new ToCall.Hold(ANN, null, second(1)))
        .hears(held(OWN, 9))
        .isIn(OWN, Phase.HELD)
        .isAlsoIn(NEWER, Phase.IN)
        .tellsNobody();
  }

  @Test
  @Tag("row-11")
  void taking_the_first_up_again_holds_the_second() {
    inBoth()
        .hears(talks(NEWER, 8))
        .hears(held(OWN, 9))
        .hears(talks(OWN, 20))
        .tells(NEWER, new ToCall.Hold(ANN, null, second(8)))
        .hears(held(NEWER, 20))
        .isIn(OWN, Phase.IN)
        .isAlsoIn(NEWER, Phase.HELD);
  }

  @Test
  void a_late_word_of_a_hold_that_is_over_changes_nothing() {
    inBoth()
        .hears(talks(NEWER, 8))
        .hears(talks(OWN, 20))
        .hears(held(OWN, 9))
        .isIn(OWN, Phase.IN)
        .tellsNobody();
  }

  @Test
  void after_a_crash_both_calls_are_asked_and_one_of_them_is_held() {
    UserHistory restarted = inBoth().restarted();
    assertThat(restarted.asks())
        .containsExactly(
            new Effect.Tell(OWN, new ToCall.Verify(ANN, null)),
            new Effect.Tell(NEWER, new ToCall.Verify(ANN, null)));

    UserHistory asking =
        restarted.hears(alive(OWN, Phase.IN, null)).hears(picture(OWN)).hears(picture(NEWER));
    assertThat(asking.asks())
        .containsExactly(
            new Effect.Tell(OWN, ToCall.Hold.question(ANN)),
            new Effect.Tell(NEWER, ToCall.Hold.question(ANN)));
    UserHistory knowing = asking.hears(talks(OWN, 1)).hears(talks(NEWER, 8));
    assertThat(knowing.asks())
        .containsExactly(new Effect.Tell(OWN, new ToCall.Hold(ANN, null, second(1))));
  }

  @Test
  void when_either_ends_the_other_is_her_only_one() {
    inBoth().hears(release(OWN)).isIn(NEWER, Phase.IN);
    inBoth().hears(release(NEWER)).isIn(OWN, Phase.IN);
    assertThat(inBoth().hears(release(OWN)).state().other()).isNull();
    assertThat(inBoth().hears(release(NEWER)).state().other()).isNull();
    inBoth().hears(release(OWN)).hears(release(NEWER)).isFree();
  }

  @Test
  void a_waiting_call_rings_on_when_the_first_ends() {
    rungBySecond().hears(release(OWN)).isIn(NEWER, Phase.RINGING);
  }

  @Test
  void words_of_the_second_call_reach_its_devices_and_leave_the_first_alone() {
    ClientEvent said = new ClientEvent.UserHold(NEWER, EVE, true);
    ToUser told = new ToUser.Told(NEWER, 5, List.of(new ToUser.Notice(Audience.ALL, said)));

    UserHistory heard = inBoth().hears(told).shows(Audience.ALL, said);
    assertThat(heard.standing().in(NEWER, heard.state()).revision()).isEqualTo(5);
    assertThat(heard.standing().in(OWN, heard.state()).revision()).isZero();
  }

  @Test
  @Tag("row-11")
  void who_has_her_call_on_hold_may_dial_another() {
    UserHistory onHold = talking().hears(held(OWN, 5));
    Dialling.AskFirst first = (Dialling.AskFirst) onHold.dials(wish("r-2", NEWER, EVE));

    assertThat(first.engaged()).isEqualTo(OWN);
    assertThat(onHold.dialsKnowing(OWN, wish("r-2", NEWER, EVE)))
        .isInstanceOfSatisfying(
            Dialling.Placed.class,
            placed ->
                assertThat(placed.verdict().standing().other())
                    .isEqualTo(Standing.fresh(Phase.CALLING)));
    assertThat(talking().dialsKnowing(OWN, wish("r-2", NEWER, EVE)))
        .isEqualTo(new Dialling.Refused(ErrorCode.ALREADY_IN_CALL));
    assertThat(inBoth().hears(held(OWN, 9)).dialsKnowing(OWN, wish("r-2", OLDER, EVE)))
        .isEqualTo(new Dialling.AskFirst(NEWER, new ToCall.Verify(ANN, null)));
    assertThat(inBoth().hears(held(OWN, 9)).dialsKnowing(NEWER, wish("r-2", OLDER, EVE)))
        .isEqualTo(new Dialling.Refused(ErrorCode.ALREADY_IN_CALL));
  }

  @Test
  void dialling_whoever_waits_answers_him() {
    assertThat(rungBySecond().dials(wish("r-2", OLDER, EVE)))
        .isEqualTo(new Dialling.Answer(NEWER, new ToCall.Accept(ANN, SEAT)));
  }

  @Test
  @Tag("row-13")
  void a_second_call_that_meets_its_callees_own_merges_beside_the_held_one() {
    UserHistory glare =
        talking().hears(held(OWN, 5)).after(placed(talking().hears(held(OWN, 5)), NEWER));

    glare
        .isIn(OWN, Phase.HELD)
        .isAlsoIn(NEWER, Phase.CALLING)
        .hears(new ToUser.MergedInto(NEWER, OLDER))
        .tells(OLDER, new ToCall.Accept(ANN, SEAT))
        .isIn(OWN, Phase.HELD)
        .isAlsoIn(OLDER, Phase.MERGING);
  }

  private static Verdict placed(UserHistory ann, CallId call) {
    return ((Dialling.Placed) ann.dialsKnowing(OWN, wish("r-2", call, EVE))).verdict();
  }
}
