package io.ringroom.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole node that has place for two, as the platform sees it. */
final class NodeAdmissionIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final RoomId ROOM = new RoomId("room");
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId EVE = new UserId("eve");

  private final FakePlatform platform = new FakePlatform();
  private MediaNode node;

  @BeforeEach
  void a_node_with_a_room() {
    node = NodeForTests.start(platform, Map.of("max-connections", 2, "drain-within", "20 s"));
    platform.wish(
        ROOM,
        1,
        1,
        RoomMember.remote(ANN, true, true),
        RoomMember.remote(BOB, true, true),
        RoomMember.remote(EVE, true, true));
  }

  @AfterEach
  void stop() {
    node.close();
    platform.close();
  }

  @Test
  void a_node_says_what_it_can_carry_before_it_is_given_anything() {
    FromNode.Load load =
        Objects.requireNonNull(
            platform.await("the greeting", FromNode.Hello.class, hello -> true).load());
    assertThat(load.capacity()).isBetween(2_000, 2_000_000);
    assertThat(load.draining()).isFalse();
  }

  @Test
  void a_full_node_says_so_and_lets_in_again_who_was_in() throws IOException {
    platform.connect(ROOM, 1, ANN, "a1", offer());
    platform.connect(ROOM, 1, BOB, "b1", offer());

    platform.say(new ToNode.Connect("late", ROOM, 1, EVE, "e1", offer(), List.of()));
    FromNode.ConnectFailed failed =
        platform.await(
            "a refusal", FromNode.ConnectFailed.class, f -> f.requestId().equals("late"));
    assertThat(failed.code()).isEqualTo("NODE_FULL");
    platform.await(
        "the full node's report",
        FromNode.Load.class,
        load -> load.connections() == 2 && Objects.requireNonNull(load.stress()) >= 1);

    assertThat(platform.connect(ROOM, 1, BOB, "b2", offer())).startsWith("v=0");
  }

  @Test
  void a_node_that_is_told_to_end_lets_its_room_run_on_and_ends_with_it() {
    CompletableFuture<Void> ended = CompletableFuture.runAsync(node::drainAndClose);
    platform.await(
        "the report that it drains",
        FromNode.Load.class,
        load -> draining(load) && load.rooms() == 1);
    assertThat(ended).isNotDone();

    platform.say(new ToNode.CloseRoom(ROOM, 1));
    Await.that(() -> "the node still runs", LIMIT, ended::isDone);
  }

  private static boolean draining(FromNode.Load load) {
    return Boolean.TRUE.equals(load.draining());
  }

  private static String offer() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            NodeAdmissionIT.class.getResourceAsStream("/sdp/chromium-156-offer.sdp"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
