package io.ringroom.domain.conference;

import static io.ringroom.domain.conference.ConferenceHistory.ANN;
import static io.ringroom.domain.conference.ConferenceHistory.BOB;
import static io.ringroom.domain.conference.ConferenceHistory.EVE;
import static io.ringroom.domain.conference.ConferenceHistory.PHONE;
import static io.ringroom.domain.conference.ConferenceHistory.ROOM;
import static io.ringroom.domain.conference.ConferenceHistory.TAB;
import static io.ringroom.domain.conference.ConferenceHistory.join;
import static io.ringroom.domain.conference.ConferenceHistory.rights;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Tracks;
import io.ringroom.domain.room.Rights;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConferenceModerationTest {
  /** Ann may moderate, Bob and Eve may not. */
  private final ConferenceHistory room =
      new ConferenceHistory().hears(join(ANN, TAB, rights(Rights.MOST))).joined(BOB).joined(EVE);

  @Test
  @Tag("row-43")
  void who_is_put_out_is_told_so_and_the_others_see_why_he_left() {
    room.hears(new ToConference.Kick(ANN, TAB, BOB));

    assertThat(((ClientEvent.RoomStateChanged) room.shownTo(BOB).get(0)).state()).isEqualTo(-1006);
    assertThat(room.shownTo(EVE)).containsExactly(new ClientEvent.RoomUserLeave(ROOM, BOB, 3));
    room.hears(new ToConference.Kick(ANN, TAB, BOB));
    assertThat(room.refusal()).isEqualTo(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  @Tag("row-43")
  void who_is_muted_is_told_what_was_closed_and_may_publish_it_again() {
    room.hears(new ToConference.Mute(ANN, TAB, BOB, true, false));

    assertThat(room.shownTo(BOB)).containsExactly(new ClientEvent.RoomMuted(ROOM, true, false));
    assertThat(room.shownTo(EVE))
        .containsExactly(new ClientEvent.UserUnpublishStream(ROOM, BOB, 1));
    room.hears(new ToConference.Mute(ANN, TAB, BOB, true, false));
    assertThat(room.shownTo(BOB)).isEmpty();
    room.hears(new ToConference.Publish(BOB, TAB, true, null));
    assertThat(room.state().of(BOB).map(Participant::tracks)).contains(new Tracks(true, true));
  }

  @Test
  @Tag("row-43")
  void only_who_is_there_with_the_right_to_moderate_does() {
    room.hears(new ToConference.Kick(BOB, TAB, EVE));
    assertThat(room.refusal()).isEqualTo(ErrorCode.NO_PERMISSION);
    room.hears(new ToConference.Mute(ANN, PHONE, EVE, true, true));
    assertThat(room.refusal()).isEqualTo(ErrorCode.NOT_A_MEMBER);
    assertThat(room.state().of(EVE)).isPresent();
  }

  @Test
  @Tag("row-43")
  void the_tenants_server_needs_no_pass() {
    room.hears(new ToConference.Mute(EVE, null, EVE, true, true));
    assertThat(room.shownTo(EVE)).containsExactly(new ClientEvent.RoomMuted(ROOM, true, true));
    room.hears(new ToConference.Kick(EVE, null, EVE));
    assertThat(room.state().of(EVE)).isEmpty();
  }
}
