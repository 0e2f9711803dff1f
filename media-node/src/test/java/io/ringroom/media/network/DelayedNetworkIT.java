package io.ringroom.media.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.browser.Page;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What somebody far away sees and hears: 150 ms each way, and up to 50 ms more at random. Drawn
 * like {@link BadNetworkIT}.
 */
@Timeout(120)
final class DelayedNetworkIT {
  private static final String PLOTS = System.getProperty("ringroom.plots", "");
  private static final boolean DRAWN = !PLOTS.isEmpty();
  private static final LinkShape FAR_AWAY =
      LinkShape.delayed(Duration.ofMillis(150), Duration.ofMillis(50));
  private static final Pattern CANDIDATE =
      Pattern.compile("(a=candidate:\\S+ 1 udp \\d+ \\S+) (\\d+)");

  /** Until the browser knows how much jitter it has to provide for. */
  private static final int SETTLE_SECONDS = 6;

  private static Scene scene;

  @BeforeAll
  static void alice_is_in_the_room() {
    scene = new Scene("127.0.0.1");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void far_away_and_with_jitter_the_sound_has_no_holes_and_no_picture_stands_still_for_a_second() {
    Page bob = scene.openNear();
    UdpProxy[] proxy = new UdpProxy[1];
    scene.letBobWatch(bob, "", answer -> through(answer, proxy));
    try {
      Watch watch = Watch.begin(bob, "150 ms each way and up to 50 ms more");
      watch.run(SETTLE_SECONDS);
      watch.run(DRAWN ? 30 : 8);
      Course course = watch.course();
      if (DRAWN) {
        course.write(Path.of(PLOTS), "far-away");
        assertThat(course.worstGap(SETTLE_SECONDS, 1_000)).as("%s", course).isLessThan(1_000);
      }
      assertThat(course.average(SETTLE_SECONDS, 1_000, Course.Moment::tone))
          .as("%s", course)
          .isGreaterThan(0.97);
    } finally {
      bob.run("pc.close()");
      proxy[0].close();
    }
  }

  /** The answer, as if the node were where the proxy is. */
  private static String through(String answer, UdpProxy[] made) {
    Matcher candidate = CANDIDATE.matcher(answer);
    if (!candidate.find()) {
      throw new IllegalArgumentException("no candidate in:\n" + answer);
    }
    int port = Integer.parseInt(candidate.group(2));
    made[0] =
        new UdpProxy(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), FAR_AWAY, FAR_AWAY, 7);
    return candidate.replaceAll("$1 " + made[0].address().getPort());
  }
}
