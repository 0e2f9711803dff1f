package io.ringroom.media.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.Page;
import java.time.Duration;

/** Looks once a second what a browser sees and hears, and keeps it as a {@link Course}. */
final class Watch {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Page page;
  private final Course course;
  private final long began;
  private double bytesBefore;
  private int framesBefore;
  private int keyFramesBefore;
  private double secondBefore;
  private int linkKilobits;

  private Watch(Page page, String title) {
    this.page = page;
    this.course = new Course(title);
    this.began = System.nanoTime();
    remember(page.run("stats()"), 0);
    page.run("measured()");
  }

  /** Begins as soon as the full picture is there. */
  static Watch begin(Page page, String title) {
    Await.that(
        () -> "the picture is not seen in full: " + page.run("stats()"),
        LIMIT,
        () -> page.run("stats()").path("width").asInt() >= 640);
    return new Watch(page, title);
  }

  Course course() {
    return course;
  }

  /** Since it began. */
  double second() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** What the link lets through from now on, for the table; 0 for everything. */
  void link(int kilobits) {
    linkKilobits = kilobits;
  }

  void run(int seconds) {
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

  private void look() {
    JsonNode stats = page.run("stats()");
    JsonNode seen = page.run("measured()");
    double now = second();
    double passed = Math.max(0.1, now - secondBefore);
    course.add(
        new Course.Moment(
            now,
            linkKilobits,
            (stats.path("bytesReceived").asDouble() - bytesBefore) * 8 / 1_000 / passed,
            seen.path("worstGap").asDouble(),
            seen.path("hits").asDouble() / Math.max(1, seen.path("looks").asInt()),
            stats.path("width").asInt(),
            stats.path("framesDecoded").asInt() - framesBefore,
            stats.path("keyFramesDecoded").asInt() - keyFramesBefore));
    remember(stats, now);
  }

  private void remember(JsonNode stats, double second) {
    bytesBefore = stats.path("bytesReceived").asDouble();
    framesBefore = stats.path("framesDecoded").asInt();
    keyFramesBefore = stats.path("keyFramesDecoded").asInt();
    secondBefore = second;
  }
}
