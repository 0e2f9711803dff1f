package io.ringroom.actor.call;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where the next deadline of every live call is kept outside its entity, so that a call whose owner
 * died is found again. Writing is fire and forget: a lost entry costs a late wake-up, never a call,
 * because users ask after their calls too.
 */
public interface CallDeadlines extends CallsByRoom {

  /**
   * @param name what the caller calls the room; absent when it goes by the call's id
   * @param dueAt when the call must be looked at next; a call without a deadline is kept with a far
   *     one, so that a restarted cluster finds it
   */
  void put(CallId call, TenantId tenant, @Nullable RoomId name, Instant dueAt);

  /** The same of a call whose room goes by the call's id. */
  default void put(CallId call, TenantId tenant, Instant dueAt) {
    put(call, tenant, null, dueAt);
  }

  /** The call is over. */
  void remove(CallId call);

  /** Calls whose deadline lies before {@code now}, the oldest first. */
  CompletionStage<List<CallId>> overdue(Instant now, int limit);

  /**
   * Every live call, in id order; perhaps also some that have just ended.
   *
   * @param after the last id of the page before; "" for the first page
   */
  CompletionStage<List<CallId>> all(String after, int limit);

  /**
   * How many calls each tenant has that are not over, in the whole cluster. A call is counted some
   * milliseconds after its start and no more some milliseconds after its end; one whose owner was
   * killed in between, until it is found by its deadline.
   *
   * @param except calls that are not counted
   */
  CompletionStage<Map<TenantId, Long>> alive(Set<CallId> except);
}
