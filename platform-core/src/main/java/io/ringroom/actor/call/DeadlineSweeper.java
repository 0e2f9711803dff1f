package io.ringroom.actor.call;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.id.CallId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Wakes calls whose owner died: all live ones when this node starts, page by page, and from then on
 * those whose deadline has passed without their owner having moved it. One runs on every platform
 * node; waking a call that is awake does nothing.
 */
public final class DeadlineSweeper extends AbstractBehavior<DeadlineSweeper.Command> {
  /** How many calls one look wakes: recovery of each reads the journal. */
  private static final int PAGE = 200;

  private static final Duration BETWEEN_PAGES = Duration.ofMillis(250);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Long enough for an owner that is alive to have acted by itself. */
  private static final Duration OVERDUE_AFTER = Duration.ofSeconds(2);

  /** What the sweeper is sent; only by itself. */
  public sealed interface Command {}

  private record NextPage(String after) implements Command {}

  private record Page(List<CallId> calls) implements Command {}

  private record LookForOverdue() implements Command {}

  private record Overdue(List<CallId> calls) implements Command {}

  private record DatabaseFailed(String what, Command again) implements Command {}

  private final TimerScheduler<Command> timers;
  private final Addresses addresses;
  private final CallDeadlines deadlines;
  private final InstantSource clock;

  public static Behavior<Command> create(
      Addresses addresses, CallDeadlines deadlines, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new DeadlineSweeper(context, timers, addresses, deadlines, clock)));
  }

  private DeadlineSweeper(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Addresses addresses,
      CallDeadlines deadlines,
      InstantSource clock) {
    super(context);
    this.timers = timers;
    this.addresses = addresses;
    this.deadlines = deadlines;
    this.clock = clock;
    context.getSelf().tell(new NextPage(""));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(NextPage.class, this::onNextPage)
        .onMessage(Page.class, this::onPage)
        .onMessage(LookForOverdue.class, this::onLookForOverdue)
        .onMessage(Overdue.class, this::onOverdue)
        .onMessage(DatabaseFailed.class, this::onDatabaseFailed)
        .build();
  }

  private Behavior<Command> onNextPage(NextPage next) {
    ask(deadlines.all(next.after(), PAGE), "list live calls", next, true);
    return this;
  }

  private Behavior<Command> onPage(Page page) {
    List<CallId> calls = page.calls();
    wake(calls);
    if (!calls.isEmpty()) {
      getContext().getLog().info("woke {} live calls", calls.size());
    }
    if (calls.size() < PAGE) {
      later(new LookForOverdue(), BETWEEN_LOOKS);
    } else {
      later(new NextPage(calls.get(calls.size() - 1).value()), BETWEEN_PAGES);
    }
    return this;
  }

  private Behavior<Command> onLookForOverdue(LookForOverdue look) {
    ask(
        deadlines.overdue(clock.instant().minus(OVERDUE_AFTER), PAGE),
        "look for overdue calls",
        look,
        false);
    return this;
  }

  private Behavior<Command> onOverdue(Overdue overdue) {
    wake(overdue.calls());
    later(new LookForOverdue(), BETWEEN_LOOKS);
    return this;
  }

  private Behavior<Command> onDatabaseFailed(DatabaseFailed failure) {
    getContext().getLog().warn("could not {}, trying again", failure.what());
    later(failure.again(), BETWEEN_LOOKS);
    return this;
  }

  private void wake(List<CallId> calls) {
    calls.forEach(call -> addresses.call(call).tell(new CallCommand.Poke()));
  }

  private void later(Command command, Duration delay) {
    timers.startSingleTimer(command, delay);
  }

  private void ask(CompletionStage<List<CallId>> answer, String what, Command again, boolean page) {
    getContext()
        .pipeToSelf(
            answer,
            (calls, failure) -> {
              if (failure != null || calls == null) {
                return new DatabaseFailed(what, again);
              }
              return page ? new Page(calls) : new Overdue(calls);
            });
  }
}
