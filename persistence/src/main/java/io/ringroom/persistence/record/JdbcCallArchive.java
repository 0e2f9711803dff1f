package io.ringroom.persistence.record;

import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordQuery;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.domain.record.CallRecord;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.persistence.db.Database;
import io.ringroom.persistence.tail.JournalRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Answers from the tables of records, and from the journal. */
public final class JdbcCallArchive implements CallArchive {
  private final Database database;
  private final JournalRows<StoredEvent> journal;

  public JdbcCallArchive(Database database, JournalRows<StoredEvent> journal) {
    this.database = database;
    this.journal = journal;
  }

  @Override
  public CompletionStage<List<CallRecord>> records(RecordQuery query) {
    return database.ask(connection -> RecordTable.page(connection, query));
  }

  @Override
  public CompletionStage<NumberedPage> page(RecordQuery query, int page) {
    return database.ask(connection -> RecordTable.numbered(connection, query, page));
  }

  @Override
  public CompletionStage<Optional<CallRecord>> record(TenantId tenant, CallId call) {
    return database.ask(connection -> RecordTable.record(connection, tenant, call));
  }

  @Override
  public CompletionStage<Integer> hide(TenantId tenant, UserId user, List<CallId> calls) {
    return database.ask(connection -> RecordTable.hide(connection, tenant, user, calls));
  }

  @Override
  public CompletionStage<Integer> forget(TenantId tenant, Instant before, int most) {
    return database.ask(connection -> RecordTable.forget(connection, tenant, before, most));
  }

  @Override
  public CompletionStage<List<StoredEvent>> journal(CallId call) {
    return database.ask(connection -> journal.of(connection, call.value()));
  }
}
