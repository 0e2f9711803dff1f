package io.ringroom.media.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.Main;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.Chromium;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.Json;
import io.ringroom.media.browser.Page;
import io.ringroom.media.browser.PageServer;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomMember;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from somebody's browser into a room: his encoder, the router, the loudspeaker. */
class BrowserToLoudspeakerIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final RoomId ROOM = new RoomId("call-with-a-hall");
  private static final UserId ALICE = new UserId("alice");
  private static final UserId HALL = new UserId("room-hall");
  private static final int TONE = 440;

  @TempDir Path var;

  @Test
  @Tag("row-90")
  void what_somebody_says_in_a_browser_is_heard_in_the_room() throws Exception {
    Optional<PipeWireSandbox> started = PipeWireSandbox.start();
    assumeTrue(started.isPresent(), "PipeWire does not start here");
    try (PipeWireSandbox sandbox = started.get();
        FakePlatform platform = new FakePlatform();
        PageServer pages = new PageServer();
        Chromium chromium = new Chromium()) {
      Process loudspeaker = sandbox.plugInLoudspeaker("Hall");
      Process node = node(platform, sandbox);
      try (Decoder ear = Decoder.ofLoudspeaker("Hall", sandbox)) {
        platform.await("the greeting", FromNode.Hello.class, hello -> true);
        platform.wish(
            ROOM,
            1,
            1,
            RoomMember.remote(ALICE, true, false),
            RoomMember.captured(HALL, true, false, new RoomMember.Lease("call-1", 60_000)));
        speak(platform, chromium.open(pages.page()));

        Await.that(
            () -> "alice's tone is all that is heard: " + ear.shareAt(TONE),
            LIMIT,
            () -> ear.shareAt(TONE) > 0.8);
      } finally {
        node.destroy();
        node.waitFor();
        loudspeaker.destroyForcibly();
      }
    }
  }

  private static void speak(FakePlatform platform, Page alice) {
    alice.run("sounds.resume()");
    String offer = alice.run("offer(1, 1, {hertz: " + TONE + ", camera: false})").asText();
    String answer = platform.connect(ROOM, 1, ALICE, "a", offer, HALL);
    alice.run("accept(" + Json.write(answer) + ")");
  }

  /** A process of its own, because its workers find the sandbox by their environment. */
  private Process node(FakePlatform platform, PipeWireSandbox sandbox) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
    Map.of(
            "platform-url", platform.uri().toString(),
            "node-key", "the-key-of-the-test-node",
            "var", var.toString(),
            "rtp-port", "0",
            "health.port", "0",
            "room.enabled", "false",
            "capture.camera", "off",
            "capture.microphone", "test",
            "drain-within", "0s")
        .forEach((key, value) -> words.add("-Dringroom.media." + key + "=" + value));
    words.add(Main.class.getName());
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().putAll(sandbox.environment());
    return builder.start();
  }
}
