package io.ringroom.http.recording;

import akka.actor.typed.ActorSystem;
import io.ringroom.http.recording.Delivery.Delivered;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lists of files, as media nodes post them. */
final class Lists {
  /** Some ten thousand files. */
  private static final int MOST_BYTES = 4 << 20;

  private static final long WITHIN_MILLIS = 5_000;

  private Lists() {}

  static CompletionStage<String> text(Delivered answer, ActorSystem<?> system) {
    return answer.post() == null
        ? CompletableFuture.completedFuture("[]")
        : answer
            .post()
            .entity()
            .toStrict(WITHIN_MILLIS, MOST_BYTES, system)
            .thenApply(body -> body.getData().decodeString(StandardCharsets.UTF_8));
  }

  static List<String> with(List<String> lists, String another) {
    List<String> all = new ArrayList<>(lists);
    all.add(another);
    return List.copyOf(all);
  }
}
