package io.ringroom.persistence.record;

import io.ringroom.actor.record.RecordedFiles;
import io.ringroom.actor.record.StoredRoomEvent;
import io.ringroom.domain.room.RoomEvent.FileRecorded;
import io.ringroom.id.RoomId;
import io.ringroom.persistence.db.Database;
import io.ringroom.persistence.tail.JournalRows;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Answers from the journal of the room. */
public final class JdbcRecordedFiles implements RecordedFiles {
  private final Database database;
  private final JournalRows<StoredRoomEvent> journal;

  public JdbcRecordedFiles(Database database, JournalRows<StoredRoomEvent> journal) {
    this.database = database;
    this.journal = journal;
  }

  @Override
  public CompletionStage<List<FileRecorded>> of(RoomId media) {
    return database.ask(
        connection ->
            journal.of(connection, media.value()).stream()
                .map(StoredRoomEvent::event)
                .filter(FileRecorded.class::isInstance)
                .map(FileRecorded.class::cast)
                .toList());
  }
}
