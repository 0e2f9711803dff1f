package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.protocol.node.FromNode.Device;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptureSupervisorIT {
  private static final RoomId ROOM = new RoomId("call-1");
  private static final UserId CAMERA_ROOM = new UserId("room-node1");
  private static final CaptureOrder EVERYTHING = order(true, true);
  private static final CaptureSettings SETTINGS =
      new CaptureSettings(
          true,
          true,
          new SourceWish.Test(),
          new SourceWish.Test(),
          new VideoFormat(320, 180, 15, 300_000),
          new AudioFormat(32_000),
          PlaySettings.OFF,
          List.of());

  private final AtomicInteger deviceReports = new AtomicInteger();
  private EarInput input;
  private CaptureSupervisor capture;

  @BeforeEach
  void start_the_supervisor() throws IOException {
    input = new EarInput();
    capture =
        new CaptureSupervisor(
            SETTINGS, input, devices -> deviceReports.incrementAndGet(), CaptureWitness.NONE);
    capture.begin();
    eventually("a worker gets ready").until(capture::isReady);
  }

  @AfterEach
  void end_everything() throws IOException {
    long pid = capture.workerPid();
    capture.close();
    input.close();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(ProcessHandle.current().children().filter(CaptureSupervisorIT::isWorker)).isEmpty();
  }

  @Test
  void sound_and_picture_arrive_in_the_agreed_form() {
    capture.start(EVERYTHING);

    eventually("sound comes").until(() -> input.audio.count() > 50);
    eventually("pictures come").until(() -> input.video.count() > 30);
    assertThat(input.audio.packets()).allMatch(p -> p.payloadType() == 111);
    assertThat(input.video.packets()).allMatch(p -> p.payloadType() == 96 && p.size() <= 1200);
    assertThat(input.video.packets().get(0).keyFrame()).isTrue();
    // A sine of volume 0.1 is 20 dB below full scale, its mean square 3 dB less.
    assertThat(input.audio.packets().get(20).level()).isBetween(20, 26);
    assertThat(input.video.senderPort()).isEqualTo(input.rtcpPort);
    eventually("both streams have sender reports")
        .until(() -> input.audio.senderReports() > 0 && input.video.senderReports() > 0);
  }

  @Test
  void a_key_frame_comes_within_half_a_second_of_being_asked_for() throws IOException {
    capture.start(EVERYTHING);
    eventually("pictures come").until(() -> input.video.count() > 10 && input.rtcpPort != 0);

    long asked = System.nanoTime();
    input.video.askForKeyFrame(input.rtcpPort);

    within(Duration.ofMillis(500), "a key frame comes")
        .until(() -> input.video.keyFrameSince(asked));
  }

  @Test
  void a_killed_worker_is_replaced_within_two_seconds() {
    capture.start(EVERYTHING);
    eventually("pictures come").until(() -> input.video.count() > 10);
    long before = capture.workerPid();

    long killed = System.nanoTime();
    ProcessHandle.of(before).orElseThrow().destroyForcibly();

    eventually("another worker is in charge")
        .until(() -> capture.workerPid() != before && capture.workerPid() > 0);
    long replaced = System.nanoTime();
    within(Duration.ofSeconds(2), "a key frame comes from the new worker")
        .until(() -> input.video.keyFrameSince(replaced) && input.audio.heardSince(replaced));
    long gap =
        input.video.packets().stream()
            .filter(p -> p.nanos() > replaced)
            .findFirst()
            .map(p -> p.nanos() - killed)
            .orElseThrow();
    System.out.println("picture back after " + Duration.ofNanos(gap).toMillis() + " ms");
    assertThat(Duration.ofNanos(gap)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void a_frozen_worker_is_given_up_and_replaced() throws IOException {
    capture.start(EVERYTHING);
    eventually("pictures come").until(() -> input.video.count() > 10);
    long before = capture.workerPid();

    new ProcessBuilder("kill", "-STOP", Long.toString(before)).start();

    eventually("another worker is in charge")
        .until(() -> capture.workerPid() != before && capture.workerPid() > 0);
    long replaced = System.nanoTime();
    eventually("it flows again")
        .until(() -> input.video.heardSince(replaced) && input.audio.heardSince(replaced));
    assertThat(capture.lastWorkerEnd()).isEqualTo("signal 9");
  }

  @Test
  void first_packets_leave_within_300_milliseconds_of_the_order_once_warm() {
    capture.start(EVERYTHING);
    eventually("it flows").until(() -> input.video.count() > 10 && input.audio.count() > 10);
    capture.stop(ROOM);
    quiet();

    long ordered = System.nanoTime();
    capture.start(EVERYTHING);
    eventually("pictures come").until(() -> input.video.heardSince(ordered));
    eventually("sound comes").until(() -> input.audio.heardSince(ordered));

    long first =
        input.video.packets().stream()
            .filter(p -> p.nanos() > ordered)
            .findFirst()
            .map(p -> p.nanos() - ordered)
            .orElseThrow();
    System.out.println("first picture after " + Duration.ofNanos(first).toMillis() + " ms");
    assertThat(Duration.ofNanos(first)).isLessThan(Duration.ofMillis(300));
  }

  @Test
  void nothing_is_sent_after_the_stop() {
    capture.start(EVERYTHING);
    eventually("it flows").until(() -> input.video.count() > 10 && input.audio.count() > 10);

    capture.stop(ROOM);

    quiet();
  }

  @Test
  void closing_the_camera_leaves_the_sound_alone() {
    capture.start(EVERYTHING);
    eventually("it flows").until(() -> input.video.count() > 10 && input.audio.count() > 10);
    int ssrc = input.audio.packets().get(0).ssrc();

    capture.start(order(true, false));

    eventually("the picture ends").until(() -> silent(input.video));
    long after = System.nanoTime();
    eventually("the sound goes on").until(() -> input.audio.heardSince(after));
    assertThat(input.audio.packets()).allMatch(p -> p.ssrc() == ssrc);
  }

  @Test
  void the_built_in_sources_are_offered_as_what_they_are() {
    eventually("devices are reported").until(() -> deviceReports.get() > 0);

    assertThat(capture.devices()).extracting(Device::test).containsOnly(true);
    assertThat(capture.devices())
        .extracting(Device::name)
        .isEqualTo(List.of("Test picture", "Test tone"));
  }

  @Test
  void an_order_without_a_lease_opens_nothing() {
    input.leaseHeld = false;

    capture.start(EVERYTHING);
    capture.start(new CaptureOrder(new RoomId("other"), CAMERA_ROOM, "call", true, false));

    quiet();
    assertThat(input.video.count()).isZero();
  }

  private void quiet() {
    eventually("both streams have ended").until(() -> silent(input.video) && silent(input.audio));
  }

  /** No packet for half a second: seven pictures, twenty-five packets of sound. */
  private static boolean silent(RtpEar ear) {
    return !ear.heardSince(System.nanoTime() - Duration.ofMillis(500).toNanos());
  }

  private static boolean isWorker(ProcessHandle child) {
    return child
        .info()
        .commandLine()
        .filter(line -> line.contains("io.ringroom.media.worker"))
        .isPresent();
  }

  private static CaptureOrder order(boolean audio, boolean video) {
    return new CaptureOrder(ROOM, CAMERA_ROOM, "call-1", audio, video);
  }

  private static ConditionFactory eventually(String what) {
    return within(Duration.ofSeconds(20), what);
  }

  private static ConditionFactory within(Duration limit, String what) {
    return await(what).atMost(limit).pollInterval(Duration.ofMillis(10));
  }
}
