package io.ringroom.domain.conference;

import static io.ringroom.domain.conference.ConferenceHistory.ANN;
import static io.ringroom.domain.conference.ConferenceHistory.BOB;
import static io.ringroom.domain.conference.ConferenceHistory.EVE;
import static io.ringroom.domain.conference.ConferenceHistory.MEDIA;
import static io.ringroom.domain.conference.ConferenceHistory.PHONE;
import static io.ringroom.domain.conference.ConferenceHistory.ROOM;
import static io.ringroom.domain.conference.ConferenceHistory.START;
import static io.ringroom.domain.conference.ConferenceHistory.TAB;
import static io.ringroom.domain.conference.ConferenceHistory.join;
import static io.ringroom.domain.conference.ConferenceHistory.rights;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Occupant;
import io.ringroom.domain.room.Rights;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Subscriptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConferenceTest {
  private final ConferenceHistory room = new ConferenceHistory();

  @Test
  void the_first_who_joins_opens_the_room_and_is_told_that_he_is_there_for_the_first_time() {
    room.joined(ANN);

    ClientEvent.RoomStateChanged told = (ClientEvent.RoomStateChanged) room.shownTo(ANN).get(0);
    assertThat(told.state()).isZero();
    assertThat(told.extraInfo().joinType()).isZero();
    assertThat(need().room()).isEqualTo(MEDIA);
  }

  @Test
  void whoever_joins_is_announced_with_his_extra_info_and_learns_who_is_there() {
    room.joined(ANN).joined(BOB);

    assertThat(room.shownTo(ANN))
        .containsExactly(
            new ClientEvent.RoomUserJoined(ROOM, BOB, "I am bob"),
            new ClientEvent.UserPublishStream(ROOM, BOB, 3));
    assertThat(room.shownTo(BOB).subList(1, 3))
        .containsExactly(
            new ClientEvent.RoomUserJoined(ROOM, ANN, "I am ann"),
            new ClientEvent.UserPublishStream(ROOM, ANN, 3));
  }

  @Test
  void the_same_device_joining_again_is_a_rejoin_that_nobody_else_hears_of() {
    room.joined(ANN).joined(BOB).joined(BOB);

    ClientEvent.RoomStateChanged told = (ClientEvent.RoomStateChanged) room.shownTo(BOB).get(0);
    assertThat(told.extraInfo().joinType()).isEqualTo(1);
    assertThat(Objects.requireNonNull(told.room()).users())
        .extracting(other -> other.user())
        .containsExactly(ANN);
    assertThat(room.shownTo(ANN)).isEmpty();
  }

  @Test
  void another_device_of_the_same_user_takes_the_place_of_the_first_which_is_told() {
    room.joined(ANN).joined(BOB).hears(join(BOB, PHONE, Pass.OPEN));

    assertThat(((ClientEvent.RoomStateChanged) room.shownTo(BOB).get(0)).state()).isEqualTo(-1004);
    assertThat(room.shownTo(ANN)).isEmpty();
    room.hears(new ToConference.Lost(BOB, TAB));
    assertThat(room.shownTo(ANN)).isEmpty();
  }

  @Test
  void an_invisible_user_is_announced_to_nobody_and_publishes_nothing() {
    room.joined(ANN).hears(join(BOB, TAB, Pass.OPEN, false));

    assertThat(room.shownTo(ANN)).isEmpty();
    assertThat(occupant(BOB).seat().tracks()).isEqualTo(Tracks.NONE);
    room.hears(new ToConference.Publish(BOB, TAB, true, null));
    assertThat(room.refusal()).isEqualTo(ErrorCode.NO_PERMISSION);
  }

  @Test
  void turning_invisible_looks_like_leaving_with_reason_2_and_turning_visible_like_joining() {
    room.joined(ANN).joined(BOB).hears(new ToConference.SetVisibility(BOB, TAB, false));
    assertThat(room.shownTo(ANN)).containsExactly(new ClientEvent.RoomUserLeave(ROOM, BOB, 2));

    room.hears(new ToConference.SetVisibility(BOB, TAB, true));
    assertThat(room.shownTo(ANN))
        .containsExactly(new ClientEvent.RoomUserJoined(ROOM, BOB, "I am bob"));
  }

  @Test
  @Tag("row-46")
  void publishing_and_unpublishing_are_told_by_what_changed() {
    room.joined(ANN).joined(BOB).hears(new ToConference.Publish(BOB, TAB, null, false));
    assertThat(room.shownTo(ANN))
        .containsExactly(new ClientEvent.UserUnpublishStream(ROOM, BOB, 2));

    room.hears(new ToConference.Publish(BOB, TAB, true, true));
    assertThat(room.shownTo(ANN)).containsExactly(new ClientEvent.UserPublishStream(ROOM, BOB, 2));
    assertThat(occupant(BOB).seat().tracks()).isEqualTo(new Tracks(true, true));
  }

  @Test
  @Tag("row-49")
  void a_screen_is_published_beside_the_camera_by_who_may() {
    room.joined(ANN).joined(BOB).hears(new ToConference.Publish(BOB, TAB, null, null, true));
    assertThat(room.shownTo(ANN)).containsExactly(new ClientEvent.UserPublishScreen(ROOM, BOB));
    assertThat(occupant(BOB).seat().tracks()).isEqualTo(new Tracks(true, true, true));
    room.hears(new ToConference.Publish(BOB, TAB, null, null, false));
    assertThat(room.shownTo(ANN)).containsExactly(new ClientEvent.UserUnpublishScreen(ROOM, BOB));

    room.hears(join(EVE, TAB, rights(255 - Rights.SEND_SCREEN)));
    assertThat(refusalOf(new ToConference.Publish(EVE, TAB, null, null, true)))
        .isEqualTo(ErrorCode.NO_PERMISSION);
  }

  @Test
  @Tag("row-39")
  void who_may_not_see_screens_sees_cameras_all_the_same() {
    room.hears(join(EVE, TAB, rights(255 - Rights.RECEIVE_SCREEN)));

    assertThat(subscriptions(EVE).sees(BOB)).isTrue();
    assertThat(subscriptions(EVE).seesScreen(BOB)).isFalse();
    assertThat(subscriptions(EVE).seesAll()).isFalse();
    assertThat(subscriptions(EVE).withVideo(ANN, false).seesScreen(BOB)).isFalse();
    room.joined(ANN);
    assertThat(subscriptions(ANN).seesScreen(BOB)).isTrue();
  }

  @Test
  @Tag("row-47")
  void a_subscription_is_an_exception_from_the_automatic_rule_and_can_be_taken_back() {
    room.joined(ANN).hears(new ToConference.Subscribe(ANN, TAB, BOB, false, null));
    assertThat(subscriptions(ANN).hears(BOB)).isFalse();
    assertThat(subscriptions(ANN).hears(EVE)).isTrue();
    assertThat(subscriptions(ANN).sees(BOB)).isTrue();

    room.hears(new ToConference.Subscribe(ANN, TAB, BOB, true, null));
    assertThat(subscriptions(ANN).hears(BOB)).isTrue();
  }

  @Test
  @Tag("row-39")
  void each_missing_permission_is_refused_and_never_reaches_the_router() {
    room.hears(join(ANN, TAB, rights(255 - Rights.ENTER)));
    assertThat(room.refusal()).isEqualTo(ErrorCode.NO_PERMISSION);
    room.hears(join(ANN, TAB, rights(255 - Rights.CREATE)));
    assertThat(room.refusal()).isEqualTo(ErrorCode.NO_PERMISSION);
    room.joined(EVE);

    room.hears(join(ANN, TAB, rights(Rights.ENTER)));

    assertThat(room.refusal()).isNull();
    assertThat(occupant(ANN).seat().tracks()).isEqualTo(Tracks.NONE);
    assertThat(subscriptions(ANN).hears(EVE)).isFalse();
    assertThat(subscriptions(ANN).sees(EVE)).isFalse();
    assertThat(refusalOf(new ToConference.Publish(ANN, TAB, true, null)))
        .isEqualTo(ErrorCode.NO_PERMISSION);
    assertThat(refusalOf(new ToConference.Publish(ANN, TAB, null, true)))
        .isEqualTo(ErrorCode.NO_PERMISSION);
    assertThat(refusalOf(new ToConference.Subscribe(ANN, TAB, EVE, true, null)))
        .isEqualTo(ErrorCode.NO_PERMISSION);
    assertThat(refusalOf(new ToConference.Subscribe(ANN, TAB, EVE, null, true)))
        .isEqualTo(ErrorCode.NO_PERMISSION);
  }

  @Test
  @Tag("row-39")
  void a_renewed_pass_that_permits_less_takes_the_publication_away_at_once() {
    room.joined(ANN).joined(BOB);

    room.hears(new ToConference.Renew(BOB, TAB, rights(Rights.ENTER | Rights.SEND_AUDIO)));

    assertThat(room.shownTo(ANN))
        .containsExactly(new ClientEvent.UserUnpublishStream(ROOM, BOB, 2));
    assertThat(occupant(BOB).seat().tracks()).isEqualTo(new Tracks(true, false));
  }

  @Test
  @Tag("row-40")
  void a_pass_that_ends_is_warned_of_once_and_then_ends_the_stay() {
    room.joined(ANN).hears(join(BOB, TAB, until(100)));

    room.after(Duration.ofSeconds(70));
    assertThat(room.shownTo(BOB))
        .containsExactly(
            new ClientEvent.TokenWillExpire(ROOM, START.plusSeconds(100).toEpochMilli()));
    assertThat(room.after(Duration.ofSeconds(10)).shownTo(BOB)).isEmpty();

    room.after(Duration.ofSeconds(20));
    assertThat(((ClientEvent.RoomStateChanged) room.shownTo(BOB).get(0)).state()).isEqualTo(-1009);
    assertThat(room.shownTo(ANN)).containsExactly(new ClientEvent.RoomUserLeave(ROOM, BOB, 3));
  }

  @Test
  @Tag("row-40")
  void a_renewed_pass_counts_from_then_on_and_is_warned_of_anew() {
    room.joined(ANN).hears(join(BOB, TAB, until(100)));
    room.after(Duration.ofSeconds(75)).hears(new ToConference.Renew(BOB, TAB, until(200)));

    assertThat(room.after(Duration.ofSeconds(50)).shownTo(BOB)).isEmpty();
    assertThat(room.after(Duration.ofSeconds(50)).shownTo(BOB)).hasSize(1);
    assertThat(room.state().of(BOB)).isPresent();
  }

  @Test
  void a_full_room_takes_nobody_but_those_who_are_in_it() {
    room.joined(ANN).joined(BOB).joined(EVE).joined(new UserId("max"));
    assertThat(room.refusal()).isEqualTo(ErrorCode.ROOM_FULL);

    assertThat(room.joined(EVE).refusal()).isNull();
  }

  @Test
  @Tag("row-74")
  void a_lost_connection_is_shown_at_once_and_ends_the_stay_after_the_grace() {
    room.joined(ANN).joined(BOB).hears(new ToConference.Lost(BOB, TAB));
    assertThat(room.shownTo(ANN))
        .containsExactly(new ClientEvent.RoomUserConnection(ROOM, BOB, "reconnecting"));

    assertThat(room.after(Duration.ofSeconds(29)).state().of(BOB)).isPresent();
    room.after(Duration.ofSeconds(1));
    assertThat(room.shownTo(ANN)).containsExactly(new ClientEvent.RoomUserLeave(ROOM, BOB, 1));
  }

  @Test
  void a_device_that_is_back_within_the_grace_goes_on() {
    room.joined(ANN).joined(BOB).hears(new ToConference.Lost(BOB, TAB));
    room.hears(new ToConference.Back(BOB, TAB));

    assertThat(room.shownTo(ANN))
        .containsExactly(new ClientEvent.RoomUserConnection(ROOM, BOB, "connected"));
    assertThat(room.after(Duration.ofMinutes(5)).state().of(BOB)).isPresent();
  }

  @Test
  void a_device_that_believes_itself_in_the_room_and_is_not_is_told_so() {
    room.joined(ANN).hears(new ToConference.Back(BOB, TAB));

    assertThat(room.words(BOB)).containsExactly(new ToParticipant(ROOM, 0, null, false, List.of()));
  }

  @Test
  @Tag("row-77")
  void after_a_restart_those_who_show_up_go_on_unnoticed_and_the_others_are_given_up() {
    room.joined(ANN).joined(BOB).recovered();
    assertThat(room.shownTo(ANN)).isEmpty();

    room.hears(new ToConference.Back(ANN, TAB));
    assertThat(room.shownTo(BOB)).isEmpty();
    room.after(Duration.ofSeconds(30));

    assertThat(room.state().of(ANN)).isPresent();
    assertThat(room.shownTo(ANN)).containsExactly(new ClientEvent.RoomUserLeave(ROOM, BOB, 1));
  }

  @Test
  void an_empty_room_waits_for_a_while_and_then_ends() {
    room.joined(ANN).hears(new ToConference.Leave(ANN, TAB));
    assertThat(need().occupants()).isEmpty();

    assertThat(room.after(Duration.ofSeconds(19)).state().sitting()).isNotNull();
    assertThat(room.after(Duration.ofSeconds(1)).state().sitting()).isNull();
    assertThat(room.duties().room()).isNull();
  }

  @Test
  void somebody_who_joins_an_empty_room_keeps_it_open() {
    room.joined(ANN).hears(new ToConference.Leave(ANN, TAB)).joined(BOB);

    assertThat(room.after(Duration.ofHours(1)).state().of(BOB)).isPresent();
  }

  @Test
  void a_word_of_a_device_that_is_not_there_changes_nothing_however_late_it_comes() {
    room.joined(ANN).hears(new ToConference.Leave(ANN, PHONE));
    assertThat(room.state().of(ANN)).isPresent();

    room.hears(new ToConference.Leave(ANN, TAB)).hears(new ToConference.Leave(ANN, TAB));
    assertThat(room.refusal()).isNull();
    room.hears(new ToConference.Lost(ANN, TAB));
    assertThat(room.state().of(ANN)).isEmpty();
  }

  @Test
  void a_message_reaches_everybody_else_or_the_one_it_is_for() {
    room.joined(ANN).joined(BOB).joined(EVE);

    room.hears(new ToConference.Say(ANN, TAB, null, "hello"));
    assertThat(room.shownTo(BOB)).containsExactly(new ClientEvent.RoomMessage(ROOM, ANN, "hello"));
    assertThat(room.shownTo(EVE)).hasSize(1);
    assertThat(room.shownTo(ANN)).isEmpty();

    room.hears(new ToConference.Say(ANN, TAB, BOB, "psst"));
    assertThat(room.shownTo(BOB)).containsExactly(new ClientEvent.UserMessage(ROOM, ANN, "psst"));
    assertThat(room.shownTo(EVE)).isEmpty();
  }

  @Test
  @Tag("row-78")
  void a_room_that_no_media_node_carries_is_over_for_everybody_with_a_reason() {
    room.joined(ANN).joined(BOB).mediaLost();

    assertThat(room.state().sitting()).isNull();
    assertThat(room.shownTo(ANN))
        .anySatisfy(
            told -> assertThat(((ClientEvent.RoomStateChanged) told).state()).isEqualTo(-1011));
  }

  private ErrorCode refusalOf(ToConference message) {
    return Objects.requireNonNull(room.hears(message).refusal());
  }

  private static Pass until(int seconds) {
    return new Pass(Rights.ALL, START.plusSeconds(seconds));
  }

  private RoomNeed need() {
    return Objects.requireNonNull(room.duties().room());
  }

  private Occupant occupant(UserId user) {
    return need().occupants().stream()
        .filter(one -> one.user().equals(user))
        .findFirst()
        .orElseThrow();
  }

  private Subscriptions subscriptions(UserId user) {
    return Objects.requireNonNull(occupant(user).subscriptions());
  }
}
