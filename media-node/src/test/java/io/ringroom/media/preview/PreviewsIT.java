package io.ringroom.media.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.capture.CaptureSettings;
import io.ringroom.media.capture.CaptureSupervisor;
import io.ringroom.media.capture.CaptureWitness;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.lease.CaptureOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A picture of the real capture worker's test picture, by nothing but its key frame. */
class PreviewsIT {
  private static final CallId CALL = new CallId("door-1");
  private static final UserId DOOR = new UserId("room-door");

  private final List<String> audit = Collections.synchronizedList(new ArrayList<>());
  private Previews previews;
  private CaptureSupervisor capture;

  @BeforeEach
  void start_a_worker() {
    previews = new Previews(new NoRooms());
    capture =
        new CaptureSupervisor(
            CaptureSettings.from(
                ConfigFactory.parseString("capture { camera = test, microphone = test }")
                    .withFallback(ConfigFactory.load().getConfig("ringroom.media"))),
            previews,
            devices -> {},
            new Audit());
    capture.begin();
    await("a worker gets ready").atMost(Duration.ofSeconds(30)).until(capture::isReady);
  }

  @AfterEach
  void end() {
    previews.close();
    capture.close();
  }

  @Test
  void a_picture_is_taken_and_the_camera_closed_again_and_noted_down() throws Exception {
    Previews.Taken taken = take();

    assertThat(taken.trouble()).isEmpty();
    byte[] picture = taken.picture();
    assertThat(picture).isNotNull();
    assertThat(new String(picture, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("RIFF");
    // The size in the VP8 header of a WebP file, RFC 6386 section 9.1.
    assertThat(picture[26] & 0xFF | (picture[27] & 0x3F) << 8).isEqualTo(1280);
    assertThat(picture[28] & 0xFF | (picture[29] & 0x3F) << 8).isEqualTo(720);
    await("the camera closes").until(() -> audit.size() == 2);
    assertThat(audit).containsExactly("opened for door-1", "closed for door-1");
  }

  @Test
  void who_asks_again_at_once_gets_the_same_picture_without_another_look() throws Exception {
    Previews.Taken first = take();

    assertThat(take()).isSameAs(first);
    assertThat(audit).filteredOn(line -> line.startsWith("opened")).hasSize(1);
  }

  private Previews.Taken take() throws Exception {
    CompletableFuture<Previews.Taken> taken = new CompletableFuture<>();
    previews.take(CALL, DOOR, capture, taken::complete);
    return taken.get(10, TimeUnit.SECONDS);
  }

  private final class Audit implements CaptureWitness {
    @Override
    public void opens(CaptureOrder order) {
      audit.add("opened for " + order.lease());
    }

    @Override
    public void carries(CaptureOrder order, String kind, String device) {}

    @Override
    public void closes(CaptureOrder order) {
      audit.add("closed for " + order.lease());
    }
  }

  /** Nothing that is captured for a picture may reach a room. */
  private static final class NoRooms implements CaptureInput {
    @Override
    public CompletionStage<Ports> open(RoomId room, UserId user) {
      throw new AssertionError("a room is asked: " + room);
    }

    @Override
    public void rtcpTo(RoomId room, UserId user, int videoRtcpPort) {}

    @Override
    public void playTo(RoomId room, UserId user, List<Integer> ports) {}

    @Override
    public void failed(RoomId room, UserId user, String detail) {}
  }
}
