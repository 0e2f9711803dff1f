package io.ringroom.http.limit;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.call.CallDeadlines;
import io.ringroom.id.TenantId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the live calls of the cluster, over and over. While they cannot be counted the last count
 * holds, and no call is let in that would exceed it: those could not be stored either.
 */
public final class LiveCallCounter extends AbstractBehavior<LiveCallCounter.Command> {
  /**
   * Seldom enough to cost nothing; what a tenant's other nodes may let in meanwhile is the error.
   */
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** What the counter is sent; only by itself. */
  public sealed interface Command {}

  private record Look() implements Command {}

  private record Counted(
      long asOfNanos, @Nullable Map<TenantId, Long> alive, @Nullable Throwable failure)
      implements Command {}

  private final TimerScheduler<Command> timers;
  private final CallDeadlines calls;
  private final LiveCalls live;
  private boolean failing;

  public static Behavior<Command> create(CallDeadlines calls, LiveCalls live) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new LiveCallCounter(context, timers, calls, live)));
  }

  private LiveCallCounter(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      CallDeadlines calls,
      LiveCalls live) {
    super(context);
    this.timers = timers;
    this.calls = calls;
    this.live = live;
    context.getSelf().tell(new Look());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Look.class, this::onLook)
        .onMessage(Counted.class, this::onCounted)
        .build();
  }

  private Behavior<Command> onLook(Look look) {
    long now = System.nanoTime();
    getContext()
        .pipeToSelf(
            calls.alive(live.recent(now)), (alive, failure) -> new Counted(now, alive, failure));
    return this;
  }

  private Behavior<Command> onCounted(Counted counted) {
    if (counted.alive() != null) {
      live.counted(counted.alive(), counted.asOfNanos());
    } else if (!failing) {
      getContext().getLog().warn("live calls cannot be counted: {}", "" + counted.failure());
    }
    failing = counted.alive() == null;
    timers.startSingleTimer(new Look(), EVERY);
    return this;
  }
}
