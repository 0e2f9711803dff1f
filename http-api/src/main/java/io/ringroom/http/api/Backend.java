package io.ringroom.http.api;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.function.Function;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.record.RecordedFiles;
import io.ringroom.actor.record.StoredEvent;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.actor.webhook.Outbox;
import io.ringroom.domain.call.Call;
import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallState;
import io.ringroom.domain.conference.ToConference;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.http.control.RoomControl;
import io.ringroom.http.limit.CallRates;
import io.ringroom.http.limit.LiveCalls;
import io.ringroom.http.permission.CallPermission;
import io.ringroom.http.permission.Refused;
import io.ringroom.http.permission.Verdict;
import io.ringroom.http.recording.Deliveries;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What the operations answer from: the entities of calls, their journal, and what tenants allow.
 *
 * @param newCallId makes ids that sort by the time of their making
 */
public record Backend(
    ActorSystem<?> system,
    Addresses addresses,
    CallArchive archive,
    RecordedFiles recordedFiles,
    Outbox outbox,
    TenantPolicies policies,
    CallRates rates,
    LiveCalls live,
    CallPermission permission,
    Deliveries deliveries,
    Supplier<CallId> newCallId) {
  private static final Duration DECIDE_WITHIN = Duration.ofSeconds(5);

  /**
   * A call that was started in the name of a robot.
   *
   * @param refused who does not ring, because the tenant's server does not allow it
   */
  public record Started(CallId call, List<UserId> accepted, List<Refused> refused) {}

  /** Starts a call; fails with an {@link ApiRefusal} when the tenant does not allow it. */
  public CompletionStage<Started> start(TenantId tenant, RobotCall wanted) {
    TenantPolicy policy = policies.of(tenant);
    wanted.start(tenant, policy);
    if (!rates.take(new UserKey(tenant, wanted.robot()), policy.limits(), System.nanoTime())) {
      throw new ApiRefusal(429, ErrorCode.TOO_MANY_CALLS, "too many calls a second");
    }
    CallId call = newCallId.get();
    return permission
        .ask(wanted.question(tenant), call.value())
        .thenCompose(verdict -> start(tenant, call, wanted, verdict));
  }

  private CompletionStage<Started> start(
      TenantId tenant, CallId call, RobotCall wanted, Verdict verdict) {
    List<UserId> allowed = verdict.allowed(wanted.callees());
    if (allowed.isEmpty()) {
      throw new ApiRefusal(403, ErrorCode.BLOCKED, verdict.words());
    }
    TenantPolicy policy = policies.of(tenant);
    if (!live.letIn(tenant, call, policy.limits().liveCalls(), System.nanoTime())) {
      throw new ApiRefusal(
          429, ErrorCode.CALL_LIMIT, "this sdkAppID has as many calls as it may have at once");
    }
    return decide(tenant, call, wanted.to(allowed).start(tenant, policy))
        .thenApply(yes -> new Started(call, allowed, verdict.refused()));
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

  /** Lets a conference decide; fails with an {@link ApiRefusal} when it refuses. */
  CompletionStage<ConferenceCommand.Reply> decide(
      TenantId tenant, RoomId room, ToConference message) {
    CompletionStage<ConferenceCommand.Reply> reply =
        AskPattern.ask(
            addresses.conference(new ConferenceKey(tenant, room)),
            replyTo -> new ConferenceCommand.Hear(message, replyTo),
            DECIDE_WITHIN,
            system.scheduler());
    return reply.thenApply(
        answer -> {
          if (answer.refusal() == ErrorCode.NOT_A_MEMBER) {
            throw ApiRefusal.notFound("no such user in the room " + room);
          }
          if (answer.refusal() != null) {
            throw ApiRefusal.decided(answer.refusal());
          }
          return answer;
        });
  }

  /** The media room of a conference; fails with an {@link ApiRefusal} while nobody is there. */
  CompletionStage<RoomId> mediaRoom(TenantId tenant, RoomId room) {
    CompletionStage<ConferenceCommand.Media> reply =
        AskPattern.ask(
            addresses.conference(new ConferenceKey(tenant, room)),
            ConferenceCommand.GetMedia::new,
            DECIDE_WITHIN,
            system.scheduler());
    return reply.thenApply(
        answer -> {
          if (answer.media() == null) {
            throw ApiRefusal.decided(ErrorCode.NO_MEDIA_YET);
          }
          return answer.media();
        });
  }

  /** Lets a media room decide about its tasks; fails with an {@link ApiRefusal} on refusal. */
  CompletionStage<List<RoomCommand.TaskView>> tasks(
      RoomId media, Function<ActorRef<RoomCommand.Tasks>, RoomCommand> ask) {
    CompletionStage<RoomCommand.Tasks> reply =
        AskPattern.ask(addresses.room(media), ask, DECIDE_WITHIN, system.scheduler());
    return reply.thenApply(
        answer -> {
          if (answer.refusal() != null) {
            throw ApiRefusal.decided(answer.refusal());
          }
          return answer.tasks();
        });
  }

  /** Of the devices of camera rooms. */
  RoomControl control() {
    return new RoomControl(system, addresses, DECIDE_WITHIN);
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
