package io.ringroom.domain.user;

import static io.ringroom.domain.user.UserHistory.ANN;
import static io.ringroom.domain.user.UserHistory.BOB;
import static io.ringroom.domain.user.UserHistory.EVE;
import static io.ringroom.domain.user.UserHistory.NEWER;
import static io.ringroom.domain.user.UserHistory.OWN;
import static io.ringroom.domain.user.UserHistory.PHONE;
import static io.ringroom.domain.user.UserHistory.SEAT;
import static io.ringroom.domain.user.UserHistory.alive;
import static io.ringroom.domain.user.UserHistory.ann;
import static io.ringroom.domain.user.UserHistory.annWhoMayWait;
import static io.ringroom.domain.user.UserHistory.dead;
import static io.ringroom.domain.user.UserHistory.offer;
import static io.ringroom.domain.user.UserHistory.release;
import static io.ringroom.domain.user.UserHistory.ringGo;
import static io.ringroom.domain.user.UserHistory.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.ring.Phase;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ClientEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What devices are shown, what is asked, and what dialling comes to. */
class UserHearingTest {
  private static final ClientEvent JOINED = new ClientEvent.UserJoin(OWN, BOB);

  private static ToUser told(CallId call, long revision) {
    return new ToUser.Told(call, revision, List.of(new ToUser.Notice(Audience.ALL, JOINED)));
  }

  @Test
  void what_his_call_tells_is_shown_once() {
    UserHistory heard = ann().dialled(OWN, BOB).hears(told(OWN, 3)).shows(Audience.ALL, JOINED);
    heard.hears(told(OWN, 3)).doesNothing();
    heard.hears(told(OWN, 2)).doesNothing();
    heard.hears(told(OWN, 4)).shows(Audience.ALL, JOINED);
  }

  @Test
  void what_another_call_tells_is_not_shown() {
    ann().dialled(OWN, BOB).hears(told(NEWER, 9)).doesNothing();
    ann().hears(told(NEWER, 9)).doesNothing();
  }

  @Test
  void a_release_shows_the_end_to_who_was_in_the_call_and_to_nobody_else() {
    ClientEvent end = new ClientEvent.CallNotConnected(OWN, 2, 6, null, "");
    UserHistory freed =
        ann().dialled(OWN, BOB).hears(release(OWN)).shows(Audience.ALL, end).isFree();
    freed.hears(release(OWN)).doesNothing();
    ann().hears(release(OWN)).showsNothing();
  }

  @Test
  void a_call_that_is_found_dead_is_shown_as_ended() {
    ClientEvent end = new ClientEvent.CallNotConnected(OWN, 2, 6, null, "");
    ToUser dead =
        new ToUser.Verified(
            OWN, false, Phase.UNKNOWN, null, null, List.of(new ToUser.Notice(Audience.ALL, end)));
    ann().dialled(OWN, BOB).hears(dead).shows(Audience.ALL, end).isFree();
  }

  @Test
  void each_call_counts_from_its_own_beginning() {
    ann()
        .dialled(OWN, BOB)
        .hears(told(OWN, 40))
        .hears(release(OWN))
        .hears(offer(NEWER, BOB))
        .hears(told(NEWER, 2))
        .shows(Audience.ALL, JOINED);
  }

  @Test
  void a_refresh_is_shown_whole_and_what_it_holds_is_not_told_again() {
    ann()
        .dialled(OWN, BOB)
        .hears(new ToUser.Refresh(OWN, 7, Phase.IN, UserHistory.view()))
        .shows(Audience.ALL, new ClientEvent.Resync(OWN, UserHistory.view()))
        .isIn(OWN, Phase.IN)
        .hears(told(OWN, 7))
        .doesNothing();
    assertThat(
            ann()
                .dialled(OWN, BOB)
                .hears(new ToUser.Refresh(OWN, 7, Phase.IN, UserHistory.view()))
                .last()
                .effects())
        .contains(new Effect.SayWhetherConnected(OWN, PHONE));
  }

  @Test
  void a_refresh_older_than_what_he_has_heard_is_ignored() {
    ann()
        .dialled(OWN, BOB)
        .hears(new ToUser.Refresh(OWN, 7, Phase.IN, UserHistory.view()))
        .hears(new ToUser.Refresh(OWN, 6, Phase.CALLING, UserHistory.view()))
        .doesNothing()
        .isIn(OWN, Phase.IN);
  }

  /** An accept of an earlier visit answered this one, and a crash swallowed that. */
  @Test
  void who_missed_that_he_is_in_asks_for_the_picture() {
    UserHistory offered = ann().hears(offer(OWN, BOB));

    offered.hears(alive(OWN, Phase.IN, null)).asksForPicture(OWN).isIn(OWN, Phase.OFFERED);
    offered.hears(alive(OWN, Phase.RINGING, null)).doesNothing();
  }

  @Test
  void what_is_said_of_an_earlier_visit_is_ignored_in_the_next() {
    UserHistory again =
        ann()
            .hears(offer(OWN, BOB))
            .hears(new ToUser.Release(OWN, List.of(), 1))
            .entering(new JoinCall(OWN, SEAT, null));

    again.hears(told(OWN, 7)).doesNothing();
    again.hears(new ToUser.Refresh(OWN, 7, Phase.RINGING, UserHistory.view())).doesNothing();
    again
        .hears(new ToUser.Told(OWN, 8, List.of(new ToUser.Notice(Audience.ALL, JOINED)), 2))
        .shows(Audience.ALL, JOINED);
    again.hears(new ToUser.Refresh(OWN, 8, Phase.IN, UserHistory.view(), 2)).isIn(OWN, Phase.IN);
  }

  @Test
  void a_refresh_of_a_ring_he_is_not_in_is_ignored_and_one_that_shows_him_in_is_answered() {
    ann().hears(new ToUser.Refresh(OWN, 7, Phase.RINGING, UserHistory.view())).doesNothing();
    ann()
        .hears(new ToUser.Refresh(OWN, 7, Phase.IN, UserHistory.view()))
        .tells(OWN, new ToCall.OfferRefused(ANN))
        .showsNothing();
  }

  @Test
  void a_release_of_an_old_call_leaves_the_present_one_alone() {
    ann().dialled(OWN, BOB).hears(release(NEWER)).isIn(OWN, Phase.CALLING);
  }

  @Test
  void who_waits_for_his_call_asks_it_and_who_rings_or_talks_does_not() {
    assertThat(question(ann())).isNull();
    assertThat(question(ann().dialled(OWN, BOB))).isEqualTo(new ToCall.Verify(ANN, null));
    assertThat(question(ann().hears(offer(OWN, BOB)))).isNotNull();
    assertThat(question(ann().hears(offer(OWN, BOB)).restarted())).isNotNull();
    assertThat(question(ann().hears(offer(OWN, BOB)).hears(ringGo(OWN, BOB)))).isNull();
    assertThat(question(ann().dialled(OWN, BOB).hears(new ToUser.Began(OWN)))).isNull();
  }

  private static @Nullable ToCall question(UserHistory ann) {
    List<Effect.Tell> asked = ann.asks();
    return asked.isEmpty() ? null : asked.get(0).message();
  }

  @Test
  void a_restarted_user_learns_from_the_answer_where_he_stands() {
    UserHistory restarted = ann().dialled(OWN, BOB).restarted();
    restarted
        .hears(alive(OWN, Phase.IN, null))
        .asksForPicture(OWN)
        .hears(new ToUser.Refresh(OWN, 7, Phase.IN, UserHistory.view()))
        .isIn(OWN, Phase.IN)
        .hears(told(OWN, 5))
        .doesNothing();
    restarted.hears(dead(OWN, null)).isFree();
  }

  @Test
  void dialling_engages_and_starts_the_call() {
    PlaceCall wish = wish("r-1", OWN, BOB);
    assertThat(ann().dials(wish))
        .isInstanceOfSatisfying(
            Dialling.Placed.class,
            placed ->
                assertThat(placed.verdict().effects())
                    .containsExactly(new Effect.Tell(OWN, wish.start(ANN))));
  }

  @Test
  void the_same_request_dials_once() {
    UserHistory dialled = ann().dialled(OWN, BOB);
    assertThat(dialled.dials(wish("r-1", NEWER, BOB))).isEqualTo(new Dialling.AlreadyPlaced(OWN));
    assertThat(dialled.restarted().dials(wish("r-1", NEWER, BOB)))
        .isEqualTo(new Dialling.AlreadyPlaced(OWN));
    assertThat(dialled.hears(release(OWN)).dials(wish("r-1", OWN, BOB)))
        .isEqualTo(new Dialling.AlreadyPlaced(OWN));
  }

  @Test
  @Tag("row-13")
  void who_dials_the_one_who_rings_him_answers_him() {
    UserHistory ringing = ann().hears(offer(OWN, BOB)).hears(ringGo(OWN, BOB));

    assertThat(ringing.dials(wish("r-1", NEWER, BOB)))
        .isEqualTo(new Dialling.Answer(OWN, new ToCall.Accept(ANN, UserHistory.SEAT)));
    assertThat(ringing.dials(wish("r-2", NEWER, EVE))).isInstanceOf(Dialling.AskFirst.class);
    assertThat(ringing.dials(wish("r-3", NEWER, BOB, EVE))).isInstanceOf(Dialling.AskFirst.class);
  }

  @Test
  void whoever_believes_to_be_in_a_call_asks_it_before_he_is_refused_another() {
    UserHistory dialled = ann().dialled(OWN, BOB);
    assertThat(dialled.dials(wish("r-2", NEWER, EVE)))
        .isEqualTo(new Dialling.AskFirst(OWN, new ToCall.Verify(ANN, null)));
    assertThat(dialled.hears(dead(OWN, null)).dials(wish("r-2", NEWER, EVE)))
        .isInstanceOf(Dialling.Placed.class);
  }

  /**
   * Every word in every situation, about the present call and about another: never an exception.
   */
  @TestFactory
  Stream<DynamicTest> every_word_in_every_situation() {
    List<UserHistory> situations =
        List.of(
            ann(),
            ann().dialled(OWN, BOB),
            ann().dialled(OWN, BOB).restarted(),
            ann().dialled(OWN, BOB).hears(new ToUser.Began(OWN)),
            ann().hears(offer(OWN, BOB)),
            ann().hears(offer(OWN, BOB)).hears(ringGo(OWN, BOB)),
            ann().dialled(NEWER, BOB).hears(new ToUser.MergedInto(NEWER, OWN)),
            ann().hears(release(OWN)),
            annWhoMayWait()
                .dialled(OWN, BOB)
                .hears(new ToUser.Began(OWN))
                .hears(alive(OWN, Phase.IN, UserHistory.invite(NEWER, EVE, ANN))));
    List<ToUser> words = Stream.of(OWN, NEWER).flatMap(call -> words(call).stream()).toList();
    assertThat(words.stream().map(word -> (Object) word.getClass()).distinct())
        .containsExactlyInAnyOrder((Object[]) ToUser.class.getPermittedSubclasses());
    return situations.stream()
        .flatMap(
            ann ->
                words.stream()
                    .map(
                        word ->
                            DynamicTest.dynamicTest(
                                ann.state() + " " + word, () -> staysSound(ann.hears(word)))));
  }

  private static List<ToUser> words(CallId call) {
    return List.of(
        offer(call, BOB),
        ringGo(call, BOB),
        new ToUser.Began(call),
        release(call),
        new ToUser.JoinRefused(call, null, 0),
        alive(call, Phase.IN, null),
        dead(call, null),
        new ToUser.MergedInto(call, UserHistory.OLDER),
        told(call, 3),
        new ToUser.Talking(call, false, UserHistory.NOW),
        new ToUser.Refresh(call, 3, Phase.RINGING, UserHistory.view()));
  }

  private static void staysSound(UserHistory after) {
    after
        .state()
        .calls()
        .forEach(call -> assertThat(after.state().tombstones().has(call)).isFalse());
  }
}
