package io.ringroom.media.worker.record;

import io.ringroom.media.record.Manifest;
import io.ringroom.media.rtp.MediaKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one member become files. A file says at its front which streams it holds, so a camera
 * that comes or goes begins another one, and so does a pause.
 */
final class Segments implements AutoCloseable {
  /** How long the second stream is waited for: a browser's video may come after its audio. */
  static final long SETTLE_MICROS = 1_500_000;

  /** A camera that sends nothing for this long is off. */
  static final long QUIET_MICROS = 3_000_000;

  /** A file that nobody wants to copy twice. */
  static final long LONGEST_MILLIS = 3_600_000;

  private final Path directory;
  private final String name;
  private final Manifest manifest;
  private final List<Frame> pending = new ArrayList<>();
  private Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
  private @Nullable WebmFile file;
  private String fileName = "";
  private long pendingSinceMicros;
  private long lastVideoMicros;
  private long lastMicros;

  /**
   * @param name what files begin with: who is recorded
   */
  Segments(Path directory, String name, Manifest manifest) {
    this.directory = directory;
    this.name = name;
    this.manifest = manifest;
  }

  /** Whether a picture is there to begin with or none is needed. */
  boolean writing() {
    return file != null;
  }

  /**
   * A frame is complete.
   *
   * @param nowMicros microseconds since 1970
   */
  void add(Frame frame, long nowMicros) throws IOException {
    lastMicros = nowMicros;
    if (frame.kind() == MediaKind.VIDEO) {
      lastVideoMicros = nowMicros;
    }
    if (file != null && (!kinds.contains(frame.kind()) || tooLong(file, frame))) {
      finish();
    }
    if (file != null) {
      file.add(frame);
      return;
    }
    if (pending.isEmpty()) {
      pendingSinceMicros = nowMicros;
    }
    pending.add(frame);
  }

  private boolean tooLong(WebmFile open, Frame frame) {
    boolean canBegin = frame.kind() == MediaKind.VIDEO || !kinds.contains(MediaKind.VIDEO);
    return open.millis() > LONGEST_MILLIS && canBegin && frame.keyFrame();
  }

  /** Time has passed: begins the file that is due, or ends one whose camera is gone. */
  void tend(long nowMicros) throws IOException {
    boolean cameraGone =
        kinds.contains(MediaKind.VIDEO) && nowMicros - lastVideoMicros > QUIET_MICROS;
    if (file != null && (cameraGone || nowMicros - lastMicros > QUIET_MICROS)) {
      finish();
    }
    if (file == null && !pending.isEmpty()) {
      Set<MediaKind> there = kindsOf(pending);
      boolean complete = there.size() == MediaKind.values().length;
      if (complete || nowMicros - pendingSinceMicros >= SETTLE_MICROS) {
        begin(there);
      }
    }
  }

  private static Set<MediaKind> kindsOf(List<Frame> frames) {
    Set<MediaKind> there = EnumSet.noneOf(MediaKind.class);
    frames.stream()
        .filter(frame -> frame.kind() == MediaKind.AUDIO || frame.width() > 0)
        .forEach(frame -> there.add(frame.kind()));
    return there;
  }

  private void begin(Set<MediaKind> there) throws IOException {
    List<Frame> first =
        pending.stream()
            .filter(frame -> there.contains(frame.kind()))
            .sorted(Comparator.comparingLong(Frame::micros))
            .toList();
    pending.clear();
    if (first.isEmpty()) {
      return;
    }
    Frame picture = first.stream().filter(frame -> frame.width() > 0).findFirst().orElse(null);
    long start = first.get(0).micros();
    fileName = name + "-" + start / 1_000 + ".webm";
    file =
        WebmFile.create(
            directory.resolve(fileName),
            there,
            picture == null ? 0 : picture.width(),
            picture == null ? 0 : picture.height(),
            start);
    kinds = there;
    manifest.begun(fileName, name, there, start / 1_000);
    for (Frame frame : first) {
      file.add(frame);
    }
  }

  private void finish() throws IOException {
    WebmFile done = file;
    file = null;
    if (done != null) {
      done.close();
      manifest.ended(fileName, done.millis());
    }
  }

  /** Ends the file; what waited for another stream is written without it. */
  @Override
  public void close() throws IOException {
    if (file == null && !pending.isEmpty()) {
      begin(kindsOf(pending));
    }
    finish();
  }
}
