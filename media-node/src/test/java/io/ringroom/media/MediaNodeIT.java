package io.ringroom.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.Chromium;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.Json;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.media.browser.Page;
import io.ringroom.media.browser.PageServer;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole router with real browsers: what one sends the other decodes. */
final class MediaNodeIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final UserId ALICE = new UserId("alice");
  private static final UserId BOB = new UserId("bob");
  private static final RoomMember ALICE_IN = RoomMember.remote(ALICE, true, true);
  private static final RoomMember BOB_IN = RoomMember.remote(BOB, true, true);
  private static final AtomicInteger ROOMS = new AtomicInteger();

  private static FakePlatform platform;
  private static MediaNode node;
  private static PageServer pages;
  private static Chromium chromium;

  private RoomId room;
  private Page alice;
  private Page bob;

  @BeforeAll
  static void start_a_node_and_a_browser() {
    platform = new FakePlatform();
    node = NodeForTests.start(platform, Map.of());
    pages = new PageServer();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    pages.close();
    node.close();
    platform.close();
  }

  @BeforeEach
  void two_people_in_a_room() {
    room = new RoomId("room-" + ROOMS.incrementAndGet());
    platform.await("the greeting", FromNode.Hello.class, hello -> true);
    platform.wish(room, 1, 1, ALICE_IN, BOB_IN);
    alice = chromium.open(pages.page());
    bob = chromium.open(pages.page());
    connect(alice, ALICE, "a1", BOB);
    connect(bob, BOB, "b1", ALICE);
  }

  @AfterEach
  void leave() {
    platform.say(new ToNode.CloseRoom(room, 1));
    alice.run("window.close()");
    bob.run("window.close()");
  }

  @Test
  @Tag("row-59")
  void two_browsers_see_and_hear_each_other_over_gcm() {
    assertFlows("bob sees and hears alice", bob);
    assertFlows("alice sees and hears bob", alice);

    assertThat(stats(bob).path("srtpCipher").asText()).isEqualTo("SRTP_AEAD_AES_128_GCM");
    FromNode.Slots slots =
        platform.await(
            "bob's slots with alice in both",
            FromNode.Slots.class,
            s ->
                s.connection().equals("b1")
                    && s.slots().stream().filter(x -> x.user() != null).count() == 2);
    assertThat(slots.slots()).hasSize(4);
    for (UserId user : List.of(ALICE, BOB)) {
      for (String state : List.of("connected", "flowing")) {
        platform.await(
            user + " " + state,
            FromNode.Media.class,
            m -> m.room().equals(room) && m.user().equals(user) && m.state().equals(state));
      }
    }
    Await.that(
        () -> "the sender learns loss and round trip from our reports: " + stats(alice),
        LIMIT,
        () -> stats(alice).path("roundTrip").asDouble() >= 0);
  }

  @Test
  void a_sender_is_let_up_to_800_kbit_a_second() {
    assertFlows("bob sees alice", bob);
    Await.that(
        () -> "alice's bit rate: " + stats(alice),
        Duration.ofSeconds(45),
        () -> sentBitsPerSecond(alice) >= 800_000);
    assertThat(stats(bob).path("packetsLost").asInt()).isLessThan(50);
  }

  @Test
  void media_goes_on_while_the_platform_is_away_and_it_is_told_everything_when_back() {
    assertFlows("bob sees alice", bob);

    platform.cut();
    assertFlows("bob still sees alice", bob);
    platform.forget();
    platform.restore();

    FromNode.Hello hello = platform.await("a new greeting", FromNode.Hello.class, h -> true);
    assertThat(hello.rooms()).contains(new FromNode.RunningRoom(room, 1, 1));
    platform.await(
        "the slots once more", FromNode.Slots.class, slots -> slots.connection().equals("b1"));
    platform.await(
        "alice's state once more",
        FromNode.Media.class,
        media -> media.user().equals(ALICE) && media.state().equals("flowing"));
    assertFlows("bob sees alice after all that", bob);
    assertThat(stats(bob).path("packetsLost").asInt()).isLessThan(50);
    assertThat(platform.lastRequest()).contains("Authorization: Bearer the-key-of-the-test-node");
  }

  @Test
  void a_muted_camera_is_not_forwarded_and_comes_back_with_a_key_frame() {
    assertFlows("bob sees alice", bob);

    platform.wish(room, 1, 2, RoomMember.remote(ALICE, true, false), BOB_IN);
    Await.that(() -> "the picture stops", LIMIT, () -> !grows(bob, "framesDecoded"));
    assertThat(grows(bob, "audioEnergy")).as("the sound goes on").isTrue();

    int keyFrames = stats(bob).path("keyFramesDecoded").asInt();
    platform.wish(room, 1, 3, ALICE_IN, BOB_IN);
    assertFlows("bob sees alice again", bob);
    assertThat(stats(bob).path("keyFramesDecoded").asInt()).isGreaterThan(keyFrames);
  }

  @Test
  @Tag("row-43")
  void what_the_server_has_closed_stops_at_the_router_though_the_browser_goes_on_sending() {
    assertFlows("bob sees and hears alice", bob);

    platform.wish(room, 1, 2, RoomMember.remote(ALICE, false, false), BOB_IN);
    Await.that(
        () -> "alice is closed, bob has " + stats(bob),
        LIMIT,
        () -> !grows(bob, "framesDecoded") && !grows(bob, "audioEnergy"));
    assertThat(grows(alice, "framesSent") && grows(alice, "soundsSent"))
        .as("she sends all the same: %s", stats(alice))
        .isTrue();
    assertThat(grows(bob, "framesDecoded") || grows(bob, "audioEnergy"))
        .as("nothing of it reaches bob: %s", stats(bob))
        .isFalse();

    platform.wish(room, 1, 3, ALICE_IN, BOB_IN);
    assertFlows("bob sees and hears alice again", bob);
  }

  @Test
  @Tag("row-48")
  void who_is_not_viewed_costs_no_bandwidth_until_he_is() {
    assertFlows("bob sees alice", bob);

    platform.say(new ToNode.View(room, 1, BOB, List.of()));
    platform.await(
        "an empty video slot",
        FromNode.Slots.class,
        s ->
            s.connection().equals("b1")
                && s.slots().stream().filter(x -> x.user() != null).count() == 1);
    Await.that(() -> "the picture stops", LIMIT, () -> !grows(bob, "framesDecoded"));

    platform.say(new ToNode.View(room, 1, BOB, List.of(ALICE)));
    assertFlows("bob sees alice again", bob);
  }

  @Test
  void a_new_connection_of_a_member_replaces_his_old_one_without_the_others_noticing() {
    assertFlows("bob sees alice", bob);

    Page reloaded = chromium.open(pages.page());
    connect(reloaded, ALICE, "a2", BOB);

    assertFlows("bob sees the new alice in the same slots", bob);
    assertFlows("the new alice sees bob", reloaded);
    Await.that(
        () -> "the old one is told goodbye: " + stats(alice),
        LIMIT,
        () -> !stats(alice).path("state").asText().equals("connected"));
    reloaded.run("window.close()");
  }

  @Test
  void a_browser_that_vanishes_is_reported_gone() {
    assertFlows("bob sees alice", bob);
    alice.run("pc.close()");
    platform.await(
        "alice gone",
        FromNode.Media.class,
        media ->
            media.room().equals(room)
                && media.user().equals(ALICE)
                && media.state().equals("gone"));
  }

  private void connect(Page page, UserId user, String name, UserId view) {
    String offer = page.run("offer(2, 2)").asText();
    String answer = platform.connect(room, 1, user, name, offer, view);
    page.run("accept(" + Json.write(answer) + ")");
  }

  private static void assertFlows(String what, Page page) {
    Await.that(
        () -> what + ": " + stats(page) + "\n" + dump(),
        LIMIT,
        () -> grows(page, "framesDecoded") && grows(page, "audioEnergy"));
  }

  /** Whether the figure is higher after a second of the browser's own time. */
  private static boolean grows(Page page, String figure) {
    return page.run(
            """
            (async () => {
              const before = (await stats()).%1$s;
              await new Promise((done) => setTimeout(done, 1000));
              return (await stats()).%1$s > before;
            })()"""
                .formatted(figure))
        .asBoolean();
  }

  private static double sentBitsPerSecond(Page page) {
    return page.run(
            """
            (async () => {
              const before = (await stats()).bytesSent;
              await new Promise((done) => setTimeout(done, 1000));
              return ((await stats()).bytesSent - before) * 8;
            })()""")
        .asDouble();
  }

  private static JsonNode stats(Page page) {
    return page.run("stats()");
  }

  private static String dump() {
    try {
      return java.net.http.HttpClient.newHttpClient()
          .send(
              java.net.http.HttpRequest.newBuilder(
                      java.net.URI.create("http://127.0.0.1:" + node.healthPort() + "/dump"))
                  .build(),
              java.net.http.HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (java.io.IOException | InterruptedException e) {
      return "no dump: " + e;
    }
  }
}
