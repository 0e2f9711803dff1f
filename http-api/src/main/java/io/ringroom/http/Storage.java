package io.ringroom.http;

import akka.actor.typed.ActorSystem;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.http.webhook.WebhookEndpoints;
import io.ringroom.persistence.db.Database;
import io.ringroom.persistence.deadline.JdbcCallDeadlines;
import io.ringroom.persistence.record.JdbcCallArchive;
import io.ringroom.persistence.record.RecordWriter;
import io.ringroom.persistence.schema.DbSettings;
import io.ringroom.persistence.tail.EventDecoder;
import io.ringroom.persistence.tail.JournalRows;
import io.ringroom.persistence.tail.JournalTail;
import io.ringroom.persistence.webhook.JdbcOutbox;
import io.ringroom.persistence.webhook.OutboxWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a platform node keeps in the database beside the journal itself. */
record Storage(
    JdbcCallDeadlines deadlines,
    JdbcCallArchive archive,
    JdbcOutbox outbox,
    Database questions,
    Database deliveries,
    JournalRows journal,
    List<JournalTail> tails)
    implements AutoCloseable {

  static Storage open(ActorSystem<?> system, DbSettings settings, WebhookEndpoints webhooks) {
    JournalRows journal = new JournalRows(new EventDecoder(system));
    Database questions = Database.open(settings, "archive");
    Database deliveries = Database.open(settings, "outbox");
    OutboxWriter outbox = new OutboxWriter(journal, webhooks::wanting, InstantSource.system());
    return new Storage(
        JdbcCallDeadlines.open(settings),
        new JdbcCallArchive(questions, journal),
        new JdbcOutbox(deliveries),
        questions,
        deliveries,
        journal,
        new ArrayList<>(List.of(JournalTail.start(settings, "webhooks", journal, outbox))));
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
