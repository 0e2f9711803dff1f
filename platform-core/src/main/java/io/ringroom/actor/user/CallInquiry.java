package io.ringroom.actor.user;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.domain.ring.ToUser;
import io.ringroom.domain.user.Effect;
import io.ringroom.id.CallId;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks several calls at once how they stand for a user. */
record CallInquiry(ActorSystem<?> system, Addresses addresses, Duration within) {

  CompletionStage<List<CallCommand.Seen>> ask(UserKey user, Collection<CallId> calls) {
    List<CompletableFuture<CallCommand.Seen>> answers =
        calls.stream().map(call -> ask(user, call).toCompletableFuture()).toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(all -> answers.stream().map(CompletableFuture::join).toList());
  }

  /** How one call stands for a user who is in it; fails when it does not say. */
  CompletionStage<ToUser.Refresh> picture(UserKey user, Effect.AskForPicture asked) {
    return ask(user, asked.call())
        .thenApply(
            seen ->
                new ToUser.Refresh(
                    seen.call(),
                    seen.revision(),
                    seen.phase(),
                    Objects.requireNonNull(seen.view()),
                    asked.attempt()));
  }

  private CompletionStage<CallCommand.Seen> ask(UserKey user, CallId call) {
    return AskPattern.ask(
        addresses.call(call),
        replyTo -> new CallCommand.GetView(user.tenant(), user.user(), replyTo),
        within,
        system.scheduler());
  }
}
