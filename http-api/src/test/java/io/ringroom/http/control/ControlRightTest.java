package io.ringroom.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.tenant.TenantPolicy.RoomControl;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.CallView;
import io.ringroom.protocol.client.CallView.Participant;
import io.ringroom.protocol.client.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-94")
class ControlRightTest {
  private static final CallId CALL = new CallId("call-1");
  private static final UserId ANN = new UserId("ann");
  private static final UserId ROOM = new UserId("room");

  @Test
  void who_called_the_room_may_and_who_was_called_beside_it_may_not() {
    assertThat(refusal(view(ANN, "caller", "joined"), RoomControl.CALLER)).isNull();
    assertThat(refusal(view(ANN, "callee", "joined"), RoomControl.CALLER))
        .isEqualTo(ErrorCode.MAY_NOT_CONTROL);
  }

  @Test
  void whom_the_room_has_called_may() {
    assertThat(refusal(view(ROOM, "callee", "joined"), RoomControl.CALLER)).isNull();
  }

  @Test
  void a_tenant_may_let_every_member_or_nobody() {
    assertThat(refusal(view(ANN, "callee", "joined"), RoomControl.MEMBER)).isNull();
    assertThat(refusal(view(ANN, "caller", "joined"), RoomControl.NOBODY))
        .isEqualTo(ErrorCode.MAY_NOT_CONTROL);
  }

  @Test
  void both_must_be_in_the_call() {
    assertThat(refusal(null, RoomControl.MEMBER)).isEqualTo(ErrorCode.NOT_A_MEMBER);
    assertThat(refusal(view(ANN, "callee", "ringing"), RoomControl.MEMBER))
        .isEqualTo(ErrorCode.NOT_A_MEMBER);
    assertThat(
            ControlRight.refusal(
                view(ANN, "caller", "joined"), new UserId("elsewhere"), RoomControl.MEMBER))
        .isEqualTo(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  void who_rings_a_room_and_whom_a_room_rings_may_see_it_until_somebody_answers() {
    assertThat(ControlRight.noPreview(ringing(ANN, ROOM), ANN, ROOM)).isNull();
    assertThat(ControlRight.noPreview(ringing(ROOM, ANN), ANN, ROOM)).isNull();
    assertThat(ControlRight.noPreview(view(ANN, "caller", "joined"), ANN, ROOM))
        .isEqualTo(ErrorCode.NO_PREVIEW);
    assertThat(ControlRight.noPreview(ringing(ANN, ROOM), ANN, new UserId("elsewhere")))
        .isEqualTo(ErrorCode.NO_PREVIEW);
    assertThat(ControlRight.noPreview(null, ANN, ROOM)).isEqualTo(ErrorCode.NOT_A_MEMBER);
  }

  private static CallView ringing(UserId caller, UserId callee) {
    return view(
        caller,
        caller.equals(ANN) ? "caller" : "callee",
        List.of(
            new Participant(caller, "joined", true, true),
            new Participant(callee, "ringing", false, false)));
  }

  private static @Nullable ErrorCode refusal(@Nullable CallView view, RoomControl who) {
    return ControlRight.refusal(view, ROOM, who);
  }

  private static CallView view(UserId caller, String role, String state) {
    return view(
        caller,
        role,
        List.of(
            new Participant(ANN, state, true, true), new Participant(ROOM, "joined", true, true)));
  }

  private static CallView view(UserId caller, String role, List<Participant> members) {
    String state =
        members.stream()
            .filter(member -> member.user().equals(ANN))
            .map(Participant::state)
            .findFirst()
            .orElse("left");
    return new CallView(
        CALL,
        RoomId.of(CALL),
        "active",
        2,
        caller,
        List.of(),
        role,
        state,
        null,
        0,
        0L,
        null,
        null,
        "",
        "",
        members,
        null);
  }
}
