package io.ringroom.media.capture;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.VideoFormat;
import io.ringroom.media.lease.CaptureOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room whose microphone hears its loudspeaker, and somebody who speaks into it. */
class EchoIT {
  private static final int RATE = Decoder.RATE;
  private static final int TONE_HZ = 1_000;

  /** Over which levels are compared: several words. */
  private static final double SECONDS = 3;

  @TempDir private Path directory;
  private final List<Process> programs = new ArrayList<>();
  private PipeWireSandbox sandbox;
  private EarInput input;
  private CaptureSupervisor capture;

  @BeforeEach
  void a_room_whose_microphone_hears_the_loudspeaker() throws IOException {
    Optional<PipeWireSandbox> started = PipeWireSandbox.start();
    assumeTrue(started.isPresent(), "PipeWire does not start here");
    sandbox = started.get();
    programs.add(sandbox.plugInLoudspeaker("Hall"));
    programs.add(sandbox.plugInLoudspeaker("Mouth"));
    programs.add(sandbox.plugInBriefly("HallMic"));
    sandbox.hear("Hall", "HallMic");
    sandbox.hear("Mouth", "HallMic");
    input = new EarInput();
    capture =
        new CaptureSupervisor(
            new CaptureSettings(
                true,
                false,
                new SourceWish.Off(),
                new SourceWish.Auto(),
                new VideoFormat(320, 180, 15, 300_000),
                new AudioFormat(64_000),
                new PlaySettings(new SourceWish.Named("Hall"), 100, "off"),
                List.of()),
            input,
            devices -> {},
            CaptureWitness.NONE,
            sandbox.environment());
    capture.begin();
    eventually("microphone and loudspeakers are found")
        .until(() -> capture.devices().stream().filter(device -> !device.test()).count() == 3);
    capture.start(
        new CaptureOrder(new RoomId("call-1"), new UserId("room-node1"), "call-1", true, false));
    eventually("it is told where to send what is played").until(() -> !input.playPorts.isEmpty());
  }

  @AfterEach
  void end() throws IOException {
    if (sandbox != null) {
      capture.close();
      input.close();
      programs.forEach(Process::destroyForcibly);
      sandbox.close();
    }
  }

  @Test
  @Tag("row-90")
  void the_call_does_not_hear_itself_and_hears_who_speaks_in_the_room() throws IOException {
    try (Decoder captured = Decoder.ofSound();
        Decoder heard = Decoder.ofMicrophone("HallMic", sandbox)) {
      input.audio.handOnTo(captured.port());
      play(
          "filesrc location=%s ! rawaudioparse sample-rate=%d num-channels=1 ! identity sync=true"
                  .formatted(speech(), RATE)
              + " ! audioconvert ! opusenc frame-size=20 bitrate=64000 ! rtpopuspay pt=111"
              + " ! udpsink host=127.0.0.1 port="
              + input.playPorts.get(0),
          Map.of());
      eventually("the microphone hears the loudspeaker").until(() -> heard.level() > -35);

      eventually("20 dB of it are taken out")
          .until(
              () -> {
                double taken = heard.level(SECONDS) - captured.level(SECONDS);
                System.out.printf("%.1f dB of echo taken out%n", taken);
                return taken >= 20;
              });

      play(
          "audiotestsrc is-live=true volume=0.1 freq=%d ! audio/x-raw,rate=%d,channels=2"
                  .formatted(TONE_HZ, RATE)
              + " ! pulsesink device=Mouth",
          sandbox.environment());
      eventually(
              "who speaks meanwhile is heard as loud as he is, within 3 dB, as soon as they pause")
          .until(
              () -> {
                double lost = toneOf(heard) - toneOf(captured);
                System.out.printf("%.1f dB of the speaker lost%n", lost);
                return Math.abs(lost) < 3 && toneOf(heard) > -40;
              });
    }
  }

  /** The level of the tone, dB below full scale. */
  private static double toneOf(Decoder sound) {
    return sound.level() + 10 * Math.log10(sound.shareAt(TONE_HZ) + 1e-12);
  }

  /** A minute of words of noise, 0.2 s each, and a pause as long as six after every six. */
  private Path speech() throws IOException {
    Random random = new Random(1);
    ByteBuffer samples = ByteBuffer.allocate(RATE * 60 * 2).order(ByteOrder.LITTLE_ENDIAN);
    double low = 0;
    for (int n = 0; n < RATE * 60; n++) {
      double word = n / (RATE * 0.2);
      double loud = (int) word % 12 < 6 ? Math.pow(Math.sin(Math.PI * word), 2) : 0;
      low += 0.3 * (random.nextGaussian() - low);
      samples.putShort((short) Math.max(-32_000, Math.min(32_000, loud * low * 12_000)));
    }
    return Files.write(directory.resolve("speech.raw"), samples.array());
  }

  private void play(String pipeline, Map<String, String> environment) throws IOException {
    List<String> words = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
    words.addAll(List.of(pipeline.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    programs.add(
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
  }

  private static ConditionFactory eventually(String what) {
    return await(what).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(500));
  }
}
