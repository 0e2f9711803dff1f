package io.ringroom.http.push;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One way to carry a push. */
interface Carrier {
  /** What became of it; a failed stage is {@link #LATER}. */
  enum Outcome {
    CARRIED,
    /** To be tried again. */
    LATER,
    /** The token has ended. */
    GONE,
    /** Refused for good. */
    REFUSED;

    static Outcome of(int status) {
      if (status >= 200 && status < 300) {
        return CARRIED;
      }
      if (status == 404 || status == 410) {
        return GONE;
      }
      return status == 429 || status >= 500 ? LATER : REFUSED;
    }
  }

  CompletionStage<Outcome> carry(Errand errand, Instant now);

  /** Gives its connections back; nothing is carried after. */
  default CompletionStage<Void> close() {
    return CompletableFuture.completedFuture(null);
  }
}
