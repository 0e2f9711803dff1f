package io.ringroom.actor.user;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.id.CallId;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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

  private CompletionStage<CallCommand.Seen> ask(UserKey user, CallId call) {
    return AskPattern.ask(
        addresses.call(call),
        replyTo -> new CallCommand.GetView(user.tenant(), user.user(), replyTo),
        within,
        system.scheduler());
  }
}
