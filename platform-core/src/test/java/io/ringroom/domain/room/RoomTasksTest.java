package io.ringroom.domain.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.ring.Seat;
import io.ringroom.domain.ring.Tracks;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.RoomTask.Form;
import io.ringroom.protocol.node.ToNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RoomTasksTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final TenantId TENANT = new TenantId(1);
  private static final CallId CALL = new CallId("c1");
  private static final UserId ANN = new UserId("ann");
  private static final Folder FOLDER = new RoomOwner.OfCall(CALL).folder(TENANT);
  private static final RoomNeed NEED =
      new RoomNeed(
          RoomId.of(CALL),
          List.of(Occupant.of(ANN, Seat.of(new DeviceId("tab"), new Tracks(true, true)))));

  private RoomState state =
      new RoomState(RoomState.Place.ofCall(TENANT, CALL, new NodeId("n1"), 1), false);

  @Test
  @Tag("row-62")
  void a_task_given_twice_is_given_once_and_one_with_other_values_is_changed() {
    assertThat(given(record("r", Form.TRACKS))).hasSize(1);
    assertThat(given(record("r", Form.TRACKS))).isEmpty();
    assertThat(given(record("r", Form.BOTH))).hasSize(1);

    assertThat(state.work()).containsExactly(record("r", Form.BOTH));
  }

  @Test
  @Tag("row-62")
  void who_leads_has_the_room_recorded_and_any_member_where_the_tenant_lets_him() {
    RoomTasks.ByMember leadsNot = new RoomTasks.ByMember(ANN, false);
    RoomNeed led = new RoomNeed(NEED.room(), List.of(NEED.occupants().get(0).leading(true)));

    assertThat(RoomTasks.record(state, NEED, leadsNot, FOLDER, Form.TRACKS, NOW).refusal())
        .isEqualTo(ErrorCode.MAY_NOT_RECORD);
    assertThat(RoomTasks.record(state, led, leadsNot, FOLDER, Form.TRACKS, NOW).events())
        .hasSize(1);
    assertThat(
            RoomTasks.record(
                    state, NEED, new RoomTasks.ByMember(ANN, true), FOLDER, Form.TRACKS, NOW)
                .events())
        .hasSize(1);
    UserId stranger = new UserId("zoe");
    assertThat(
            RoomTasks.record(
                    state, led, new RoomTasks.ByMember(stranger, true), FOLDER, Form.TRACKS, NOW)
                .refusal())
        .isEqualTo(ErrorCode.NOT_A_MEMBER);
  }

  @Test
  @Tag("row-62")
  void members_end_the_recording_of_theirs_and_never_the_tenants() {
    RoomTasks.ByMember ann = new RoomTasks.ByMember(ANN, true);
    given(record("auto", Form.TRACKS));
    assertThat(RoomTasks.record(state, NEED, ann, FOLDER, null, NOW).refusal())
        .isEqualTo(ErrorCode.NO_TASK);

    given(record("members", Form.MIXED));
    RoomTasks.record(state, NEED, ann, FOLDER, null, NOW)
        .events()
        .forEach(event -> state = state.evolve(event));

    assertThat(state.work()).containsExactly(record("auto", Form.TRACKS));
  }

  @Test
  @Tag("row-62")
  void an_id_keeps_its_kind() {
    given(record("x", Form.TRACKS));

    assertThat(refusal(new RoomTask.Push("x", FOLDER, null, null)))
        .isEqualTo(ErrorCode.TASK_OF_ANOTHER_KIND);
  }

  @Test
  @Tag("row-62")
  void a_room_has_only_so_many_tasks_but_those_it_has_may_change() {
    for (int i = 0; i < RoomTasks.MOST; i++) {
      given(record("r" + i, Form.TRACKS));
    }

    assertThat(refusal(record("one-more", Form.TRACKS))).isEqualTo(ErrorCode.TOO_MANY_TASKS);
    assertThat(refusal(record("r0", Form.MIXED))).isNull();
  }

  @Test
  @Tag("row-62")
  void a_task_that_does_not_run_cannot_be_ended() {
    given(record("r", Form.TRACKS));

    assertThat(RoomTasks.drop(state, "q", NOW).refusal()).isEqualTo(ErrorCode.NO_TASK);
    drop("r");
    assertThat(RoomTasks.drop(state, "r", NOW).refusal()).isEqualTo(ErrorCode.NO_TASK);
    assertThat(state.work()).isEmpty();
  }

  @Test
  @Tag("row-62")
  void a_network_camera_needs_a_name_that_nobody_in_the_room_has() {
    given(pull("one", "gate"));

    assertThat(refusal(pull("two", "ann"))).isEqualTo(ErrorCode.USER_IS_THERE);
    assertThat(refusal(pull("two", "gate"))).isEqualTo(ErrorCode.USER_IS_THERE);
    assertThat(refusal(new RoomTask.Pull("one", "rtsp://other", new UserId("gate")))).isNull();
  }

  @Test
  @Tag("row-62")
  void recording_and_streaming_are_heard_elsewhere_and_a_camera_that_comes_in_is_not() {
    given(pull("gate", "gate"));
    assertThat(RoomTasks.recording(state)).isFalse();

    given(new RoomTask.Push("out", FOLDER, "rtmp://h/k", null));
    assertThat(RoomTasks.recording(state)).isTrue();
  }

  @Test
  @Tag("row-62")
  void the_wish_names_a_network_camera_until_a_user_takes_its_name() {
    RoomTask camera = pull("gate", "gate");
    assertThat(wish(List.of(camera)).members()).hasSize(2);

    RoomTask annToo = pull("gate", "ann");
    assertThat(wish(List.of(annToo)).members()).hasSize(1);
    assertThat(wish(List.of()).tasks()).isNull();
  }

  private ToNode.Wish wish(List<RoomTask> tasks) {
    return RoomWish.of(NEED, Objects.requireNonNull(state.place()), tasks, Map.of(), 1);
  }

  private static RoomTask record(String id, Form form) {
    return new RoomTask.Record(id, FOLDER, form);
  }

  private static RoomTask pull(String id, String user) {
    return new RoomTask.Pull(id, "rtsp://10.0.0.7/1", new UserId(user));
  }

  private List<RoomEvent> given(RoomTask task) {
    List<RoomEvent> events = RoomTasks.give(state, NEED, task, NOW).events();
    events.forEach(event -> state = state.evolve(event));
    return events;
  }

  private void drop(String task) {
    RoomTasks.drop(state, task, NOW).events().forEach(event -> state = state.evolve(event));
  }

  private @Nullable ErrorCode refusal(RoomTask task) {
    return RoomTasks.give(state, NEED, task, NOW).refusal();
  }
}
