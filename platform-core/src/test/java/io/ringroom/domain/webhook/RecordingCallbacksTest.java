package io.ringroom.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.room.RoomOwner;
import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.RoomTask.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordingCallbacksTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final TenantId TENANT = new TenantId(1);
  private static final NodeId NODE = new NodeId("n1");
  private static final RoomOwner CALL = new RoomOwner.OfCall(new CallId("c1"));
  private static final Folder FOLDER = CALL.folder(TENANT);
  private static final RoomEvent PLACED = RoomEvent.placed(TENANT, CALL, NODE, 1, NOW);

  @Test
  @Tag("row-62")
  @Tag("row-81")
  void a_recording_is_told_from_its_start_to_its_last_file_which_comes_after_the_end() {
    List<RecordingCallback> told =
        RecordingCallbacks.of(
            List.of(
                PLACED,
                given("r1", Form.TRACKS),
                new RoomEvent.RecordingFailed("r1", "no room on the disk", NOW),
                new RoomEvent.Closed(NOW),
                file("ann-1.webm")));

    assertThat(told)
        .extracting(RecordingCallback::command)
        .containsExactly(
            CallbackCommand.RECORDING_START,
            CallbackCommand.RECORDING_FAILURE,
            CallbackCommand.RECORDING_STOP,
            CallbackCommand.RECORDING_FILE);
    assertThat(told).extracting(RecordingCallback::seq).containsExactly(1L, 2L, 3L, 4L);
    assertThat(told).extracting(RecordingCallback::call).containsOnly(new CallId("c1"));
    assertThat(told.get(0).form()).isEqualTo(Form.TRACKS);
    assertThat(told.get(1).why()).isEqualTo("no room on the disk");
    assertThat(told.get(3).file()).extracting("name").isEqualTo("ann-1.webm");
  }

  @Test
  @Tag("row-81")
  void what_a_node_said_twice_is_told_once_and_other_work_not_at_all() {
    List<RoomEvent> journal =
        new ArrayList<>(
            List.of(
                PLACED,
                new RoomEvent.TaskGiven(new RoomTask.Push("hls", FOLDER, null, null), NOW),
                given("r1", Form.BOTH),
                file("ann-1.webm"),
                new RoomEvent.TaskDropped("hls", NOW),
                new RoomEvent.TaskDropped("r1", NOW)));
    List<RecordingCallback> before = RecordingCallbacks.of(journal);
    journal.add(file("ann-1.webm"));
    journal.add(new RoomEvent.Closed(NOW));

    assertThat(before).hasSize(3);
    assertThat(RecordingCallbacks.of(journal)).isEqualTo(before);
  }

  @Test
  @Tag("row-81")
  void what_was_asked_for_before_the_room_had_a_node_is_told_once_it_has_one() {
    RoomEvent given = given("r1", Form.MIXED);
    RoomEvent lesson =
        RoomEvent.placed(TENANT, new RoomOwner.OfConference(new RoomId("lesson")), NODE, 1, NOW);

    assertThat(RecordingCallbacks.of(List.of(given))).isEmpty();
    assertThat(RecordingCallbacks.of(List.of(given, lesson)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.room()).isEqualTo(new RoomId("lesson"));
              assertThat(one.call()).isNull();
            });
  }

  private static RoomEvent given(String id, Form form) {
    return new RoomEvent.TaskGiven(new RoomTask.Record(id, FOLDER, form), NOW);
  }

  private static RoomEvent file(String name) {
    return new RoomEvent.FileRecorded(
        NODE,
        new RecordedFile(FOLDER, "r1", name, new UserId("ann"), List.of("audio"), 1, 4000L, 10),
        NOW);
  }
}
