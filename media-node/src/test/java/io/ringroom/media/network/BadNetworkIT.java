package io.ringroom.media.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringroom.media.browser.Chromium;
import io.ringroom.media.browser.Page;
import io.ringroom.protocol.node.FromNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody behind a bad network sees and hears of somebody behind a good one. With {@code
 * -Dringroom.plots=<directory>} ({@code ops/bin/bad-network}) the bad times last 30 s, as they do
 * in life, and what was seen is drawn.
 */
@Timeout(240)
final class BadNetworkIT {
  private static final String PLOTS = System.getProperty("ringroom.plots", "");
  private static final boolean DRAWN = !PLOTS.isEmpty();
  private static final int GOOD_SECONDS = DRAWN ? 15 : 6;
  private static final int BAD_SECONDS = DRAWN ? 30 : 8;
  private static final int RECOVERY_SECONDS = 10;

  /** Until the first picture of the new browser has become one of many. */
  private static final int SETTLE_SECONDS = 3;

  /** Later than every course. */
  private static final double END = 1_000;

  /** What is done to an offer that is left as the browser made it. */
  private static final String AS_IT_IS = "";

  private static BadNetwork network;
  private static Scene scene;
  private static Chromium far;
  private static Path page;

  private Page bob;

  @BeforeAll
  static void a_browser_here_and_one_behind_a_link_that_can_be_made_bad() throws IOException {
    assumeTrue(BadNetwork.isPossible(), "needs iproute2, iptables and CAP_NET_ADMIN");
    network = new BadNetwork();
    scene = new Scene("127.0.0.1," + BadNetwork.NEAR);
    far = new Chromium(network.prefix(), BadNetwork.FAR);
    page = Files.createTempFile("peer", ".html"); // a secure context there needs a file
    try (InputStream in = BadNetworkIT.class.getResourceAsStream("/browser/peer.html")) {
      Files.write(page, Objects.requireNonNull(in).readAllBytes());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable open : Arrays.asList(far, scene, network)) {
      if (open != null) {
        open.close();
      }
    }
  }

  @BeforeEach
  void bob_joins_over_a_good_link() {
    network.narrow(0);
    network.lose(0);
    bob = far.open(page.toUri());
  }

  @AfterEach
  void bob_leaves() {
    bob.run("pc?.close()"); // a test that was skipped has made none
  }

  /** How smooth a picture is depends on the machine as well: judged where one looks at it. */
  @Test
  void at_five_percent_loss_no_picture_stands_still_for_a_second() {
    assumeTrue(DRAWN, "takes a machine of its own");
    Watch watch = see("loss of 5 %", AS_IT_IS);
    lose(watch, 0.05);
    plot(watch, "loss-5");
    assertThat(watch.course().worstGap(SETTLE_SECONDS, END))
        .as("%s", watch.course())
        .isLessThan(1_000);
  }

  @Test
  void at_twenty_percent_loss_the_voice_is_heard_nine_tenths_of_the_time() {
    Watch watch = see("loss of 20 %", AS_IT_IS);
    lose(watch, 0.2);
    plot(watch, "loss-20");
    assertThat(watch.course().average(SETTLE_SECONDS, END, Course.Moment::tone)).isGreaterThan(0.9);
  }

  @Tag("row-54")
  @Tag("row-52")
  @Test
  void a_link_that_shrinks_gets_a_small_picture_and_the_full_one_again_within_ten_seconds() {
    Watch watch = see("link of 300 kbit/s for a while", AS_IT_IS);
    watch.run(GOOD_SECONDS);
    scene.platform().forget();
    narrow(watch, 300);
    watch.run(BAD_SECONDS);
    scene
        .platform()
        .await(
            "bob's picture is limited",
            FromNode.Slots.class,
            slots -> isBobs(slots) && slots.slots().stream().anyMatch(s -> s.limit() != null));
    scene
        .platform()
        .await(
            "everybody is told how bad bob's link is",
            FromNode.Quality.class,
            q -> q.users().stream().anyMatch(u -> u.user().equals(Scene.BOB) && u.quality() >= 3));
    scene.platform().forget();
    double recovered = watch.second();
    narrow(watch, 0);
    watch.run(RECOVERY_SECONDS);
    plot(watch, "narrow");
    assertThat(watch.course().between(recovered, END))
        .as("the full picture again: %s", watch.course())
        .anySatisfy(m -> assertThat(m.width()).isEqualTo(640));
    assertThat(lastLimits()).as("and nothing limited any more").containsOnlyNulls();
    if (DRAWN) {
      double before = watch.course().kilobits(SETTLE_SECONDS, GOOD_SECONDS);
      assertThat(watch.course().back(recovered, 0.9 * before) - recovered)
          .as("nine tenths of %.0f kbit/s again: %s", before, watch.course())
          .isLessThanOrEqualTo(RECOVERY_SECONDS);
    }
  }

  /** The same without what protects from it, for comparison: there is no bound to assert. */
  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void without_repeats_the_same_loss_is_seen(int percent) {
    assumeTrue(DRAWN, "only drawn");
    Watch watch =
        see(
            "loss of " + percent + " %, nothing repeated",
            ".replace(/a=rtpmap:\\d+ rtx\\/90000\\r\\n/g, '')");
    lose(watch, percent / 100.0);
    plot(watch, "loss-" + percent + "-before");
  }

  @Test
  void without_feedback_about_packets_the_picture_of_the_same_link_does_not_come_back() {
    assumeTrue(DRAWN, "only drawn");
    Watch watch =
        see(
            "link of 300 kbit/s for a while, only estimated by its receiver (REMB)",
            ".replace(/a=(rtcp-fb:\\d+ transport-cc|extmap:\\d+ \\S*transport-wide-cc\\S*)\\r\\n/g, '')");
    watch.run(GOOD_SECONDS);
    narrow(watch, 300);
    watch.run(BAD_SECONDS);
    narrow(watch, 0);
    watch.run(RECOVERY_SECONDS);
    plot(watch, "narrow-before");
  }

  private Watch see(String title, String edit) {
    scene.letBobWatch(bob, edit, UnaryOperator.identity());
    return Watch.begin(bob, title);
  }

  private static void lose(Watch watch, double share) {
    watch.run(SETTLE_SECONDS);
    network.lose(share);
    watch.run(BAD_SECONDS);
  }

  private static void narrow(Watch watch, int kilobits) {
    watch.link(kilobits);
    network.narrow(kilobits);
  }

  private static List<FromNode.Limit> lastLimits() {
    return scene
        .platform()
        .findLast(FromNode.Slots.class, BadNetworkIT::isBobs)
        .map(slots -> slots.slots().stream().map(FromNode.Slot::limit).toList())
        .orElse(Collections.singletonList(null));
  }

  private static boolean isBobs(FromNode.Slots slots) {
    return slots.user().equals(Scene.BOB);
  }

  private static void plot(Watch watch, String name) {
    if (DRAWN) {
      watch.course().write(Path.of(PLOTS), name);
    }
  }
}
