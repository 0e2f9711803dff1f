package io.ringroom.http.control;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.function.Function;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.domain.user.UseWish;
import io.ringroom.id.CallId;
import io.ringroom.id.DeviceId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Has the devices of a camera room used as somebody wishes. Which devices and how is kept by the
 * room's user, until somebody wishes otherwise; what is open is kept by the call, and ends with it.
 *
 * @param within how long each of them may take to decide
 */
public record RoomControl(ActorSystem<?> system, Addresses addresses, Duration within) {
  /** The link to the media node gives up a second earlier. */
  private static final Duration SNAPSHOT_WITHIN = Duration.ofSeconds(7);

  /**
   * What a wish came to.
   *
   * @param refusal absent when it was followed
   * @param shown how the room stands now; absent with some refusals
   */
  public record Outcome(
      @Nullable ErrorCode refusal, String message, UserCommand.@Nullable RoomShown shown) {
    static Outcome refused(ErrorCode why, String message) {
      return new Outcome(why, message, null);
    }
  }

  /** The wish of a member of a call; fails when somebody does not answer in time. */
  public CompletionStage<Outcome> ofMember(
      UserKey member, UserId room, CallId call, TenantPolicy.RoomControl who, UseWish wish) {
    return seen(member, call)
        .thenCompose(
            view -> {
              ErrorCode refusal = ControlRight.refusal(view.view(), room, who);
              return refusal == null
                  ? ofTenant(new UserKey(member.tenant(), room), call, wish)
                  : done(Outcome.refused(refusal, ""));
            });
  }

  /**
   * The wish of the tenant's own server.
   *
   * @param call for which something is to be opened or closed; absent when the room is in none
   */
  public CompletionStage<Outcome> ofTenant(UserKey room, @Nullable CallId call, UseWish wish) {
    if (wish.opensOrCloses() && call == null) {
      return done(Outcome.refused(ErrorCode.CALL_ENDED, "the room is in no call"));
    }
    CompletionStage<UserCommand.RoomShown> used =
        this.<UserCommand, UserCommand.RoomShown>ask(
            addresses.user(room), replyTo -> new UserCommand.UseRoom(wish, replyTo));
    return used.thenCompose(
        shown -> {
          Outcome outcome = new Outcome(shown.refusal(), shown.message(), shown);
          return shown.refusal() == null && call != null && wish.opensOrCloses()
              ? setTracks(room, call, wish, outcome)
              : done(outcome);
        });
  }

  /**
   * A picture of a camera room, for a member of a call with it that nobody has answered yet; fails
   * when somebody does not answer in time.
   */
  public CompletionStage<UserCommand.Snapshot> snapshotFor(
      UserKey member, UserId room, CallId call) {
    return seen(member, call)
        .thenCompose(
            view -> {
              ErrorCode refusal = ControlRight.noPreview(view.view(), member.user(), room);
              return refusal == null
                  ? snapshot(new UserKey(member.tenant(), room), call)
                  : CompletableFuture.completedFuture(UserCommand.Snapshot.refused(refusal, ""));
            });
  }

  /** A picture of a camera room that rings, or is rung, in a call of its tenant. */
  public CompletionStage<UserCommand.Snapshot> snapshot(UserKey room, CallId call) {
    return AskPattern.ask(
        addresses.user(room),
        replyTo -> new UserCommand.TakeSnapshot(call, replyTo),
        SNAPSHOT_WITHIN,
        system.scheduler());
  }

  private CompletionStage<CallCommand.Seen> seen(UserKey member, CallId call) {
    return this.<CallCommand, CallCommand.Seen>ask(
        addresses.call(call),
        replyTo -> new CallCommand.GetView(member.tenant(), member.user(), replyTo));
  }

  private CompletionStage<Outcome> setTracks(
      UserKey room, CallId call, UseWish wish, Outcome used) {
    DeviceId device =
        Optional.ofNullable(used.shown()).map(UserCommand.RoomShown::device).orElse(null);
    if (device == null) {
      return done(Outcome.refused(ErrorCode.MEDIA_UNAVAILABLE, "the room's media node is away"));
    }
    ToCall.SetTracks tracks =
        new ToCall.SetTracks(room.user(), device, wish.microphone(), wish.camera());
    CompletionStage<CallCommand.Reply> reply =
        this.<CallCommand, CallCommand.Reply>ask(
            addresses.call(call), replyTo -> new CallCommand.Hear(room.tenant(), tracks, replyTo));
    return reply.thenApply(
        answer ->
            answer.refusal() == null
                ? used
                : Outcome.refused(answer.refusal(), "the call refused"));
  }

  private <C, R> CompletionStage<R> ask(RecipientRef<C> whom, Function<ActorRef<R>, C> question) {
    return AskPattern.ask(whom, question, within, system.scheduler());
  }

  private static CompletionStage<Outcome> done(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
