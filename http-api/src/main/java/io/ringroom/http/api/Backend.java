package io.ringroom.http.api;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.actor.webhook.Outbox;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What the operations answer from: the entities of calls, and their journal.
 *
 * @param newCallId makes ids that sort by the time of their making
 */
public record Backend(
    ActorSystem<?> system,
    Addresses addresses,
    CallArchive archive,
    Outbox outbox,
    TenantPolicies policies,
    Supplier<CallId> newCallId) {
  private static final Duration DECIDE_WITHIN = Duration.ofSeconds(5);

  /** Starts a call; fails with an {@link ApiRefusal} when the tenant does not allow it. */
  public CompletionStage<CallCommand.Reply> start(TenantId tenant, CallId call, RobotCall wanted) {
    return decide(tenant, call, wanted.start(tenant, policies.of(tenant)));
  }

  /** Lets a call decide; fails with an {@link ApiRefusal} when it refuses. */
  public CompletionStage<CallCommand.Reply> decide(TenantId tenant, CallId call, ToCall message) {
    CompletionStage<CallCommand.Reply> reply =
        AskPattern.ask(
            addresses.call(call),
            replyTo -> new CallCommand.Hear(tenant, message, replyTo),
            DECIDE_WITHIN,
            system.scheduler());
    return reply.thenApply(Backend::unlessRefused);
  }

  /** What a user is engaged in. */
  CompletionStage<UserCommand.Looked> look(TenantId tenant, UserId user) {
    return AskPattern.ask(
        addresses.user(new UserKey(tenant, user)),
        UserCommand.Look::new,
        DECIDE_WITHIN,
        system.scheduler());
  }

  private static CallCommand.Reply unlessRefused(CallCommand.Reply reply) {
    if (reply.refusal() != null) {
      throw ApiRefusal.decided(reply.refusal());
    }
    return reply;
  }

  /**
   * Everything that happened in a call; fails with an {@link ApiRefusal} when the tenant has no
   * such call.
   */
  public CompletionStage<List<StoredEvent>> journal(TenantId tenant, CallId call) {
    return archive
        .journal(call)
        .thenApply(
            events -> {
              if (events.isEmpty() || !ownedBy(tenant, events.get(0).event())) {
                throw ApiRefusal.notFound("no such call: " + call);
              }
              return events;
            });
  }

  private static boolean ownedBy(TenantId tenant, CallEvent first) {
    return first instanceof CallEvent.Started started && started.facts().tenant().equals(tenant);
  }

  /** The state some events of a call lead to. */
  public static CallState fold(CallId call, List<StoredEvent> events) {
    CallState state = Call.unknown(call);
    for (StoredEvent stored : events) {
      state = Call.evolve(state, stored.event());
    }
    return state;
  }
}
