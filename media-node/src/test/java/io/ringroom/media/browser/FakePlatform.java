package io.ringroom.media.browser;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The platform's end of the node link: greets, says what the test wants, remembers the answers. */
public final class FakePlatform implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<FromNode> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final int pingMillis;
  private final WebSocketDoor door;

  /** Announces pings so rarely that it never counts as away: it sends none. */
  public FakePlatform() {
    this(60_000);
  }

  /**
   * @param pingMillis how often it says it pings
   */
  public FakePlatform(int pingMillis) {
    this.pingMillis = pingMillis;
    door = new WebSocketDoor(this::onText);
  }

  public URI uri() {
    return URI.create("ws://127.0.0.1:" + door.port() + NodeProtocol.PATH);
  }

  /** The headers of the last node that dialled. */
  public String lastRequest() {
    return door.lastRequest();
  }

  private void onText(String text) {
    FromNode message = read(text);
    heard.add(message);
    if (message instanceof FromNode.Hello) {
      say(new ToNode.Welcome(NodeProtocol.VERSION, pingMillis, System.currentTimeMillis()));
    }
  }

  private static FromNode read(String text) {
    try {
      return Json.MAPPER.readValue(text, FromNode.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public void say(ToNode message) {
    sayText(Json.write(message));
  }

  /** Says anything at all. */
  public void sayText(String text) {
    door.send(text);
  }

  /** Says that this room shall exist, and waits until it does. */
  public void wish(RoomId room, long epoch, long revision, RoomMember... members) {
    say(new ToNode.Wish(room, epoch, revision, List.of(members)));
    await(
        "the wish in force",
        FromNode.Applied.class,
        applied -> applied.room().equals(room) && applied.revision() == revision);
  }

  /** The node's answer to an offer. */
  public String connect(
      RoomId room, long epoch, UserId user, String name, String offer, UserId... views) {
    String id = "q-" + requests.incrementAndGet();
    say(new ToNode.Connect(id, room, epoch, user, name, offer, List.of(views)));
    FromNode answer =
        await(
            "an answer to " + id,
            FromNode.class,
            message ->
                message instanceof FromNode.Connected yes && yes.requestId().equals(id)
                    || message instanceof FromNode.ConnectFailed no && no.requestId().equals(id));
    if (answer instanceof FromNode.Connected connected) {
      return connected.sdp();
    }
    throw new AssertionError("not connected: " + answer);
  }

  /** The first message of this kind that fits, as soon as it is there. */
  public <T extends FromNode> T await(String what, Class<T> kind, Predicate<T> fits) {
    return Await.value(what, LIMIT, () -> find(kind, fits));
  }

  public <T extends FromNode> Optional<T> find(Class<T> kind, Predicate<T> fits) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).filter(fits).findFirst();
  }

  /** The last message of this kind that fits. */
  public <T extends FromNode> Optional<T> findLast(Class<T> kind, Predicate<T> fits) {
    return heard.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(fits)
        .reduce((earlier, later) -> later);
  }

  /** Forgets what was heard so far. */
  public void forget() {
    heard.clear();
  }

  /** The platform dies: nobody listens any more. */
  public void cut() {
    door.cut();
  }

  /** It is back, on the same port. */
  public void restore() {
    door.restore();
  }

  @Override
  public void close() {
    door.cut();
  }
}
