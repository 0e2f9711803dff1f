package io.ringroom.http;

import akka.actor.typed.ActorSystem;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.actor.record.StoredRoomEvent;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.http.webhook.WebhookEndpoints;
import io.ringroom.persistence.db.Database;
import io.ringroom.persistence.deadline.JdbcCallDeadlines;
import io.ringroom.persistence.record.JdbcCallArchive;
import io.ringroom.persistence.record.JdbcRecordedFiles;
import io.ringroom.persistence.record.RecordWriter;
import io.ringroom.persistence.schema.DbSettings;
import io.ringroom.persistence.tail.EventDecoder;
import io.ringroom.persistence.tail.JournalRows;
import io.ringroom.persistence.tail.JournalTail;
import io.ringroom.persistence.webhook.JdbcOutbox;
import io.ringroom.persistence.webhook.OutboxWriter;
import io.ringroom.persistence.webhook.RecordingOutboxWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a platform node keeps in the database beside the journal itself. */
record Storage(
    JdbcCallDeadlines deadlines,
    JdbcCallArchive archive,
    JdbcRecordedFiles recordedFiles,
    JdbcOutbox outbox,
    Database questions,
    Database deliveries,
    JournalRows<StoredEvent> journal,
    List<JournalTail> tails)
    implements AutoCloseable {

  static Storage open(ActorSystem<?> system, DbSettings settings, WebhookEndpoints webhooks) {
    JournalRows<StoredEvent> journal = new JournalRows<>(EventDecoder.ofCalls(system));
    JournalRows<StoredRoomEvent> rooms = new JournalRows<>(EventDecoder.ofRooms(system));
    Database questions = Database.open(settings, "archive");
    Database deliveries = Database.open(settings, "outbox");
    InstantSource clock = InstantSource.system();
    OutboxWriter calls = new OutboxWriter(journal, webhooks::wanting, clock);
    RecordingOutboxWriter recordings = new RecordingOutboxWriter(rooms, webhooks::wanting, clock);
    return new Storage(
        JdbcCallDeadlines.open(settings),
        new JdbcCallArchive(questions, journal),
        new JdbcRecordedFiles(questions, rooms),
        new JdbcOutbox(deliveries),
        questions,
        deliveries,
        journal,
        new ArrayList<>(
            List.of(
                JournalTail.start(settings, "webhooks", journal, calls),
                JournalTail.start(settings, "recording-webhooks", rooms, recordings))));
  }

  /** Begins to keep records, once there is somebody to tell of them. */
  void keepRecords(DbSettings settings, Consumer<CallRecord> stored) {
    tails.add(JournalTail.start(settings, "records", journal, new RecordWriter(journal, stored)));
  }

  @Override
  public void close() {
    tails.forEach(JournalTail::close);
    questions.close();
    deliveries.close();
    deadlines.close();
  }
}
