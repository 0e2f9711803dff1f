package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.BOTH;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PAGE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.SOUND;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.lost;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.DeviceId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member goes on from another of his devices. */
class CallMoveTest {
  private static final Seat AT_PAGE = Seat.of(PAGE, BOTH);

  @Test
  @Tag("row-15")
  void the_new_device_is_in_the_old_one_is_out_and_the_others_see_neither_leave_nor_join() {
    CallHistory.Then moved =
        given(annCalls(BOB), answered(BOB, 3)).at(9).when(new ToCall.Move(BOB, AT_PAGE));

    moved
        .happens(new CallEvent.MemberMoved(BOB, AT_PAGE, second(9)))
        .tells(BOB, PHONE, new ClientEvent.CallMovedToDevice(CALL, PAGE))
        .tells(ANN, PHONE);
    assertThat(moved.told(BOB, PAGE).get(0)).isInstanceOf(ClientEvent.CallBegin.class);
    assertThat(moved.told(BOB, PAGE)).contains(new ClientEvent.UserJoin(CALL, ANN));
    assertThat(Objects.requireNonNull(moved.then().duties().room()).occupants())
        .anyMatch(one -> one.user().equals(BOB) && one.seat().equals(AT_PAGE));
  }

  @Test
  @Tag("row-15")
  void the_others_hear_of_what_he_publishes_now() {
    given(annCalls(BOB), answered(BOB, 3))
        .at(9)
        .when(new ToCall.Move(BOB, Seat.of(PAGE, SOUND)))
        .tells(ANN, PHONE, new ClientEvent.UserVideoAvailable(CALL, BOB, false));
  }

  @Test
  @Tag("row-15")
  void a_member_whose_device_was_away_is_back_on_the_other() {
    given(annCalls(BOB), answered(BOB, 3), lost(BOB, 5, 35))
        .at(9)
        .when(new ToCall.Move(BOB, AT_PAGE))
        .tells(ANN, PHONE, new ClientEvent.UserConnectionState(CALL, BOB, "connected"))
        .then()
        .at(60)
        .whenTimePasses()
        .nothingHappens()
        .goesOn();
  }

  @Test
  void the_old_device_can_neither_hang_up_nor_be_missed() {
    CallHistory moved =
        given(annCalls(BOB), answered(BOB, 3)).at(9).when(new ToCall.Move(BOB, AT_PAGE)).then();

    moved.when(new ToCall.Hangup(BOB, PHONE)).refuses(ErrorCode.NOT_A_MEMBER).goesOn();
    moved.when(new ToCall.Lost(BOB, PHONE)).nothingHappens().goesOn();
    moved.when(new ToCall.Move(BOB, AT_PAGE)).nothingHappens().goesOn();
  }

  @Test
  void an_audio_call_stays_without_a_camera_on_the_new_device() {
    given(annCalls(MediaType.AUDIO, BOB), answered(BOB, 3))
        .at(9)
        .when(new ToCall.Move(BOB, AT_PAGE))
        .happens(new CallEvent.MemberMoved(BOB, Seat.of(PAGE, SOUND), second(9)));
  }

  @Test
  void who_is_not_in_a_call_that_has_begun_moves_nowhere() {
    given(annCalls(BOB)).at(1).when(new ToCall.Move(ANN, AT_PAGE)).refuses(ErrorCode.NOT_A_MEMBER);
    given(annCalls(BOB, EVE), answered(BOB, 3))
        .at(9)
        .when(new ToCall.Move(EVE, AT_PAGE))
        .refuses(ErrorCode.NOT_A_MEMBER)
        .goesOn();
    assertThat(new DeviceId("server")).isEqualTo(Seat.SERVER.device());
    assertThat(Seat.SERVER.tracks()).isEqualTo(Tracks.NONE);
  }
}
