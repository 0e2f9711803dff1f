package io.ringroom.http.webhook;

import akka.Done;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.ringroom.actor.webhook.Outbox;
import io.ringroom.actor.webhook.Outbox.Delivery;
import io.ringroom.http.outbound.Endpoint;
import io.ringroom.http.outbound.OutboundHttp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is due in the outbox. One runs on every platform node: each callback is claimed by
 * one of them, and a claim that outlives its node lapses. An endpoint that does not answer is left
 * alone for a while by all its calls alike, so that it is not hammered while it is down.
 */
public final class WebhookDispatcher extends AbstractBehavior<WebhookDispatcher.Command> {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration PRUNE_EVERY = Duration.ofHours(1);

  /** Requests under way at once. */
  private static final int AT_ONCE = 16;

  /** What the dispatcher is sent; only by itself. */
  public sealed interface Command {}

  private enum Timer implements Command {
    LOOK,
    PRUNE
  }

  private record Claimed(List<Delivery> deliveries, @Nullable Throwable failure)
      implements Command {}

  private record Answered(
      Delivery delivery, OutboundHttp.@Nullable Answer answer, @Nullable Throwable failure)
      implements Command {}

  private record Noted(@Nullable Throwable failure) implements Command {}

  private record Pruned(@Nullable Integer count, @Nullable Throwable failure) implements Command {}

  private final Outbox outbox;
  private final OutboundHttp http;
  private final WebhookSettings settings;
  private final InstantSource clock;
  private final EndpointHealth health = new EndpointHealth();
  private int underWay;
  private boolean claiming;

  public static Behavior<Command> create(
      Outbox outbox, OutboundHttp http, WebhookSettings settings, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new WebhookDispatcher(context, timers, outbox, http, settings, clock)));
  }

  private WebhookDispatcher(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Outbox outbox,
      OutboundHttp http,
      WebhookSettings settings,
      InstantSource clock) {
    super(context);
    this.outbox = outbox;
    this.http = http;
    this.settings = settings;
    this.clock = clock;
    timers.startTimerWithFixedDelay(Timer.LOOK, LOOK_EVERY);
    timers.startTimerWithFixedDelay(Timer.PRUNE, PRUNE_EVERY);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Timer.class, this::onTimer)
        .onMessage(Claimed.class, this::onClaimed)
        .onMessage(Answered.class, this::onAnswered)
        .onMessage(Noted.class, this::onNoted)
        .onMessage(Pruned.class, this::onPruned)
        .build();
  }

  private Behavior<Command> onTimer(Timer timer) {
    if (timer == Timer.LOOK) {
      claim();
    } else {
      prune();
    }
    return this;
  }

  private void prune() {
    Instant now = clock.instant();
    getContext()
        .pipeToSelf(
            outbox.prune(now.minus(settings.keep()), now.minus(settings.keepUndelivered())),
            Pruned::new);
  }

  private Behavior<Command> onPruned(Pruned pruned) {
    if (pruned.failure() != null) {
      getContext()
          .getLog()
          .warn("old webhooks cannot be removed, later again: {}", "" + pruned.failure());
    } else {
      getContext().getLog().debug("{} old webhooks removed", pruned.count());
    }
    return this;
  }

  private void claim() {
    int room = AT_ONCE - underWay;
    if (claiming || room <= 0) {
      return;
    }
    claiming = true;
    // Longer than the request may take, so that nobody else begins while it is under way.
    Duration lease = settings.answerWithin().multipliedBy(3);
    getContext()
        .pipeToSelf(
            outbox.claim(room, lease, health.paused(clock.instant()), clock.instant()),
            (deliveries, failure) ->
                new Claimed(deliveries == null ? List.of() : deliveries, failure));
  }

  private Behavior<Command> onClaimed(Claimed claimed) {
    claiming = false;
    if (claimed.failure() != null) {
      getContext().getLog().warn("the webhook outbox cannot be read: {}", "" + claimed.failure());
    }
    claimed.deliveries().forEach(this::deliver);
    return this;
  }

  private void deliver(Delivery delivery) {
    Optional<Endpoint> endpoint =
        settings.endpoints().named(delivery.tenant(), delivery.endpoint());
    if (endpoint.isEmpty()) {
      note(outbox.parked(delivery, "the endpoint is not configured any more"));
      return;
    }
    underWay++;
    getContext()
        .pipeToSelf(
            http.post(
                endpoint.get(),
                delivery.chain() + "-" + delivery.seq(),
                delivery.body(),
                clock.instant(),
                settings.answerWithin()),
            (answer, failure) -> new Answered(delivery, answer, failure));
  }

  private Behavior<Command> onAnswered(Answered answered) {
    underWay--;
    Delivery delivery = answered.delivery();
    OutboundHttp.Answer answer = answered.answer();
    Optional<String> complaint =
        answer == null ? Optional.of("" + answered.failure()) : WebhookAnswer.complaint(answer);
    if (complaint.isPresent()) {
      failed(delivery, complaint.get());
    } else {
      health.works(delivery.endpoint());
      note(outbox.delivered(delivery, clock.instant()));
    }
    return this;
  }

  private void failed(Delivery delivery, String why) {
    health.fails(delivery.endpoint(), clock.instant());
    boolean hopeless = delivery.since().plus(settings.giveUpAfter()).isBefore(clock.instant());
    if (hopeless) {
      getContext()
          .getLog()
          .warn("gave up telling {} of {}: {}", delivery.endpoint(), delivery.chain(), why);
      note(outbox.parked(delivery, why));
    } else {
      Duration pause = Backoff.after(delivery.attempts(), ThreadLocalRandom.current().nextDouble());
      note(outbox.failed(delivery, why, clock.instant().plus(pause)));
    }
  }

  private void note(CompletionStage<Done> noting) {
    getContext().pipeToSelf(noting, (done, failure) -> new Noted(failure));
  }

  /** Where noting failed the lease lapses and the callback goes out once more. */
  private Behavior<Command> onNoted(Noted noted) {
    if (noted.failure() != null) {
      getContext().getLog().warn("a webhook's fate cannot be stored: {}", "" + noted.failure());
    }
    claim();
    return this;
  }
}
