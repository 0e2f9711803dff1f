package io.ringroom.actor.record;

import io.ringroom.domain.record.CallRecord;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What is known of calls beside their entities. Records follow the journal within a second or so;
 * the journal itself is always complete. Every answer fails within a few seconds where the database
 * is away.
 */
public interface CallArchive {

  /** A page of records, the newest first. */
  CompletionStage<List<CallRecord>> records(RecordQuery query);

  /** The record of a call that is over; empty also for a call of another tenant. */
  CompletionStage<Optional<CallRecord>> record(TenantId tenant, CallId call);

  /**
   * Takes calls out of a user's own list; they stay in the lists of the others and of the tenant.
   *
   * @return how many were in it
   */
  CompletionStage<Integer> hide(TenantId tenant, UserId user, List<CallId> calls);

  /** Everything that ever happened in a call, in order; empty when there is no such call. */
  CompletionStage<List<StoredEvent>> journal(CallId call);
}
