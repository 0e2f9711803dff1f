package io.ringroom.bench.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.browser.WebSocketDoor;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays the platform towards one media node: says what shall be, and waits for the answers. */
final class NodeDoor implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;
  private static final int NO_PINGS = 3_600_000;

  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private final Map<String, CompletableFuture<String>> offers = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> wishes = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final WebSocketDoor door = new WebSocketDoor(this::onText);

  URI uri() {
    return URI.create("ws://127.0.0.1:" + door.port() + NodeProtocol.PATH);
  }

  void awaitNode() {
    greeted.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private void onText(String text) {
    FromNode message;
    try {
      message = json.readValue(text, FromNode.class);
    } catch (JsonProcessingException e) {
      return; // a kind of message this bench does not know
    }
    if (message instanceof FromNode.Hello) {
      say(new ToNode.Welcome(NodeProtocol.VERSION, NO_PINGS, System.currentTimeMillis()));
      greeted.complete(null);
    } else if (message instanceof FromNode.Applied applied) {
      done(wishes.remove(applied.room().value()));
    } else if (message instanceof FromNode.Connected yes) {
      CompletableFuture<String> offer = offers.remove(yes.requestId());
      if (offer != null) {
        offer.complete(yes.sdp());
      }
    } else if (message instanceof FromNode.ConnectFailed no) {
      CompletableFuture<String> offer = offers.remove(no.requestId());
      if (offer != null) {
        offer.completeExceptionally(new IllegalStateException(no.code() + " " + no.message()));
      }
    }
  }

  private static void done(@org.jspecify.annotations.Nullable CompletableFuture<Void> waiting) {
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  /** Says it without waiting. */
  synchronized void say(ToNode message) {
    try {
      door.send(json.writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** This room shall exist; done when it does. */
  CompletableFuture<Void> wish(RoomId room, long revision, List<RoomMember> members) {
    CompletableFuture<Void> applied = new CompletableFuture<>();
    wishes.put(room.value(), applied);
    say(new ToNode.Wish(room, 1, revision, members));
    return applied.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** The node's answer to an offer. */
  String connect(RoomId room, UserId user, String offer, List<UserId> views) {
    String id = "q" + requests.incrementAndGet();
    CompletableFuture<String> answer = new CompletableFuture<>();
    offers.put(id, answer);
    say(new ToNode.Connect(id, room, 1, user, "c-" + id, offer, views));
    return answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    door.cut();
  }
}
