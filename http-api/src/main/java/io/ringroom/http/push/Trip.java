package io.ringroom.http.push;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One push from being asked for until it is over: carried, refused, too late or given up. */
final class Trip {
  private final Errand errand;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private boolean carrying;
  private boolean givenUp;

  Trip(Errand errand) {
    this.errand = errand;
  }

  Errand errand() {
    return errand;
  }

  CompletionStage<Void> over() {
    return over;
  }

  /** Hands it to a carrier, unless it was given up before. */
  synchronized boolean setOut() {
    carrying = !givenUp;
    return carrying;
  }

  /** Back from the carrier, to be tried again; not if it was given up meanwhile. */
  synchronized boolean rest() {
    carrying = false;
    return !givenUp;
  }

  /**
   * Not tried any more: a later push about the same call has made it pointless.
   *
   * @return completes once it is with no carrier, so that nothing sent from then on comes before it
   */
  CompletionStage<Void> giveUp() {
    boolean now;
    synchronized (this) {
      givenUp = true;
      now = !carrying;
    }
    if (now) {
      over.complete(null);
    }
    return over;
  }

  void end() {
    over.complete(null);
  }
}
