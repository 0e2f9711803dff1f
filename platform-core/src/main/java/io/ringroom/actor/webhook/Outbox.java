package io.ringroom.actor.webhook;

import akka.Done;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Callbacks that wait to be delivered. To one endpoint the callbacks of one chain (those of a call,
 * or those about its recordings) go in order: the next may be claimed when the one before is
 * delivered.
 */
public interface Outbox {

  /**
   * Takes callbacks that are due. Nobody else gets them for the time of the lease; whose claimer
   * dies are due again after it.
   *
   * @param paused endpoints to leave alone
   */
  CompletionStage<List<Delivery>> claim(int limit, Duration lease, Set<String> paused, Instant now);

  /**
   * It has arrived; the chain's next one is due. Means nothing, as the two below, once the claim
   * has lapsed and somebody else has it, or it was asked for anew.
   */
  CompletionStage<Done> delivered(Delivery delivery, Instant now);

  /** It has not; it is due again at an instant. */
  CompletionStage<Done> failed(Delivery delivery, String why, Instant again);

  /** It has not for so long that it waits to be asked for, and the later ones of its chain too. */
  CompletionStage<Done> parked(Delivery delivery, String why);

  /**
   * Delivers a call's callbacks and those about its recordings again, to every endpoint that had
   * got or missed them.
   *
   * @param fromSeq the first one wanted of each chain, 1 for all
   * @return how many will be delivered
   */
  CompletionStage<Integer> replay(TenantId tenant, CallId call, long fromSeq, Instant now);

  /**
   * Delivers again what a tenant's endpoints were, or should have been, told of events that
   * happened at an instant or later, in every call.
   *
   * @return how many will be delivered
   */
  CompletionStage<Integer> replay(TenantId tenant, Instant since, Instant now);

  /**
   * Forgets what is old: it can no longer be replayed.
   *
   * @param delivered what has arrived and was made before this instant
   * @param others what has not, before this one
   * @return how many
   */
  CompletionStage<Integer> prune(Instant delivered, Instant others);

  /** How the tenant's endpoints stand. */
  CompletionStage<List<EndpointStatus>> status(TenantId tenant);

  /**
   * A callback on its way.
   *
   * @param chain what it is numbered by
   * @param attempts how often it has been tried before
   * @param body what is sent, byte by byte the same each time
   * @param since when it was made
   * @param leasedUntil when its claim lapses; tells this claim from later ones
   */
  record Delivery(
      TenantId tenant,
      String endpoint,
      String chain,
      long seq,
      int attempts,
      String body,
      Instant since,
      Instant leasedUntil) {}

  /**
   * @param waiting callbacks not delivered yet
   * @param parked of those, the ones that are not tried any more
   * @param lastError why the last attempt failed; "" if it did not
   */
  record EndpointStatus(String endpoint, long waiting, long parked, String lastError) {}
}
