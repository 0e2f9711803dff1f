package io.ringroom.http;

import akka.actor.typed.ActorSystem;
import io.ringroom.persistence.deadline.JdbcCallDeadlines;
import io.ringroom.persistence.record.JdbcCallArchive;
import io.ringroom.persistence.record.RecordWriter;
import io.ringroom.persistence.schema.DbSettings;
import io.ringroom.persistence.tail.EventDecoder;
import io.ringroom.persistence.tail.JournalRows;
import io.ringroom.persistence.tail.JournalTail;
import java.util.List;

/** What a platform node keeps in the database beside the journal itself. */
record Storage(JdbcCallDeadlines deadlines, JdbcCallArchive archive, List<JournalTail> tails)
    implements AutoCloseable {

  static Storage open(ActorSystem<?> system, DbSettings database) {
    JournalRows journal = new JournalRows(new EventDecoder(system));
    return new Storage(
        JdbcCallDeadlines.open(database),
        JdbcCallArchive.open(database, journal),
        List.of(JournalTail.start(database, "records", journal, new RecordWriter(journal))));
  }

  @Override
  public void close() {
    tails.forEach(JournalTail::close);
    archive.close();
    deadlines.close();
  }
}
