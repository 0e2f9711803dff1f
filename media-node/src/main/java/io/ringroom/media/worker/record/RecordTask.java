package io.ringroom.media.worker.record;

import io.ringroom.media.gst.GstFault;
import io.ringroom.media.record.Manifest;
import io.ringroom.media.record.RecordSpec;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.task.TaskSpec;
import io.ringroom.media.worker.task.WorkerTask;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what one member sends into files, on a thread of its own: a slow disk delays nobody. */
public final class RecordTask implements WorkerTask {
  /** How often what has arrived is looked through, and how late a key frame may be asked for. */
  private static final long LOOK_MILLIS = 100;

  private static final long DISK_LOOK_MICROS = 5_000_000;
  private static final long END_MILLIS = 2_000;

  private final RecordSpec spec;
  private final Path directory;
  private final Selector selector;
  private final StreamInput audio;
  private final StreamInput video;
  private final Segments segments;
  private final Thumbnails thumbnails;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable String fault;
  private long diskLookedMicros;

  private RecordTask(RecordSpec spec, Path directory, Reports reports) throws IOException {
    this.spec = spec;
    this.directory = directory;
    this.selector = Selector.open();
    this.audio = StreamInput.open(MediaKind.AUDIO, selector);
    this.video = StreamInput.open(MediaKind.VIDEO, selector);
    this.segments = new Segments(directory, spec.name(), new Manifest(directory, reports::news));
    this.thumbnails = new Thumbnails(directory, spec.name(), spec.thumbnailMillis() * 1_000);
    this.thread = new Thread(this::work, "record-" + spec.name());
    thread.setDaemon(true);
  }

  /**
   * @throws GstFault when there is too little room, or the directory cannot be written to
   */
  public static RecordTask start(String id, RecordSpec spec, Reports reports) throws GstFault {
    Path directory = Path.of(spec.directory());
    try {
      Files.createDirectories(directory);
      requireRoom(directory, spec.leastFree());
      RecordTask task = new RecordTask(spec, directory, reports);
      task.thread.start();
      reports.running(List.of(task.audio.port(), task.video.port()));
      return task;
    } catch (IOException e) {
      throw GstFault.pipeline("cannot record: " + e.getMessage());
    }
  }

  private static void requireRoom(Path directory, long leastFree) throws IOException {
    // Not by way of the FileStore, which must find the mount: a process in a chroot sees none.
    long free = directory.toFile().getUsableSpace();
    if (free < leastFree) {
      throw new IOException(
          "the disk has %d MB left, %d must be".formatted(free >> 20, leastFree >> 20));
    }
  }

  private void work() {
    try (selector;
        audio;
        video;
        segments) {
      while (!closed) {
        selector.select(LOOK_MILLIS);
        selector.selectedKeys().clear();
        long now = nowMicros();
        receive(now);
        look(now);
        if (now - diskLookedMicros > DISK_LOOK_MICROS) {
          diskLookedMicros = now;
          requireRoom(directory, spec.leastFree());
        }
      }
      receive(nowMicros());
      look(nowMicros() + Reorder.PATIENCE_MICROS); // nothing that is missing comes any more
    } catch (IOException | RuntimeException e) {
      fault = String.valueOf(e.getMessage());
    }
  }

  private void receive(long now) throws IOException {
    audio.receive(now);
    video.receive(now);
    video.askForKeyFrame(now, thumbnails.due(now));
  }

  private void look(long now) throws IOException {
    for (Frame frame : audio.take(now)) {
      segments.add(frame, now);
    }
    for (Frame frame : video.take(now)) {
      segments.add(frame, now);
      thumbnails.offer(frame, now);
    }
    segments.tend(now);
  }

  /** It cannot become another recording; asking for the same again changes nothing. */
  @Override
  public void change(TaskSpec next) throws GstFault {
    if (!next.equals(spec)) {
      throw GstFault.pipeline("a recording does not change");
    }
  }

  @Override
  public void tend(long nowMillis) throws GstFault {
    String why = fault;
    if (why != null) {
      throw GstFault.pipeline("cannot go on recording: " + why);
    }
    try {
      thumbnails.tend(nowMillis);
    } catch (IOException e) {
      throw GstFault.pipeline("cannot write a picture: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thumbnails.close();
  }

  static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
