package io.ringroom.http.push;

import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.push.Pushes;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries pushes, each tried again until it is of no use any more. A push that takes another back
 * goes out after it, or a device would ring for what is over.
 */
final class PushSender implements Pushes {
  private static final Logger log = LoggerFactory.getLogger(PushSender.class);

  /** Pushes under way; one more is dropped. Keeps a dead push service from filling the memory. */
  private static final int MOST = 1000;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_ATTEMPTS = 6;

  private final Addresses addresses;
  private final Function<String, Carrier> carriers;
  private final InstantSource clock;
  private final Executor executor;
  private final Map<Errand, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
  private final Set<Errand> takenBack = ConcurrentHashMap.newKeySet();

  /**
   * @param carriers by the provider's name
   */
  PushSender(
      Addresses addresses,
      Function<String, Carrier> carriers,
      InstantSource clock,
      Executor executor) {
    this.addresses = addresses;
    this.carriers = carriers;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public void push(UserKey user, PushToken token, WakeUp wakeUp, boolean cancelled) {
    Errand errand = Errand.of(user, token, wakeUp, cancelled, clock.instant());
    if (underWay.size() >= MOST) {
      log.warn("a push to {} of {} is dropped: too many are under way", token, user);
      return;
    }
    Set<Errand> earlier =
        underWay.keySet().stream().filter(errand::takesBack).collect(Collectors.toSet());
    takenBack.addAll(earlier);
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (underWay.putIfAbsent(errand, done) != null) {
      return;
    }
    CompletableFuture.allOf(
            earlier.stream()
                .map(ring -> underWay.getOrDefault(ring, CompletableFuture.completedFuture(null)))
                .toArray(CompletableFuture<?>[]::new))
        .thenRunAsync(() -> attempt(errand, 1), executor);
  }

  private void attempt(Errand errand, int number) {
    Instant now = clock.instant();
    if (takenBack.contains(errand) || !now.isBefore(errand.until())) {
      over(errand, takenBack.contains(errand) ? "taken back" : "too late, not sent");
      return;
    }
    CompletableFuture.completedFuture(errand)
        .thenCompose(one -> carriers.apply(one.token().provider()).carry(one, now))
        .exceptionally(failure -> Carrier.Outcome.LATER)
        .thenAccept(outcome -> after(errand, number, outcome));
  }

  private void after(Errand errand, int number, Carrier.Outcome outcome) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << (number - 1));
    boolean again =
        outcome == Carrier.Outcome.LATER
            && number < MOST_ATTEMPTS
            && clock.instant().plus(pause).isBefore(errand.until());
    if (again) {
      CompletableFuture.delayedExecutor(
              pause.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS, executor)
          .execute(() -> attempt(errand, number + 1));
      return;
    }
    if (outcome == Carrier.Outcome.GONE) {
      addresses
          .user(errand.user())
          .tell(new UserCommand.ForgetPush(errand.token().device(), errand.token().token(), null));
    }
    over(errand, outcome.name().toLowerCase(java.util.Locale.ROOT));
  }

  private void over(Errand errand, String outcome) {
    log.info(
        "push {} of call {} to {} of {}: {}",
        errand.cancelled() ? "cancel" : "ring",
        errand.wakeUp().call(),
        errand.token(),
        errand.user(),
        outcome);
    takenBack.remove(errand);
    CompletableFuture<Void> done = underWay.remove(errand);
    if (done != null) {
      done.complete(null);
    }
  }
}
