package io.ringroom.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringroom.id.CallId;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A browser calls the node's own room: real capture worker, real router, real browser. */
final class CameraRoomIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final UserId ALICE = new UserId("alice");
  private static final UserId CAMERA = new UserId("room-node1");
  private static final RoomId ROOM = new RoomId("call-with-a-room");
  private static final int LEASE_MILLIS = 4_000;

  private static FakePlatform platform;
  private static MediaNode node;
  private static PageServer pages;
  private static Chromium chromium;

  private Page alice;
  private long revision;
  private static long epoch = 0;

  @BeforeAll
  static void start_a_node_with_the_built_in_test_picture() {
    platform = new FakePlatform();
    node =
        NodeForTests.start(
            platform,
            Map.of(
                "room.enabled",
                true,
                "room.answer.mode",
                "auto",
                "room.answer.allow",
                List.of("alice"),
                "room.answer.preview",
                "snapshot",
                "capture.enabled",
                true,
                "capture.camera",
                "test",
                "capture.microphone",
                "test"));
    pages = new PageServer();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    pages.close();
    node.close();
    platform.close();
    assertThat(workers()).as("no worker outlives the node").isEmpty();
  }

  @BeforeEach
  void alice_calls_the_room() {
    FromNode.Hello hello = platform.await("the greeting", FromNode.Hello.class, h -> true);
    assertThat(hello.roomUser()).isEqualTo(CAMERA);
    Await.that(() -> "no worker runs", LIMIT, () -> !workers().isEmpty());
    epoch++;
    revision = 0;
    wish(true);
    alice = chromium.open(pages.page());
    String offer = alice.run("offer(2, 2)").asText();
    String answer = platform.connect(ROOM, epoch, ALICE, "a" + epoch, offer, CAMERA);
    alice.run("accept(" + Json.write(answer) + ")");
    assertFlows("alice sees and hears the room");
  }

  @AfterEach
  void over() {
    platform.say(new ToNode.CloseRoom(ROOM, epoch));
    alice.run("window.close()");
  }

  @Test
  void a_worker_killed_with_minus_nine_costs_less_than_two_seconds_of_picture() {
    renewing(
        () -> {
          ProcessHandle worker = capturing();
          long before = stat("framesDecoded");
          long killed = System.nanoTime();
          worker.destroyForcibly();
          Await.that(() -> "the worker lives", LIMIT, () -> !worker.isAlive());
          long atDeath = stat("framesDecoded");
          Await.that(
              () -> "frames after the kill " + before + " " + atDeath,
              LIMIT,
              () -> stat("framesDecoded") > atDeath + 3);
          long millis = (System.nanoTime() - killed) / 1_000_000;
          System.out.println("picture back after " + millis + " ms");
          assertThat(millis).isLessThan(2_000);
          assertFlows("alice sees and hears the room again");
        });
  }

  @Test
  @Tag("row-90")
  void a_lease_that_nobody_renews_closes_the_devices_and_says_so() {
    platform.await(
        "the end of the capture",
        FromNode.Media.class,
        media ->
            media.user().equals(CAMERA)
                && media.connection().equals("capture")
                && media.state().equals("gone"));
    long frames = stat("framesDecoded");
    Await.that(() -> "the picture stops", LIMIT, () -> !grows("framesDecoded"));
    assertThat(frames).isPositive();
    assertThat(lastOfAudit().path("call").asText()).isEqualTo("01JCALL" + epoch);
    assertThat(lastOfAudit().path("what").asText()).isEqualTo("closed");
    assertThat(lastOfAudit().path("calls").asInt()).as("nobody has the devices").isZero();
  }

  /** The newest line of the audit log, as an operator sees it. */
  private static JsonNode lastOfAudit() {
    try {
      URI page = URI.create("http://127.0.0.1:" + node.healthPort() + "/devices");
      JsonNode audit = new ObjectMapper().readTree(page.toURL()).path("audit");
      return audit.path(audit.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_camera_that_is_switched_off_stops_while_the_sound_goes_on() {
    renewing(
        () -> {
          wish(false);
          Await.that(() -> "the picture stops", LIMIT, () -> !grows("framesDecoded"));
          Await.that(() -> "the sound goes on", LIMIT, () -> grows("audioEnergy"));
          wish(true);
          assertFlows("alice sees and hears the room again");
        });
  }

  @Test
  void the_room_answers_who_is_allowed() {
    CallId call = new CallId("01JRING" + epoch);
    platform.say(new ToNode.Ring(call, ALICE, true, System.currentTimeMillis() + 30_000));
    platform.await("an answer", FromNode.Answer.class, answer -> answer.call().equals(call));
    platform.say(new ToNode.RingOver(call, "over"));
  }

  @Test
  void who_waits_for_an_answer_sees_a_picture_of_the_room_that_a_browser_shows() throws Exception {
    CallId call = new CallId("01JDOOR" + epoch);
    UserId carol = new UserId("carol");
    platform.say(new ToNode.Ring(call, carol, true, System.currentTimeMillis() + 30_000));
    platform.say(new ToNode.Snapshot("door" + epoch, call));

    JsonNode shown = alice.run(LOOK.formatted(picture("door" + epoch)));

    assertThat(shown.path("width").asInt()).isEqualTo(1280);
    assertThat(shown.path("yellow").asBoolean()).as("the second bar: %s", shown).isTrue();
    assertThat(shown.path("cyan").asBoolean()).as("the third bar: %s", shown).isTrue();
    platform.say(new ToNode.RingOver(call, "over"));
  }

  /** What colour the bars of the test picture have. */
  private static final String LOOK =
      """
      (async () => {
        const image = new Image();
        image.src = 'data:image/webp;base64,%s';
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const bar = (n) => context.getImageData(canvas.width * (n + 0.5) / 7, 99, 1, 1).data;
        const [yellow, cyan] = [bar(1), bar(2)];
        return {
          width: image.naturalWidth,
          yellow: yellow[0] > 130 && yellow[1] > 130 && yellow[2] < 90,
          cyan: cyan[0] < 90 && cyan[1] > 130 && cyan[2] > 130,
        };
      })()""";

  private static String picture(String request) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    int parts = 1;
    for (int part = 0; part < parts; part++) {
      int wanted = part;
      FromNode.Snapshot next =
          platform.await(
              "part " + part,
              FromNode.Snapshot.class,
              one -> one.requestId().equals(request) && one.part() == wanted);
      assertThat(next.trouble()).isEmpty();
      parts = next.parts();
      picture.write(Base64.getDecoder().decode(next.data()));
    }
    return Base64.getEncoder().encodeToString(picture.toByteArray());
  }

  /** As the platform does: the same wish again and again, which renews the lease. */
  private void renewing(Runnable test) {
    Thread renewal =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
                synchronized (this) {
                  platform.say(lastWish());
                }
              }
            });
    renewal.setDaemon(true);
    renewal.start();
    try {
      test.run();
    } finally {
      renewal.interrupt();
    }
  }

  private boolean video;

  private synchronized void wish(boolean withVideo) {
    video = withVideo;
    revision++;
    platform.say(lastWish());
  }

  private ToNode.Wish lastWish() {
    return new ToNode.Wish(
        ROOM,
        epoch,
        revision,
        List.of(
            RoomMember.remote(ALICE, true, true),
            RoomMember.captured(
                CAMERA, true, video, new RoomMember.Lease("01JCALL" + epoch, LEASE_MILLIS))));
  }

  private void assertFlows(String what) {
    Await.that(
        () -> what + ": " + alice.run("stats()"),
        LIMIT,
        () -> grows("framesDecoded") && grows("audioEnergy"));
  }

  private boolean grows(String figure) {
    return alice
        .run(
            """
            (async () => {
              const before = (await stats()).%1$s;
              await new Promise((done) => setTimeout(done, 700));
              return (await stats()).%1$s > before;
            })()"""
                .formatted(figure))
        .asBoolean();
  }

  private long stat(String figure) {
    return alice.run("stats()").path(figure).asLong();
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains("WorkerMain capture"))
        .toList();
  }

  /** The worker in charge: the one that has used the most processor time. */
  private static ProcessHandle capturing() {
    return workers().stream()
        .max(
            java.util.Comparator.comparing(
                process -> process.info().totalCpuDuration().orElse(Duration.ZERO)))
        .orElseThrow();
  }
}
