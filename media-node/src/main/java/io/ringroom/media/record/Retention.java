package io.ringroom.media.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes recordings whose time is over, looking once an hour. */
public final class Retention implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final RecordingSettings directory;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "recording-retention");
            made.setDaemon(true);
            return made;
          });

  public Retention(RecordingSettings directory) {
    this.directory = directory;
  }

  /** Begins to look; does nothing where recordings are kept for ever. */
  public void start() {
    if (!directory.keepFor().isZero()) {
      thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.HOURS);
    }
  }

  private void look() {
    try {
      delete(directory.root(), directory.keepFor(), Instant.now());
    } catch (IOException | RuntimeException e) {
      log.error("old recordings cannot be deleted: {}", e.toString());
    }
  }

  /** Deletes every recording that nothing was written to for so long. */
  static void delete(Path root, Duration keepFor, Instant now) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> recordings;
    try (Stream<Path> found = Files.walk(root, RecordingSettings.DEPTH)) {
      recordings =
          found
              .filter(path -> path.getNameCount() == root.getNameCount() + RecordingSettings.DEPTH)
              .filter(Files::isDirectory)
              .toList();
    }
    for (Path recording : recordings) {
      if (newest(recording).isBefore(now.minus(keepFor))) {
        deleteAll(recording);
        log.info("the recording {} was kept for {} and is deleted", recording, keepFor);
      }
    }
  }

  private static Instant newest(Path recording) throws IOException {
    Instant newest = Files.getLastModifiedTime(recording).toInstant();
    try (Stream<Path> files = Files.list(recording)) {
      for (Path file : files.toList()) {
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        newest = changed.isAfter(newest) ? changed : newest;
      }
    }
    return newest;
  }

  private static void deleteAll(Path recording) throws IOException {
    try (Stream<Path> all = Files.walk(recording)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
