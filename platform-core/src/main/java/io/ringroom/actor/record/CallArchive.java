package io.ringroom.actor.record;

import io.ringroom.domain.record.CallRecord;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What is known of calls beside their entities. Records follow the journal within a second or so;
 * the journal itself is always complete. Every answer fails within a few seconds where the database
 * is away.
 */
public interface CallArchive {
  /** Who needs more names an instant. */
  int LAST_PAGE = 1000;

  /** A page of records, the newest first. */
  CompletionStage<List<CallRecord>> records(RecordQuery query);

  /**
   * A page by its number, for those who cannot name the last record of the page before. The further
   * the page, the longer it takes.
   *
   * @param page from 1 to {@link #LAST_PAGE}
   */
  CompletionStage<NumberedPage> page(RecordQuery query, int page);

  /**
   * @param total how many records there are on all pages
   */
  record NumberedPage(List<CallRecord> records, long total) {
    public NumberedPage {
      records = List.copyOf(records);
    }
  }

  /** The record of a call that is over; empty also for a call of another tenant. */
  CompletionStage<Optional<CallRecord>> record(TenantId tenant, CallId call);

  /**
   * Takes calls out of a user's own list; they stay in the lists of the others and of the tenant.
   *
   * @return how many were in it
   */
  CompletionStage<Integer> hide(TenantId tenant, UserId user, List<CallId> calls);

  /**
   * Forgets records of calls made before an instant; their journals stay. They would be back, until
   * they are forgotten again, when the records are computed anew.
   *
   * @param most how many at once, so that no answer takes long
   * @return how many there were; fewer than asked for when no older one is left
   */
  CompletionStage<Integer> forget(TenantId tenant, Instant before, int most);

  /** Everything that ever happened in a call, in order; empty when there is no such call. */
  CompletionStage<List<StoredEvent>> journal(CallId call);
}
