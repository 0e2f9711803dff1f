package io.ringroom.media.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.MediaNode;
import io.ringroom.media.MediaSettings;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.Chromium;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.Json;
import io.ringroom.media.browser.Page;
import io.ringroom.media.browser.PageServer;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomMember;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What somebody behind a bad network sees and hears of somebody behind a good one. With {@code
 * -Dringroom.plots=<directory>} ({@code ops/bin/bad-network}) the bad times last 30 s, as they do
 * in life, and what was seen is drawn.
 */
@Timeout(240)
final class BadNetworkIT {
  private static final UserId ALICE = new UserId("alice");
  private static final UserId BOB = new UserId("bob");
  private static final RoomId ROOM = new RoomId("bad-network");
  private static final String PLOTS = System.getProperty("ringroom.plots", "");
  private static final int BAD_SECONDS = PLOTS.isEmpty() ? 8 : 30;

  private static final int RECOVERY_SECONDS = 10;

  /** Until the first picture of the new browser has become one of many. */
  private static final int SETTLE_SECONDS = 3;

  private static final Duration LIMIT = Duration.ofSeconds(40);

  private static BadNetwork network;
  private static FakePlatform platform;
  private static MediaNode node;
  private static PageServer pages;
  private static Chromium near;
  private static Chromium far;
  private static Page alice;
  private static Path page;

  private Page bob;
  private Course course = new Course("");
  private long began;
  private double bytesBefore;
  private double secondBefore;
  private int link;

  @BeforeAll
  static void a_browser_here_and_one_behind_a_link_that_can_be_made_bad() throws IOException {
    assumeTrue(BadNetwork.isPossible(), "needs iproute2, iptables and CAP_NET_ADMIN");
    network = new BadNetwork();
    platform = new FakePlatform();
    node = new MediaNode(MediaSettings.from(config()));
    node.start();
    pages = new PageServer();
    near = new Chromium();
    far = new Chromium(network.prefix(), BadNetwork.FAR);
    page = Files.createTempFile("peer", ".html"); // a secure context there needs a file
    try (InputStream in = BadNetworkIT.class.getResourceAsStream("/browser/peer.html")) {
      Files.write(page, java.util.Objects.requireNonNull(in).readAllBytes());
    }
    platform.await("the greeting", FromNode.Hello.class, hello -> true);
    platform.wish(
        ROOM, 1, 1, RoomMember.remote(ALICE, true, true), RoomMember.remote(BOB, true, true));
    alice = near.open(pages.page());
    connect(alice, ALICE, BOB, "{sizes: true, hertz: 440}");
  }

  private static Config config() {
    return ConfigFactory.parseMap(
            Map.of(
                "platform-url",
                platform.uri().toString(),
                "node-key",
                "the-key-of-the-test-node",
                "bind",
                "0.0.0.0",
                "advertise",
                "127.0.0.1," + BadNetwork.NEAR,
                "rtp-port",
                0,
                "health.port",
                0,
                "room.enabled",
                false,
                "capture.enabled",
                false))
        .withFallback(ConfigFactory.load().getConfig("ringroom.media"));
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable open : java.util.Arrays.asList(far, near, pages, node, platform, network)) {
      try {
        if (open != null) {
          open.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void bob_joins_over_a_good_link() {
    narrow(0);
    network.lose(0);
    bob = far.open(page.toUri());
  }

  /** How smooth a picture is depends on the machine as well: judged where one looks at it. */
  @Test
  void at_five_percent_loss_no_picture_stands_still_for_a_second() {
    assumeTrue(!PLOTS.isEmpty(), "takes a machine of its own");
    see("loss of 5 %", "");
    run(SETTLE_SECONDS);
    network.lose(0.05);
    run(BAD_SECONDS);
    plot("loss-5");
    assertThat(course.between(SETTLE_SECONDS, 1_000))
        .allSatisfy(m -> assertThat(m.gapMillis()).isLessThan(1_000));
  }

  @Test
  void at_twenty_percent_loss_the_voice_is_heard_nine_tenths_of_the_time() {
    see("loss of 20 %", "");
    run(SETTLE_SECONDS);
    network.lose(0.2);
    run(BAD_SECONDS);
    plot("loss-20");
    double heard =
        course.between(SETTLE_SECONDS, 1_000).stream()
            .mapToDouble(Course.Moment::tone)
            .average()
            .orElse(0);
    assertThat(heard).isGreaterThan(0.9);
  }

  @Tag("row-54")
  @Tag("row-52")
  @Test
  void a_link_that_shrinks_gets_a_small_picture_and_the_full_one_again_within_ten_seconds() {
    see("link of 300 kbit/s for a while", "");
    run(6);
    platform.forget();
    narrow(300);
    run(BAD_SECONDS);
    platform.await(
        "bob's picture is limited",
        FromNode.Slots.class,
        slots ->
            slots.user().equals(BOB) && slots.slots().stream().anyMatch(s -> s.limit() != null));
    platform.await(
        "everybody is told how bad bob's link is",
        FromNode.Quality.class,
        q -> q.users().stream().anyMatch(u -> u.user().equals(BOB) && u.quality() >= 3));
    platform.forget();
    narrow(0);
    run(RECOVERY_SECONDS);
    plot("narrow-after");
    assertThat(course.between(6 + BAD_SECONDS, 1_000))
        .as("the full picture again: %s", course)
        .anySatisfy(m -> assertThat(m.width()).isEqualTo(640));
    assertThat(lastLimits()).as("and nothing limited any more").containsOnlyNulls();
  }

  private static List<FromNode.Limit> lastLimits() {
    return platform
        .findLast(FromNode.Slots.class, slots -> slots.user().equals(BOB))
        .map(slots -> slots.slots().stream().map(FromNode.Slot::limit).toList())
        .orElse(java.util.Collections.singletonList(null));
  }

  /** The same without an estimate, for comparison: nothing is asserted, there is no bound to it. */
  @Test
  void without_feedback_the_same_link_is_flooded() {
    assumeTrue(!PLOTS.isEmpty(), "only drawn");
    see(
        "the same, as without an estimate",
        ".replace(/a=rtcp-fb:\\d+ (transport-cc|goog-remb)\\r\\n/g, '')");
    run(6);
    narrow(300);
    run(BAD_SECONDS);
    narrow(0);
    run(12);
    plot("narrow-before");
  }

  private void see(String title, String edit) {
    connect(bob, BOB, ALICE, "{hertz: 440}", edit);
    Await.that(
        () -> "bob sees alice in full: " + bob.run("stats()"),
        LIMIT,
        () -> bob.run("stats()").path("width").asInt() >= 640);
    course = new Course(title);
    began = System.nanoTime();
    look();
  }

  private static void connect(Page page, UserId user, UserId view, String shape) {
    connect(page, user, view, shape, "");
  }

  private static void connect(Page page, UserId user, UserId view, String shape, String edit) {
    page.run("sounds.resume()");
    String offer =
        page.run("(async () => (await offer(1, 1, " + shape + "))" + edit + ")()").asText();
    String name = user.value() + "-" + System.nanoTime();
    String answer = platform.connect(ROOM, 1, user, name, offer, view);
    page.run("accept(" + Json.write(answer) + ")");
  }

  private void narrow(int kilobits) {
    link = kilobits;
    network.narrow(kilobits);
  }

  private void run(int seconds) {
    double end = second() + seconds;
    Await.that(
        () -> "time does not pass",
        Duration.ofSeconds(seconds + 30L),
        () -> {
          if (second() - secondBefore >= 1) {
            look();
          }
          return second() >= end;
        });
  }

  private double second() {
    return (System.nanoTime() - began) / 1e9;
  }

  private void look() {
    JsonNode stats = bob.run("stats()");
    JsonNode seen = bob.run("measured()");
    double now = second();
    double bytes = stats.path("bytesReceived").asDouble();
    course.add(
        new Course.Moment(
            now,
            link,
            Math.max(0, (bytes - bytesBefore) * 8 / 1_000 / Math.max(0.1, now - secondBefore)),
            seen.path("worstGap").asDouble(),
            seen.path("hits").asDouble() / Math.max(1, seen.path("looks").asInt()),
            stats.path("width").asInt()));
    bytesBefore = bytes;
    secondBefore = now;
  }

  private void plot(String name) {
    bob.run("pc.close()");
    if (!PLOTS.isEmpty()) {
      course.write(Path.of(PLOTS), name);
    }
  }
}
