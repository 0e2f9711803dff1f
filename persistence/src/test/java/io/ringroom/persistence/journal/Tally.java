package io.ringroom.persistence.journal;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;

/** The smallest event-sourced entity: a sum. */
final class Tally extends EventSourcedBehavior<Tally.Count, Tally.Counted, Integer> {

  /** Adds to the sum and tells the new one once it is stored. */
  record Count(int by, ActorRef<Integer> replyTo) {}

  /** What is stored. */
  record Counted(int by) {}

  private Tally(PersistenceId id) {
    super(id);
  }

  static Behavior<Count> create(PersistenceId id) {
    return new Tally(id);
  }

  @Override
  public Integer emptyState() {
    return 0;
  }

  @Override
  public CommandHandler<Count, Counted, Integer> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Count.class,
            (sum, count) ->
                Effect()
                    .persist(new Counted(count.by()))
                    .thenReply(count.replyTo(), newSum -> newSum))
        .build();
  }

  @Override
  public EventHandler<Integer, Counted> eventHandler() {
    return (sum, counted) -> sum + counted.by();
  }
}
