package io.ringroom.http.push;

import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.push.Pushes;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.domain.push.PushKind;
import io.ringroom.domain.push.PushToken;
import io.ringroom.domain.push.WakeUp;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries pushes, each tried again until it is of no use any more. A push about a call takes the
 * place of what is still on its way to the same device about it, and goes out after it: or a device
 * would ring for what is over.
 */
final class PushSender implements Pushes {
  private static final Logger log = LoggerFactory.getLogger(PushSender.class);

  /** Rings under way; one more is dropped. Keeps a dead push service from filling the memory. */
  static final int MOST = 1000;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_ATTEMPTS = 6;

  /** Runs something after a pause, or at once when that is zero; never in the caller's thread. */
  interface Later {
    void run(Duration pause, Runnable task);
  }

  private final Addresses addresses;
  private final CarrierChoice carriers;
  private final TenantPolicies policies;
  private final InstantSource clock;
  private final Later later;
  private final Map<Errand, Trip> underWay = new ConcurrentHashMap<>();

  PushSender(
      Addresses addresses,
      CarrierChoice carriers,
      TenantPolicies policies,
      InstantSource clock,
      Later later) {
    this.addresses = addresses;
    this.carriers = carriers;
    this.policies = policies;
    this.clock = clock;
    this.later = later;
  }

  @Override
  public void push(UserKey user, PushToken token, WakeUp wakeUp, PushKind asked) {
    TenantPolicy.Push policy = policies.of(user.tenant()).push();
    PushKind kind = asked == PushKind.MISSED && !policy.missedCalls() ? PushKind.CANCEL : asked;
    Errand errand = Errand.of(user, token, wakeUp, kind, policy.language(), clock.instant());
    // What takes a ring back has room of its own: each stands for a ring that had.
    if (underWay.size() >= (kind == PushKind.CALL ? MOST : 2 * MOST)) {
      log.warn("a push to {} of {} is dropped: too many are under way", token, user);
      return;
    }
    Trip trip = new Trip(errand);
    if (underWay.putIfAbsent(errand, trip) != null) {
      return;
    }
    trip.over().thenRun(() -> underWay.remove(errand, trip));
    afterEarlier(errand).thenRun(() -> later.run(Duration.ZERO, () -> attempt(trip, 1)));
  }

  private CompletionStage<Void> afterEarlier(Errand errand) {
    List<Trip> earlier =
        underWay.values().stream().filter(trip -> errand.takesThePlaceOf(trip.errand())).toList();
    return CompletableFuture.allOf(
        earlier.stream()
            .map(trip -> trip.giveUp().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  private void attempt(Trip trip, int number) {
    Errand errand = trip.errand();
    Instant now = clock.instant();
    if (!now.isBefore(errand.until())) {
      over(trip, "too late, not sent");
    } else if (!trip.setOut()) {
      over(trip, "taken back");
    } else {
      CompletableFuture.completedFuture(errand)
          .thenCompose(
              one -> carriers.of(one.user().tenant(), one.token().provider()).carry(one, now))
          .exceptionally(failure -> Carrier.Outcome.LATER)
          .thenAccept(outcome -> after(trip, number, outcome));
    }
  }

  private void after(Trip trip, int number, Carrier.Outcome outcome) {
    Errand errand = trip.errand();
    Duration pause = FIRST_PAUSE.multipliedBy(1L << (number - 1));
    boolean again =
        outcome == Carrier.Outcome.LATER
            && number < MOST_ATTEMPTS
            && clock.instant().plus(pause).isBefore(errand.until());
    if (again && trip.rest()) {
      later.run(pause, () -> attempt(trip, number + 1));
      return;
    }
    if (outcome == Carrier.Outcome.GONE) {
      addresses
          .user(errand.user())
          .tell(new UserCommand.ForgetPush(errand.token().device(), errand.token().token(), null));
    }
    over(trip, outcome.name().toLowerCase(Locale.ROOT));
  }

  private static void over(Trip trip, String outcome) {
    Errand errand = trip.errand();
    log.info(
        "push {} of call {} to {} of {}: {}",
        errand.kind().name().toLowerCase(Locale.ROOT),
        errand.wakeUp().call(),
        errand.token(),
        errand.user(),
        outcome);
    trip.end();
  }
}
