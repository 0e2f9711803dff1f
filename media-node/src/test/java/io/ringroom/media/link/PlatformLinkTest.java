package io.ringroom.media.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringroom.id.CallId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.NodeProtocol;
import io.ringroom.protocol.node.ToNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The link against a real WebSocket server that can die. */
final class PlatformLinkTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final FakePlatform platform = new FakePlatform(2_000);
  private final Recorder node = new Recorder();
  private final PlatformLink link =
      new PlatformLink(new LinkSettings(platform.uri(), "secret-key"), node);

  @AfterEach
  void close() {
    link.close();
    platform.close();
  }

  @Test
  void it_greets_with_its_credential_and_hears_messages_in_order() {
    link.start();
    platform.await("the greeting", FromNode.Hello.class, hello -> true);
    up();
    for (int i = 0; i < 100; i++) {
      platform.say(new ToNode.CloseRoom(new RoomId("room"), i));
    }

    Await.that(() -> "heard " + node.heard.size(), LIMIT, () -> node.heard.size() == 100);
    for (int i = 0; i < 100; i++) {
      assertThat(node.heard.get(i)).isEqualTo(new ToNode.CloseRoom(new RoomId("room"), i));
    }
    assertThat(platform.lastRequest()).contains("Authorization: Bearer secret-key");
  }

  @Test
  void a_ping_is_answered() {
    link.start();
    up();
    platform.say(new ToNode.Ping(42));
    platform.await("a pong", FromNode.Pong.class, pong -> pong.t() == 42);
    assertThat(node.heard).isEmpty();
  }

  @Test
  void it_comes_back_after_the_platform_died_and_greets_anew() {
    link.start();
    up();
    platform.cut();
    Await.that(() -> "the loss is noticed", LIMIT, () -> !link.isUp());
    link.send(new FromNode.Answer(new CallId("lost")));
    platform.forget();
    platform.restore();

    platform.await("a new greeting", FromNode.Hello.class, hello -> true);
    up();
    link.send(new FromNode.Answer(new CallId("kept")));
    platform.await("an answer", FromNode.Answer.class, a -> a.call().value().equals("kept"));
    assertThat(platform.find(FromNode.Answer.class, a -> a.call().value().equals("lost")))
        .isEmpty();
    assertThat(node.events).containsExactly("up", "down", "up");
  }

  @Test
  void a_silent_platform_is_left_after_three_missed_pings() {
    link.start();
    up();
    // The stand-in announces a ping every 2 s and sends none.
    Await.that(() -> "the silence is noticed", LIMIT, () -> node.events.contains("down"));
  }

  @Test
  void what_the_platform_says_wrongly_is_left_out_and_the_link_stays() {
    link.start();
    up();
    platform.sayText("{\"type\":\"wish\"}");
    platform.sayText("nonsense");
    platform.sayText("{\"type\":\"of a later version\",\"x\":1}");
    platform.say(new ToNode.RingOver(new CallId("call"), "over"));

    Await.that(() -> "heard " + node.heard, LIMIT, () -> node.heard.size() == 1);
    assertThat(link.isUp()).isTrue();
  }

  @Property
  void waiting_grows_to_five_seconds_and_is_spread(
      @ForAll @IntRange(min = 0, max = 1_000) int failures,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    Duration delay = ReconnectPolicy.delay(failures, random);
    assertThat(delay).isBetween(Duration.ZERO, Duration.ofMillis(5_750));
    assertThat(ReconnectPolicy.delay(0, random)).isZero();
    assertThat(ReconnectPolicy.delay(1, random))
        .isBetween(Duration.ofMillis(170), Duration.ofMillis(230));
  }

  @Property(tries = 1_000)
  void no_text_makes_the_codec_throw(@ForAll @StringLength(max = 200) String text) {
    NodeCodec.decode(text);
    NodeCodec.decode("{\"type\":\"view\",\"room\":\"" + text + "\"}");
    NodeCodec.decode("[".repeat(10_000));
  }

  @Test
  void messages_survive_the_wire() throws Exception {
    ToNode.Connect connect =
        new ToNode.Connect(
            "q1",
            new RoomId("room"),
            3,
            new UserId("alice"),
            "c1",
            "v=0\r\n" + "a=x\r\n".repeat(9_000),
            List.of(new UserId("bob")));
    String text = io.ringroom.media.browser.Json.write(connect);
    assertThat(NodeCodec.decode(text)).contains(connect);
    FromNode.Slots empty =
        new FromNode.Slots(
            new RoomId("room"),
            new UserId("alice"),
            "c1",
            List.of(new FromNode.Slot("3", "audio", null)));
    assertThat(NodeCodec.encode(empty)).doesNotContain("null");
  }

  @Test
  void an_address_that_is_no_websocket_is_refused_in_words() {
    assertThatThrownBy(() -> new LinkSettings(URI.create("http://x"), "key"))
        .hasMessageContaining("ws://");
    assertThat(new LinkSettings(URI.create("ws://x"), "secret-key").toString())
        .doesNotContain("secret-key");
  }

  private void up() {
    Await.that(() -> "the link is not up", LIMIT, link::isUp);
  }

  private static final class Recorder implements PlatformLink.Node {
    private final List<ToNode> heard = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<FromNode.Hello> hello() {
      return CompletableFuture.completedFuture(
          new FromNode.Hello(
              NodeProtocol.VERSION, new NodeId("node1"), null, null, List.of(), List.of()));
    }

    @Override
    public CompletionStage<FromNode.Load> load() {
      return CompletableFuture.completedFuture(new FromNode.Load(0, 0, 0));
    }

    @Override
    public void onMessage(ToNode message) {
      heard.add(message);
    }

    @Override
    public void onUp() {
      events.add("up");
    }

    @Override
    public void onDown() {
      events.add("down");
    }
  }
}
