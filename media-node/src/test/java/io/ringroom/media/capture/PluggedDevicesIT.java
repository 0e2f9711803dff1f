package io.ringroom.media.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cameras and microphones that come and go, on a PipeWire of the test's own. */
class PluggedDevicesIT {
  private static final CaptureSettings SETTINGS =
      new CaptureSettings(
          true,
          false,
          new SourceWish.Auto(),
          new SourceWish.Auto(),
          new VideoFormat(640, 360, 15, 500_000),
          new AudioFormat(32_000),
          PlaySettings.OFF,
          List.of());
  private static final CaptureOrder EVERYTHING =
      new CaptureOrder(new RoomId("call-1"), new UserId("room-node1"), "call-1", true, true);

  private PipeWireSandbox sandbox;
  private EarInput input;
  private CaptureSupervisor capture;
  private Process camera;

  @BeforeEach
  void plug_in() throws IOException {
    Optional<PipeWireSandbox> started = PipeWireSandbox.start();
    assumeTrue(started.isPresent(), "PipeWire does not start here");
    sandbox = started.get();
    camera = sandbox.plugInCamera("RedCam", "red");
    sandbox.plugInMicrophone("QuietMic");
    input = new EarInput();
    capture =
        new CaptureSupervisor(
            SETTINGS, input, devices -> {}, CaptureWitness.NONE, sandbox.environment());
    capture.begin();
    eventually("camera and microphone are found")
        .until(() -> capture.devices().stream().noneMatch(Device::test));
  }

  @AfterEach
  void unplug() throws IOException {
    if (sandbox != null) {
      capture.close();
      input.close();
      camera.destroyForcibly();
      sandbox.close();
    }
  }

  @Test
  void each_device_is_listed_once_by_its_name() {
    assertThat(capture.devices())
        .containsExactlyInAnyOrder(
            new Device("camera:redcam", "camera", "RedCam", false),
            new Device("microphone:quietmic", "microphone", "QuietMic", false));
  }

  @Test
  void an_unplugged_camera_gives_way_to_a_slate_and_comes_back_while_the_sound_goes_on()
      throws IOException {
    try (Decoder pictures = Decoder.ofPictures()) {
      input.video.handOnTo(pictures.port());
      capture.start(EVERYTHING);
      eventually("the camera's red is seen").until(() -> askedAndRed(pictures));
      int sound = input.audio.packets().get(0).ssrc();

      camera.destroyForcibly();

      eventually("the slate is reported").until(() -> input.failures.contains("CAMERA UNPLUGGED"));
      eventually("the slate is seen").until(() -> !isRed(pictures));
      camera = sandbox.plugInCamera("RedCam", "red");
      eventually("the camera's red is seen again").until(() -> isRed(pictures));

      assertThat(input.audio.packets()).allMatch(packet -> packet.ssrc() == sound);
      assertThat(longestGap(input.audio)).isLessThan(Duration.ofMillis(500));
      assertThat(longestGap(input.video)).isLessThan(Duration.ofSeconds(1));
      assertThat(input.video.isUnbroken()).as("one encoder for camera, slate and camera").isTrue();
    }
  }

  @Test
  void a_camera_that_falls_silent_gives_way_to_a_slate_until_it_is_plugged_in_anew()
      throws IOException {
    try (Decoder pictures = Decoder.ofPictures()) {
      input.video.handOnTo(pictures.port());
      capture.start(EVERYTHING);
      eventually("the camera's red is seen").until(() -> askedAndRed(pictures));

      sandbox.freeze(camera, true);

      eventually("the silence is reported")
          .until(() -> input.failures.contains("CAMERA NOT WORKING"));
      eventually("the slate is seen").until(() -> !isRed(pictures));
      camera.destroyForcibly();
      eventually("it counts as unplugged").until(() -> input.failures.contains("CAMERA UNPLUGGED"));
      camera = sandbox.plugInCamera("RedCam", "red");
      eventually("the camera's red is seen again").until(() -> isRed(pictures));
      assertThat(capture.lastWorkerEnd()).isEmpty();
    }
  }

  @Test
  void a_driver_that_hangs_ends_the_worker_by_name_and_capture_returns_when_it_recovers()
      throws IOException {
    capture.start(EVERYTHING);
    eventually("it flows").until(() -> input.video.count() > 10 && input.audio.count() > 10);
    capture.stop(EVERYTHING.room());
    sandbox.freeze(true);

    capture.start(EVERYTHING);

    eventually("the worker gives up").until(() -> capture.lastWorkerEnd().contains("NATIVE_STALL"));
    sandbox.freeze(false);
    long thawed = System.nanoTime();
    eventually("it flows again")
        .until(() -> input.video.heardSince(thawed) && input.audio.heardSince(thawed));
  }

  /** The decoder may have come after the first key frame. */
  private boolean askedAndRed(Decoder pictures) throws IOException {
    if (input.rtcpPort != 0 && input.video.count() > 0 && pictures.bytes() == 0) {
      input.video.askForKeyFrame(input.rtcpPort);
    }
    return isRed(pictures);
  }

  private static boolean isRed(Decoder pictures) {
    int[] corner = pictures.colour(0, 0);
    return corner[0] > 180 && corner[1] < 70 && corner[2] < 70;
  }

  private static Duration longestGap(RtpEar ear) {
    long longest = 0;
    for (int n = 1; n < ear.packets().size(); n++) {
      longest = Math.max(longest, ear.packets().get(n).nanos() - ear.packets().get(n - 1).nanos());
    }
    System.out.println("longest gap " + Duration.ofNanos(longest).toMillis() + " ms");
    return Duration.ofNanos(longest);
  }

  private static ConditionFactory eventually(String what) {
    return await(what).atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(100));
  }
}
