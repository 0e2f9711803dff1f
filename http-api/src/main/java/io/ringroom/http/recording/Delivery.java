package io.ringroom.http.recording;

import akka.http.javadsl.model.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one asker waits for: the first node that has it, or the word of all that none has. Every
 * node is asked, because a room may have moved from one to another.
 */
final class Delivery {
  private final int asked;
  private final CompletableFuture<Delivered> answer = new CompletableFuture<>();
  private final List<Integer> refusals = new ArrayList<>();

  /**
   * @param asked how many nodes were asked
   */
  Delivery(int asked) {
    this.asked = asked;
  }

  CompletableFuture<Delivered> answer() {
    return answer;
  }

  /**
   * @param status the HTTP status it stands for
   * @param post what the node sends; absent when no node has it
   */
  record Delivered(int status, @Nullable HttpRequest post) {}

  /**
   * A node has posted.
   *
   * @return whether its content is wanted; otherwise it is to be thrown away
   */
  synchronized boolean offer(int status, HttpRequest post) {
    if (status == 200 || status == 206) {
      return answer.complete(new Delivered(status, post));
    }
    refusals.add(status);
    if (refusals.size() == asked) {
      int why = refusals.stream().filter(one -> one != 404).findFirst().orElse(404);
      answer.complete(new Delivered(why, null));
    }
    return false;
  }
}
