package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.DAN;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.SOUND;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.invite;
import static io.ringroom.domain.call.Cast.second;

import io.ringroom.domain.ring.InviteResult;
import io.ringroom.domain.ring.InviteResult.Refused;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tenant's server ends a call, takes members out, and closes what they publish. */
class CallModerationTest {
  private static final ToCall END = new ToCall.EndByServer(null);
  private static final ToCall KICK_BOB = new ToCall.Kick(BOB, false);
  private static final CallHistory THREE =
      given(annCalls(BOB, EVE), answered(BOB, 4), answered(EVE, 5));

  private static CallEvent kicked(long at) {
    return new CallEvent.MemberLeft(BOB, false, second(at), Cause.KICKED);
  }

  @Test
  @Tag("row-37")
  void the_server_ends_a_call_for_members_and_for_who_still_rings() {
    given(annCalls(BOB, EVE), answered(BOB, 4))
        .at(14)
        .when(END)
        .ends(EndReason.END_BY_SERVER, null, 10)
        .tells(ANN, PHONE, new ClientEvent.CallEnd(CALL, 2, 9, null, 10, ""))
        .tells(BOB, PHONE, new ClientEvent.CallEnd(CALL, 2, 9, null, 10, ""))
        .tells(EVE, PHONE, new ClientEvent.CallNotConnected(CALL, 2, 9, null, ""));
  }

  @Test
  @Tag("row-37")
  void a_ringing_call_ended_by_the_server_never_connected() {
    given(annCalls(BOB))
        .at(14)
        .when(new ToCall.EndByServer(Cause.MEDIA_LOST))
        .ends(EndReason.END_BY_SERVER, null, 0)
        .tells(ANN, PHONE, new ClientEvent.CallNotConnected(CALL, 2, 9, null, "mediaLost"))
        .then()
        .when(END)
        .refuses(ErrorCode.CALL_ENDED);
  }

  @Test
  @Tag("row-37")
  void a_call_nobody_made_is_not_waited_for() {
    given().when(END).nothingOf().refuses(ErrorCode.CALL_ENDED);
    given().when(KICK_BOB).nothingOf().refuses(ErrorCode.CALL_ENDED);
    given().when(new ToCall.Mute(BOB, true, true)).nothingOf().refuses(ErrorCode.CALL_ENDED);
  }

  @Test
  @Tag("row-43")
  void who_is_kicked_is_told_and_the_others_see_why_he_left() {
    THREE
        .at(14)
        .when(KICK_BOB)
        .happens(kicked(14))
        .tells(
            BOB,
            PHONE,
            new ClientEvent.KickedFromCall(CALL, false),
            new ClientEvent.CallEnd(CALL, 2, 9, BOB, 10, "kicked"))
        .tells(ANN, PHONE, new ClientEvent.UserLeave(CALL, BOB, 3))
        .goesOn()
        .then()
        .when(invite(ANN, BOB))
        .happens(Cast.invited(ANN, 14, BOB));
  }

  @Test
  @Tag("row-43")
  void kicking_the_last_but_one_ends_the_call_and_says_why() {
    given(annCalls(BOB), answered(BOB, 4))
        .at(14)
        .when(KICK_BOB)
        .ends(EndReason.HANGUP, BOB, 10)
        .tells(
            ANN,
            PHONE,
            new ClientEvent.UserLeave(CALL, BOB, 3),
            new ClientEvent.CallEnd(CALL, 2, 1, BOB, 10, "kicked"));
  }

  @Test
  @Tag("row-43")
  void who_is_barred_is_not_asked_again() {
    THREE
        .at(14)
        .when(new ToCall.Kick(BOB, true))
        .happens(new CallEvent.Barred(BOB, second(14)), kicked(14))
        .tells(
            BOB,
            PHONE,
            new ClientEvent.KickedFromCall(CALL, true),
            new ClientEvent.CallEnd(CALL, 2, 9, BOB, 10, "kicked"))
        .then()
        .when(invite(ANN, BOB))
        .answers(
            new InviteResult(
                List.of(), List.of(), List.of(new Refused(BOB, ErrorCode.NOT_ALLOWED))));
  }

  @Test
  @Tag("row-43")
  void a_pending_invitation_is_taken_back() {
    given(annCalls(BOB, EVE), answered(EVE, 4))
        .at(14)
        .when(KICK_BOB)
        .happens(new CallEvent.InvitationEnded(BOB, Outcome.CANCELLED, null, null, second(14)))
        .tells(BOB, PHONE, new ClientEvent.CallNotConnected(CALL, 2, 6, null, ""))
        .tells(ANN, PHONE, new ClientEvent.UserInviteCancelled(CALL, BOB))
        .goesOn();
    given(annCalls(BOB)).at(14).when(KICK_BOB).ends(EndReason.CANCELED, BOB, 0);
  }

  @Test
  void nobody_is_kicked_twice() {
    THREE.at(14).when(KICK_BOB).then().when(KICK_BOB).refuses(ErrorCode.NOT_A_MEMBER);
    THREE
        .at(14)
        .when(new ToCall.Kick(BOB, true))
        .then()
        .when(new ToCall.Kick(BOB, true))
        .nothingHappens();
    THREE.at(14).when(new ToCall.Kick(DAN, true)).refuses(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  @Tag("row-43")
  void who_is_muted_is_told_and_may_open_again() {
    CallHistory.Then muted = THREE.at(14).when(new ToCall.Mute(BOB, true, true));

    muted
        .happens(new CallEvent.TracksChanged(BOB, Tracks.NONE, second(14), true))
        .tells(BOB, PHONE, new ClientEvent.Muted(CALL, true, true))
        .tells(
            ANN,
            PHONE,
            new ClientEvent.UserAudioAvailable(CALL, BOB, false),
            new ClientEvent.UserVideoAvailable(CALL, BOB, false));
    muted.then().when(new ToCall.Mute(BOB, true, true)).nothingHappens();
    muted
        .then()
        .when(new ToCall.SetTracks(BOB, PHONE, true, null))
        .happens(new CallEvent.TracksChanged(BOB, SOUND, second(14)));
  }

  @Test
  @Tag("row-43")
  void a_moderator_who_closes_a_camera_closes_the_screen_beside_it() {
    THREE
        .at(14)
        .when(new ToCall.SetTracks(BOB, PHONE, null, null, true))
        .then()
        .when(new ToCall.Mute(BOB, false, true))
        .happens(new CallEvent.TracksChanged(BOB, SOUND, second(14), true))
        .tells(
            ANN,
            PHONE,
            new ClientEvent.UserVideoAvailable(CALL, BOB, false),
            ClientEvent.UserVideoAvailable.screen(CALL, BOB, false));
  }

  @Test
  void only_what_is_open_is_closed() {
    THREE
        .at(14)
        .when(new ToCall.Mute(BOB, false, true))
        .happens(new CallEvent.TracksChanged(BOB, SOUND, second(14), true))
        .tells(BOB, PHONE, new ClientEvent.Muted(CALL, false, true));
    THREE.at(14).when(new ToCall.Mute(BOB, false, false)).nothingHappens();
    THREE.at(14).when(new ToCall.Mute(DAN, true, true)).refuses(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  void who_logs_out_leaves_and_the_others_can_see_why() {
    THREE
        .at(14)
        .when(new ToCall.Hangup(BOB, PHONE, Cause.LOGGED_OUT))
        .happens(new CallEvent.MemberLeft(BOB, false, second(14), Cause.LOGGED_OUT))
        .tells(BOB, PHONE, new ClientEvent.CallEnd(CALL, 2, 1, BOB, 10, "loggedOut"))
        .tells(ANN, PHONE, new ClientEvent.UserLeave(CALL, BOB, 0));
    given(annCalls(BOB))
        .at(5)
        .when(new ToCall.Hangup(BOB, PHONE, Cause.TOKEN_EXPIRED))
        .happensFirst(Cast.rejected(BOB, "tokenExpired", 5));
  }
}
