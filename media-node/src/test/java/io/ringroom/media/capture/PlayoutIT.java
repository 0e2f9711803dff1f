package io.ringroom.media.capture;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.protocol.node.DeviceUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a room hears and sees, judged at its loudspeaker and its display. */
class PlayoutIT {
  private static final CaptureOrder EVERYTHING =
      new CaptureOrder(new RoomId("call-1"), new UserId("room-node1"), "call-1", true, false);

  private final List<Process> programs = new ArrayList<>();
  private PipeWireSandbox sandbox;
  private EarInput input;
  private Path screen;
  private CaptureSettings settings;
  private CaptureSupervisor capture;

  @BeforeEach
  void a_room_with_microphone_loudspeaker_and_screen() throws IOException {
    Optional<PipeWireSandbox> started = PipeWireSandbox.start();
    assumeTrue(started.isPresent(), "PipeWire does not start here");
    sandbox = started.get();
    programs.add(sandbox.plugInLoudspeaker("Hall"));
    programs.add(sandbox.plugInBriefly("HallMic"));
    input = new EarInput();
    screen = Files.createTempFile("screen", ".raw");
    String sink =
        "video/x-raw,format=RGBA,width=14,height=8 ! filesink buffer-mode=unbuffered location="
            + screen;
    settings =
        new CaptureSettings(
            true,
            false,
            new SourceWish.Off(),
            new SourceWish.Auto(),
            new VideoFormat(320, 180, 15, 300_000),
            new AudioFormat(32_000),
            new PlaySettings(new SourceWish.Auto(), 100, sink),
            List.of());
    capture =
        new CaptureSupervisor(
            settings, input, devices -> {}, CaptureWitness.NONE, sandbox.environment());
    capture.begin();
    eventually("microphone and loudspeaker are found")
        .until(() -> capture.devices().stream().filter(device -> !device.test()).count() == 2);
    capture.start(EVERYTHING);
    eventually("it is told where to send what is played")
        .until(() -> input.playPorts.size() == DeviceWishes.VOICES + 1);
  }

  @AfterEach
  void end() throws IOException {
    if (sandbox != null) {
      capture.close();
      input.close();
      programs.forEach(Process::destroyForcibly);
      sandbox.close();
      Files.deleteIfExists(screen);
    }
  }

  @Test
  @Tag("row-90")
  @Tag("row-94")
  void voices_and_a_picture_reach_the_room_and_the_volume_follows() throws IOException {
    try (Decoder ear = Decoder.ofLoudspeaker("Hall", sandbox)) {
      eventually("the display says that nobody is shown").until(this::isDark);
      sound("sine freq=500", input.playPorts.get(0));
      sound("sine freq=1300", input.playPorts.get(2));
      picture("green", input.playPorts.get(3));

      eventually("both voices are heard")
          .until(() -> ear.shareAt(500) > 0.3 && ear.shareAt(1300) > 0.3);
      eventually("the picture is green").until(this::isGreen);
      programs.get(programs.size() - 1).destroyForcibly();
      eventually("who is gone is not seen any more").until(this::isDark);
      double loud = ear.level();

      capture.use(DeviceWishes.of(settings, control(25)));

      eventually("it is 12 dB quieter").until(() -> Math.abs(loud - 12 - ear.level()) < 2);
    }
  }

  /** In its corner, where nothing is written. */
  private boolean isDark() throws IOException {
    byte[] bytes = Files.readAllBytes(screen);
    int frame = 14 * 8 * 4;
    int last = (bytes.length / frame - 1) * frame;
    return last >= 0
        && (bytes[last] & 0xff) < 60
        && (bytes[last + 1] & 0xff) < 60
        && (bytes[last + 2] & 0xff) < 60;
  }

  private boolean isGreen() throws IOException {
    byte[] bytes = Files.readAllBytes(screen);
    int frame = 14 * 8 * 4;
    int last = (bytes.length / frame - 1) * frame;
    return last >= 0
        && (bytes[last] & 0xff) < 90
        && (bytes[last + 1] & 0xff) > 180
        && (bytes[last + 2] & 0xff) < 90;
  }

  private void sound(String wave, int port) throws IOException {
    play(
        "audiotestsrc is-live=true volume=0.3 samplesperbuffer=960 wave="
            + wave
            + " ! audio/x-raw,rate=48000,channels=1 ! opusenc frame-size=20 ! rtpopuspay pt=111"
            + " ! udpsink host=127.0.0.1 port="
            + port);
  }

  private void picture(String pattern, int port) throws IOException {
    play(
        "videotestsrc is-live=true pattern="
            + pattern
            + " ! video/x-raw,width=320,height=180,framerate=15/1 ! vp8enc deadline=1"
            + " keyframe-max-dist=15 ! rtpvp8pay pt=96 ! udpsink host=127.0.0.1 port="
            + port);
  }

  private void play(String pipeline) throws IOException {
    List<String> words = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
    words.addAll(List.of(pipeline.split(" ")));
    programs.add(
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  private static DeviceUse control(int volume) {
    return new DeviceUse(null, null, null, null, null, volume, null, null);
  }

  private static ConditionFactory eventually(String what) {
    return await(what).atMost(Duration.ofSeconds(25)).pollInterval(Duration.ofMillis(200));
  }
}
