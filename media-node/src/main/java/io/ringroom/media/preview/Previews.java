package io.ringroom.media.preview;

import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of the camera outside a call's media, one at a time. Stands in front of the rooms as
 * where captured RTP goes: what is captured for a picture goes to that picture, and the rest on.
 */
public final class Previews implements CaptureInput, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Previews.class);

  /** Whoever asks again so soon gets the same picture, and the camera stays closed. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final CaptureInput rooms;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "preview");
            made.setDaemon(true);
            return made;
          });
  private volatile @Nullable Preview running;
  private @Nullable Taken last;

  /**
   * What came of it.
   *
   * @param picture a WebP file; absent when there is none
   * @param trouble why not; empty otherwise
   */
  public record Taken(CallId call, byte @Nullable [] picture, String trouble, long nanos) {}

  /**
   * @param rooms where captured RTP goes otherwise
   */
  public Previews(CaptureInput rooms) {
    this.rooms = rooms;
  }

  /**
   * Opens the camera for one picture and closes it again, within some seconds.
   *
   * @param camera the camera room's user
   * @param then told what came of it, on a thread of its own
   */
  public void take(CallId call, UserId camera, CaptureControl devices, Consumer<Taken> then) {
    try {
      thread.execute(() -> then.accept(taken(call, camera, devices)));
    } catch (RejectedExecutionException e) {
      LOG.debug("no more pictures: {}", e.getMessage());
    }
  }

  private Taken taken(CallId call, UserId camera, CaptureControl devices) {
    long now = System.nanoTime();
    Taken before = last;
    if (before != null && before.call().equals(call) && now - before.nanos() < FRESH.toNanos()) {
      return before;
    }
    last = open(call, camera, devices);
    return last;
  }

  private Taken open(CallId call, UserId camera, CaptureControl devices) {
    try (Preview preview = new Preview(call, camera)) {
      running = preview;
      devices.start(preview.order());
      Optional<byte[]> picture = preview.await();
      devices.stop(preview.order().room());
      LOG.info("audit: call {} was shown a picture: {}", call, picture.isPresent());
      return new Taken(
          call,
          picture.orElse(null),
          picture.isPresent() ? "" : preview.trouble(),
          System.nanoTime());
    } catch (IOException e) {
      LOG.warn("no picture for call {}: {}", call, e.toString());
      return new Taken(call, null, "no port for it", System.nanoTime());
    } finally {
      running = null;
    }
  }

  private @Nullable Preview of(RoomId room) {
    Preview now = running;
    return now != null && now.order().room().equals(room) ? now : null;
  }

  @Override
  public CompletionStage<Ports> open(RoomId room, UserId user) {
    Preview preview = of(room);
    return preview == null
        ? rooms.open(room, user)
        : CompletableFuture.completedFuture(preview.ports());
  }

  @Override
  public void rtcpTo(RoomId room, UserId user, int videoRtcpPort) {
    Preview preview = of(room);
    if (preview == null) {
      rooms.rtcpTo(room, user, videoRtcpPort);
    } else {
      preview.rtcpTo(videoRtcpPort);
    }
  }

  /** Nobody is heard before the answer. */
  @Override
  public void playTo(RoomId room, UserId user, List<Integer> ports) {
    if (of(room) == null) {
      rooms.playTo(room, user, ports);
    }
  }

  @Override
  public void failed(RoomId room, UserId user, String detail) {
    Preview preview = of(room);
    if (preview == null) {
      rooms.failed(room, user, detail);
    } else {
      preview.failed(detail);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
