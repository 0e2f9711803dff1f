package io.ringroom.actor.record;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Forgets the records that are older than their tenant keeps them: at the start, then every hour.
 * One runs on every platform node; two that forget the same find less to do, and nothing else.
 */
public final class RecordRetention extends AbstractBehavior<RecordRetention.Command> {
  static final Duration LOOK_EVERY = Duration.ofHours(1);

  /** Records of one statement: a few hundred milliseconds of the database. */
  static final int AT_ONCE = 2000;

  /** What it is sent; only by itself. */
  public sealed interface Command {}

  private record Look() implements Command {}

  private record Forgotten(TenantId tenant, @Nullable Integer count, @Nullable Throwable failure)
      implements Command {}

  private final CallArchive archive;
  private final Map<TenantId, Duration> keepFor;
  private final InstantSource clock;

  /**
   * @param keepFor of the tenants that do not keep records for ever
   */
  public static Behavior<Command> create(
      CallArchive archive, Map<TenantId, Duration> keepFor, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new RecordRetention(context, timers, archive, keepFor, clock)));
  }

  private RecordRetention(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      CallArchive archive,
      Map<TenantId, Duration> keepFor,
      InstantSource clock) {
    super(context);
    this.archive = archive;
    this.keepFor = Map.copyOf(keepFor);
    this.clock = clock;
    timers.startTimerWithFixedDelay(new Look(), LOOK_EVERY);
    context.getSelf().tell(new Look());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Look.class, this::onLook)
        .onMessage(Forgotten.class, this::onForgotten)
        .build();
  }

  private Behavior<Command> onLook(Look look) {
    keepFor.keySet().forEach(this::forget);
    return this;
  }

  private void forget(TenantId tenant) {
    Duration kept = keepFor.getOrDefault(tenant, Duration.ZERO);
    getContext()
        .pipeToSelf(
            archive.forget(tenant, clock.instant().minus(kept), AT_ONCE),
            (count, failure) -> new Forgotten(tenant, count, failure));
  }

  /** A page that was full may not have been the last. */
  private Behavior<Command> onForgotten(Forgotten forgotten) {
    Integer count = forgotten.count();
    if (count == null) {
      getContext()
          .getLog()
          .warn(
              "old records of tenant {} stay for now: {}",
              forgotten.tenant(),
              "" + forgotten.failure());
      return this;
    }
    if (count > 0) {
      getContext().getLog().info("{} old records of tenant {} gone", count, forgotten.tenant());
    }
    if (count == AT_ONCE) {
      forget(forgotten.tenant());
    }
    return this;
  }
}
