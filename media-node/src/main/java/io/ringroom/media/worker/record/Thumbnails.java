package io.ringroom.media.worker.record;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.SocketPipeline;
import io.ringroom.media.rtp.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a member's video now and then, as JPEG. Only key frames are decoded, and of those
 * only the ones that become a picture: it costs next to nothing.
 */
final class Thumbnails implements AutoCloseable {
  private static final String DONE = "done";
  private static final long GIVE_UP_MILLIS = 5_000;

  private final Path directory;
  private final String name;
  private final long everyMicros;
  private final AtomicReference<@Nullable Frame> next = new AtomicReference<>();
  private long lastMicros;
  private @Nullable Work work;

  /** A picture that is being made. */
  private record Work(SocketPipeline pipeline, Path frame, Path picture, long millis, long since) {}

  /**
   * @param everyMicros how far apart they are; 0 for none at all
   */
  Thumbnails(Path directory, String name, long everyMicros) {
    this.directory = directory;
    this.name = name;
    this.everyMicros = everyMicros;
  }

  /** Whether a key frame would be welcome, since the last one is old. On the recording thread. */
  boolean due(long nowMicros) {
    return everyMicros > 0 && nowMicros - lastMicros >= everyMicros;
  }

  /** A frame was recorded. On the recording thread. */
  void offer(Frame frame, long nowMicros) {
    if (due(nowMicros) && frame.width() > 0) {
      lastMicros = nowMicros;
      next.set(frame);
    }
  }

  /** Goes on with the picture that is being made, or begins the next. On the Gst thread. */
  void tend(long nowMillis) throws GstFault, IOException {
    Work now = work;
    if (now == null) {
      Frame frame = next.getAndSet(null);
      work = frame == null ? null : begin(frame, nowMillis);
    } else if (now.pipeline().passed(DONE) > 0 || nowMillis - now.since() > GIVE_UP_MILLIS) {
      work = null;
      finish(now);
    }
  }

  private Work begin(Frame frame, long nowMillis) throws GstFault, IOException {
    Path file = directory.resolve("." + name + ".frame");
    Path picture = directory.resolve("." + name + ".picture");
    Files.deleteIfExists(file);
    try (WebmFile one =
        WebmFile.create(
            file, EnumSet.of(MediaKind.VIDEO), frame.width(), frame.height(), frame.micros())) {
      one.add(frame);
    }
    SocketPipeline pipeline =
        SocketPipeline.play(
            "thumbnail-" + name,
            "filesrc name=in ! matroskademux ! vp8dec ! videoconvert ! jpegenc quality=80"
                + " ! identity silent=true name="
                + DONE
                + " ! filesink name=out async=false sync=false",
            List.of("matroskademux", "vp8dec", "jpegenc"),
            Map.of("in.location", file.toString(), "out.location", picture.toString()),
            Map.of());
    return new Work(pipeline, file, picture, frame.micros() / 1_000, nowMillis);
  }

  /** The newest has a name of its own, so that nobody needs a list to find it. */
  private void finish(Work done) throws IOException {
    done.pipeline().close();
    Files.deleteIfExists(done.frame());
    if (Files.exists(done.picture()) && Files.size(done.picture()) > 0) {
      Path kept = directory.resolve(name + "-" + done.millis() + ".jpg");
      Files.copy(done.picture(), kept, StandardCopyOption.REPLACE_EXISTING);
      Files.move(done.picture(), directory.resolve(name + ".jpg"), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void close() {
    if (work != null) {
      work.pipeline().close();
      work = null;
    }
  }
}
