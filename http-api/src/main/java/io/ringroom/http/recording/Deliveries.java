package io.ringroom.http.recording;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.receptionist.Receptionist;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.UniversalEntity;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.ringroom.actor.message.NodeCommand;
import io.ringroom.actor.node.MediaNodes;
import io.ringroom.http.recording.Delivery.Delivered;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the media nodes for files they keep. They post them here, and what they post flows to who
 * asked without being kept: the slower of the two sets the pace.
 */
public final class Deliveries {
  private static final Duration LOOK_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);
  private static final int ID_BYTES = 18;

  private final ActorSystem<?> system;
  private final @Nullable String self;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Delivery> waiting = new ConcurrentHashMap<>();

  /**
   * @param self the address at which media nodes reach this very platform node; absent where there
   *     is only one
   */
  public Deliveries(ActorSystem<?> system, @Nullable String self) {
    this.system = system;
    this.self = self;
  }

  /** A file of a recording, or what a Range asks of it. */
  public CompletionStage<HttpResponse> file(
      Folder folder, String recording, String file, @Nullable String range) {
    return links()
        .thenCompose(
            links -> {
              Delivery delivery = new Delivery(links.size());
              return ask(links, delivery, folder, recording, file, range);
            })
        .thenApply(FileAnswer::of);
  }

  /** The lists of all nodes that answer in time. */
  public CompletionStage<List<NodeFiles>> lists(Folder folder) {
    return links()
        .thenCompose(
            links -> {
              CompletableFuture<List<NodeFiles>> all = CompletableFuture.completedFuture(List.of());
              for (ActorRef<NodeCommand> link : links) {
                all = all.thenCombine(list(link, folder), NodeFiles::with);
              }
              return all;
            });
  }

  private CompletableFuture<Optional<NodeFiles>> list(ActorRef<NodeCommand> link, Folder folder) {
    return ask(Set.of(link), new Delivery(1), folder, null, null, null)
        .thenCompose(answer -> NodeFiles.of(answer, system))
        .exceptionally(late -> Optional.empty());
  }

  private CompletableFuture<Delivered> ask(
      Set<ActorRef<NodeCommand>> links,
      Delivery delivery,
      Folder folder,
      @Nullable String recording,
      @Nullable String file,
      @Nullable String range) {
    if (links.isEmpty()) {
      return CompletableFuture.completedFuture(new Delivered(404, null));
    }
    String id = newId();
    waiting.put(id, delivery);
    ToNode.Deliver wanted = new ToNode.Deliver(id, self, folder, recording, file, range);
    links.forEach(link -> link.tell(new NodeCommand.Send(wanted)));
    CompletableFuture<Delivered> answer =
        delivery
            .answer()
            .completeOnTimeout(
                new Delivered(503, null), ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    return answer.whenComplete((done, failure) -> waiting.remove(id));
  }

  private CompletionStage<Set<ActorRef<NodeCommand>>> links() {
    return AskPattern.<Receptionist.Command, Receptionist.Listing>ask(
            system.receptionist(),
            replyTo -> Receptionist.find(MediaNodes.LINKS, replyTo),
            LOOK_WITHIN,
            system.scheduler())
        .thenApply(listing -> listing.getServiceInstances(MediaNodes.LINKS));
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A node posts; answered when whoever wanted it has it, or does not want it any more. */
  public CompletionStage<HttpResponse> posted(String id, HttpRequest post) {
    Delivery delivery = waiting.get(id);
    CompletableFuture<Done> taken = new CompletableFuture<>();
    Source<ByteString, Object> content =
        post.entity()
            .withoutSizeLimit()
            .getDataBytes()
            .watchTermination(
                (before, ended) -> {
                  ended.whenComplete((done, failure) -> taken.complete(Done.getInstance()));
                  return before;
                });
    HttpRequest watched = post.withEntity(entity(post, content));
    if (delivery == null || !delivery.offer(status(post), watched)) {
      post.discardEntityBytes(system);
      return CompletableFuture.completedFuture(HttpResponse.create().withStatus(204));
    }
    return taken.thenApply(done -> HttpResponse.create().withStatus(204));
  }

  private static UniversalEntity entity(HttpRequest post, Source<ByteString, Object> content) {
    ContentType type = post.entity().getContentType();
    long length = post.entity().getContentLengthOption().orElse(0);
    return length > 0
        ? HttpEntities.create(type, length, content)
        : HttpEntities.create(type, new byte[0]);
  }

  private static int status(HttpRequest post) {
    String given =
        post.getHeader(NodeProtocol.DELIVERY_STATUS).map(HttpHeader::value).orElse("404");
    return given.matches("200|206|404|416") ? Integer.parseInt(given) : 404;
  }
}
