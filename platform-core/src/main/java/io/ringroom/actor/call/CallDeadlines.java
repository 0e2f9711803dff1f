package io.ringroom.actor.call;

import io.ringroom.id.CallId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where the next deadline of every live call is kept outside its entity, so that a call whose owner
 * died is found again. Writing is fire and forget: a lost entry costs a late wake-up, never a call,
 * because users ask after their calls too.
 */
public interface CallDeadlines {

  /**
   * @param dueAt when the call must be looked at next; a call without a deadline is kept with a far
   *     one, so that a restarted cluster finds it
   */
  void put(CallId call, Instant dueAt);

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
}
