package io.ringroom.domain.webhook;

import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.room.RoomState;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.RoomTask.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks about what was recorded in one media room: when a recording starts and stops, when
 * it fails, and of each file. What a media node has said twice is told once.
 */
public final class RecordingCallbacks {
  private final RoomState.Place place;
  private final List<RecordingCallback> told = new ArrayList<>();
  private final Set<String> files = new HashSet<>();
  private RoomState state = RoomState.NEW;
  private long journalSeq;

  private RecordingCallbacks(RoomState.Place place) {
    this.place = place;
  }

  /**
   * Of whose room they are is known from its first placing; what was asked for before that is told
   * from then on.
   *
   * @param journal every event of a media room that is stored so far, in order
   */
  public static List<RecordingCallback> of(List<RoomEvent> journal) {
    return journal.stream()
        .map(event -> RoomState.NEW.evolve(event).place())
        .filter(Objects::nonNull)
        .findFirst()
        .map(place -> new RecordingCallbacks(place).read(journal))
        .orElse(List.of());
  }

  private List<RecordingCallback> read(List<RoomEvent> journal) {
    journal.forEach(this::read);
    return List.copyOf(told);
  }

  private void read(RoomEvent event) {
    RoomState before = state;
    state = before.evolve(event);
    journalSeq++;
    if (event instanceof RoomEvent.TaskGiven given
        && given.task() instanceof RoomTask.Record record) {
      start(record, event);
    } else if (event instanceof RoomEvent.TaskDropped dropped) {
      before
          .task(dropped.task())
          .filter(RoomTask.Record.class::isInstance)
          .ifPresent(task -> stop(task, event));
    } else if (event instanceof RoomEvent.Closed && !before.closed()) {
      before.work().stream()
          .filter(RoomTask.Record.class::isInstance)
          .forEach(task -> stop(task, event));
    } else if (event instanceof RoomEvent.RecordingFailed failed) {
      tell(CallbackCommand.RECORDING_FAILURE, failed.task(), null, failed.why(), null, event);
    } else if (event instanceof RoomEvent.FileRecorded recorded) {
      file(recorded.file(), event);
    }
  }

  private void start(RoomTask.Record record, RoomEvent event) {
    tell(CallbackCommand.RECORDING_START, record.id(), record.form(), null, null, event);
  }

  private void stop(RoomTask task, RoomEvent event) {
    tell(CallbackCommand.RECORDING_STOP, task.id(), null, null, null, event);
  }

  private void file(RecordedFile file, RoomEvent event) {
    if (files.add(file.recording() + "/" + file.file())) {
      RecordingCallback.File shown =
          new RecordingCallback.File(
              file.file(),
              file.user(),
              file.kinds(),
              file.startedAt(),
              file.millis(),
              file.bytes());
      tell(CallbackCommand.RECORDING_FILE, file.recording(), null, null, shown, event);
    }
  }

  private void tell(
      CallbackCommand command,
      String recording,
      @Nullable Form form,
      @Nullable String why,
      RecordingCallback.@Nullable File file,
      RoomEvent event) {
    long seq = told.size() + 1L;
    told.add(
        new RecordingCallback(
            command,
            place.tenant().value(),
            place.call(),
            place.conference(),
            recording,
            form,
            why,
            file,
            event.at().toEpochMilli(),
            seq,
            seq - 1,
            journalSeq));
  }
}
