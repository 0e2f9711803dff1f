package io.ringroom.http.recording;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.http.json.Json;
import io.ringroom.http.recording.Delivery.Delivered;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What one media node has of an owner's files.
 *
 * @param node its name
 * @param files as it lists them, a JSON array
 */
public record NodeFiles(String node, JsonNode files) {
  /** Some ten thousand files. */
  private static final int MOST_BYTES = 4 << 20;

  private static final long WITHIN_MILLIS = 5_000;

  /** Empty when it did not answer with a list. */
  static CompletionStage<Optional<NodeFiles>> of(Delivered answer, ActorSystem<?> system) {
    HttpRequest post = answer.post();
    if (post == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String node = post.getHeader("Ringroom-Node").map(HttpHeader::value).orElse("");
    return post.entity()
        .toStrict(WITHIN_MILLIS, MOST_BYTES, system)
        .thenApply(body -> read(node, body.getData().decodeString(StandardCharsets.UTF_8)));
  }

  private static Optional<NodeFiles> read(String node, String list) {
    try {
      JsonNode files = Json.parse(list);
      return files.isArray() ? Optional.of(new NodeFiles(node, files)) : Optional.empty();
    } catch (JsonProcessingException noList) {
      return Optional.empty();
    }
  }

  static List<NodeFiles> with(List<NodeFiles> some, Optional<NodeFiles> another) {
    List<NodeFiles> all = new ArrayList<>(some);
    another.ifPresent(all::add);
    return List.copyOf(all);
  }
}
