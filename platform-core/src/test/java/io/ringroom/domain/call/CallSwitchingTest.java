package io.ringroom.domain.call;

import static io.ringroom.domain.call.CallHistory.given;
import static io.ringroom.domain.call.Cast.ANN;
import static io.ringroom.domain.call.Cast.BOB;
import static io.ringroom.domain.call.Cast.CALL;
import static io.ringroom.domain.call.Cast.EVE;
import static io.ringroom.domain.call.Cast.PAGE;
import static io.ringroom.domain.call.Cast.PHONE;
import static io.ringroom.domain.call.Cast.SEAT;
import static io.ringroom.domain.call.Cast.SOUND;
import static io.ringroom.domain.call.Cast.annCalls;
import static io.ringroom.domain.call.Cast.answered;
import static io.ringroom.domain.call.Cast.hangup;
import static io.ringroom.domain.call.Cast.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call changes between voice and video while it runs. */
class CallSwitchingTest {
  private static final CallHistory VIDEO = given(annCalls(BOB), answered(BOB, 4)).at(10);
  private static final CallHistory VOICE =
      given(
              annCalls(MediaType.AUDIO, BOB),
              new CallEvent.Answered(BOB, Seat.of(PHONE, SOUND), second(4)))
          .at(10);

  private static ToCall to(MediaType media, UserId user) {
    return new ToCall.SwitchMedia(user, PHONE, media);
  }

  private static ToCall answer(UserId user, boolean agree) {
    return new ToCall.AnswerMedia(user, PHONE, agree);
  }

  private static CallEvent asked(UserId user, long at) {
    return new CallEvent.MediaTypeAsked(user, MediaType.VIDEO, second(at + 30), second(at));
  }

  private static CallEvent changed(UserId user, MediaType media, long at) {
    return new CallEvent.MediaTypeChanged(user, media, second(at));
  }

  private static ClientEvent told(int from, int to, UserId by) {
    return new ClientEvent.CallMediaTypeChanged(CALL, from, to, by);
  }

  private static List<Boolean> cameras(CallHistory call) {
    return Objects.requireNonNull(call.duties().room()).occupants().stream()
        .map(occupant -> occupant.seat().tracks().video())
        .toList();
  }

  @Test
  @Tag("row-22")
  void to_voice_it_changes_at_once_and_every_camera_is_closed() {
    CallHistory.Then then = VIDEO.when(to(MediaType.AUDIO, BOB));

    then.happens(changed(BOB, MediaType.AUDIO, 10))
        .tells(ANN, PHONE, told(2, 1, BOB), new ClientEvent.UserVideoAvailable(CALL, BOB, false))
        .tells(BOB, PHONE, told(2, 1, BOB), new ClientEvent.UserVideoAvailable(CALL, ANN, false));
    assertThat(cameras(then.then())).containsOnly(false);
    then.then()
        .when(new ToCall.SetTracks(ANN, PHONE, null, true))
        .nothingOf()
        .refuses(ErrorCode.BAD_PARAMETER);
  }

  @Test
  @Tag("row-22")
  void to_video_it_changes_when_the_other_agrees_and_each_opens_his_own_camera() {
    CallHistory.Then question = VOICE.when(to(MediaType.VIDEO, ANN));

    question
        .happens(asked(ANN, 10))
        .tells(
            BOB, PHONE, new ClientEvent.MediaTypeRequest(CALL, ANN, 2, second(40).toEpochMilli()))
        .tells(ANN, PHONE);
    CallHistory.Then agreed = question.then().at(15).when(answer(BOB, true));
    agreed
        .happens(changed(BOB, MediaType.VIDEO, 15))
        .tells(ANN, PHONE, told(1, 2, BOB))
        .tells(BOB, PHONE, told(1, 2, BOB));
    assertThat(cameras(agreed.then())).containsOnly(false);
    agreed
        .then()
        .when(new ToCall.SetTracks(ANN, PHONE, null, true))
        .tells(BOB, PHONE, new ClientEvent.UserVideoAvailable(CALL, ANN, true));
  }

  @Test
  @Tag("row-22")
  void a_no_leaves_the_call_as_it_is_and_it_may_be_asked_again() {
    CallHistory.Then no =
        VOICE.when(to(MediaType.VIDEO, ANN)).then().at(15).when(answer(BOB, false));

    ClientEvent rejected = new ClientEvent.CallMediaTypeChangeRejected(CALL, ANN, BOB);
    no.happens(new CallEvent.MediaTypeRefused(ANN, BOB, second(15)))
        .tells(ANN, PHONE, rejected)
        .tells(BOB, PHONE, rejected)
        .then()
        .at(20)
        .when(to(MediaType.VIDEO, ANN))
        .happens(asked(ANN, 20));
  }

  @Test
  @Tag("row-22")
  void silence_counts_as_no_after_thirty_seconds() {
    CallHistory waiting = VOICE.when(to(MediaType.VIDEO, ANN)).then();

    assertThat(waiting.duties().deadline()).isEqualTo(second(40));
    waiting.at(39).whenTimePasses().nothingHappens();
    waiting
        .at(40)
        .whenTimePasses()
        .happens(new CallEvent.MediaTypeRefused(ANN, null, second(40)))
        .tells(ANN, PHONE, new ClientEvent.CallMediaTypeChangeRejected(CALL, ANN, null))
        .then()
        .when(answer(BOB, true))
        .nothingOf()
        .refuses(ErrorCode.NO_REQUEST);
  }

  @Test
  void two_who_ask_each_other_agree() {
    VOICE
        .when(to(MediaType.VIDEO, ANN))
        .then()
        .at(11)
        .when(to(MediaType.VIDEO, BOB))
        .happens(changed(BOB, MediaType.VIDEO, 11))
        .then()
        .when(answer(BOB, true))
        .nothingHappens();
  }

  @Test
  void a_doubled_wish_changes_nothing() {
    CallHistory waiting = VOICE.when(to(MediaType.VIDEO, ANN)).then();
    waiting.when(to(MediaType.VIDEO, ANN)).nothingHappens();
    waiting.when(answer(ANN, true)).nothingOf().refuses(ErrorCode.NO_REQUEST);
    VIDEO.when(to(MediaType.VIDEO, ANN)).nothingHappens();
    VIDEO.when(to(MediaType.AUDIO, ANN)).then().when(to(MediaType.AUDIO, ANN)).nothingHappens();
  }

  @Test
  void who_asked_may_think_better_of_it() {
    VOICE
        .when(to(MediaType.VIDEO, ANN))
        .then()
        .when(to(MediaType.AUDIO, ANN))
        .happens(new CallEvent.MediaTypeRefused(ANN, ANN, second(10)));
  }

  @Test
  @Tag("row-22")
  void after_the_way_down_video_may_be_asked_for_again() {
    VIDEO
        .when(to(MediaType.AUDIO, ANN))
        .then()
        .at(12)
        .when(to(MediaType.VIDEO, ANN))
        .happens(asked(ANN, 12));
  }

  @Test
  void the_asker_hanging_up_ends_the_call_and_the_question() {
    VOICE
        .when(to(MediaType.VIDEO, ANN))
        .then()
        .when(hangup(ANN))
        .happensFirst(Cast.hungUp(ANN, 10))
        .then()
        .when(answer(BOB, true))
        .refuses(ErrorCode.CALL_ENDED);
  }

  @Test
  void the_question_of_one_who_left_a_call_that_has_grown_is_gone() {
    VOICE
        .when(to(MediaType.VIDEO, ANN))
        .then()
        .when(Cast.invite(ANN, EVE))
        .then()
        .when(hangup(ANN))
        .goesOn()
        .then()
        .when(answer(BOB, true))
        .nothingOf()
        .refuses(ErrorCode.NO_REQUEST);
  }

  @Test
  void a_restart_keeps_the_question_and_its_deadline() {
    CallHistory waiting = VOICE.when(to(MediaType.VIDEO, ANN)).then();

    assertThat(CallViews.of(waiting.state(), BOB, second(12)).orElseThrow().mediaRequest())
        .isEqualTo(new CallView.MediaRequest(ANN, 2, second(40).toEpochMilli()));
    CallHistory restarted = waiting.at(60).whenRestarted().then();
    restarted
        .whenTimePasses()
        .happens(new CallEvent.MediaTypeRefused(ANN, null, second(60)))
        .goesOn();
  }

  @Test
  @Tag("row-22")
  void in_a_group_only_the_default_changes_upwards() {
    CallHistory three =
        given(
                annCalls(MediaType.AUDIO, BOB, EVE),
                new CallEvent.Answered(BOB, Seat.of(PHONE, SOUND), second(4)))
            .at(10);

    CallHistory.Then then = three.when(to(MediaType.VIDEO, BOB));
    then.happens(changed(BOB, MediaType.VIDEO, 10)).tells(EVE, PAGE, told(1, 2, BOB));
    assertThat(cameras(then.then())).containsOnly(false);
    assertThat(then.then().when(new ToCall.Offered(EVE)).messages(EVE))
        .extracting(word -> ((ToUser.RingGo) word).invite().media())
        .containsExactly(MediaType.VIDEO);
  }

  @Test
  @Tag("row-22")
  void a_callee_may_answer_a_video_call_by_voice() {
    CallHistory ringing = given(annCalls(BOB)).at(3);

    ringing
        .when(to(MediaType.AUDIO, BOB))
        .happens(changed(BOB, MediaType.AUDIO, 3))
        .then()
        .when(Cast.accept(BOB))
        .happens(new CallEvent.Answered(BOB, SEAT.within(MediaType.AUDIO), second(3)));
    ringing
        .when(new ToCall.SwitchMedia(BOB, PHONE, MediaType.VIDEO))
        .nothingOf()
        .refuses(ErrorCode.NOT_A_MEMBER);
    given(annCalls(BOB, EVE)).at(3).when(to(MediaType.AUDIO, BOB)).refuses(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  void only_members_on_their_own_device_switch_or_answer() {
    VIDEO
        .when(new ToCall.SwitchMedia(BOB, PAGE, MediaType.AUDIO))
        .nothingOf()
        .refuses(ErrorCode.NOT_A_MEMBER);
    VIDEO.when(to(MediaType.AUDIO, EVE)).nothingOf().refuses(ErrorCode.NOT_A_MEMBER);
    VOICE
        .when(to(MediaType.VIDEO, ANN))
        .then()
        .when(new ToCall.AnswerMedia(BOB, PAGE, true))
        .nothingOf()
        .refuses(ErrorCode.NOT_A_MEMBER);
  }
}
