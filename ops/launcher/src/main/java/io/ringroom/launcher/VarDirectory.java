package io.ringroom.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory of everything that is kept between starts, held by one launcher at a time. */
final class VarDirectory implements AutoCloseable {

  /** A log larger than this is put aside at the next start, in bytes. */
  private static final long LARGE_LOG = 20_000_000;

  private final Path root;
  private final FileChannel lock;

  private VarDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Makes the directory if need be and takes it.
   *
   * @throws StartFailure when another launcher has it, or it cannot be written
   */
  static VarDirectory take(Path root) {
    try {
      Files.createDirectories(root.resolve("log"));
      Files.createDirectories(root.resolve("run"));
      FileChannel channel =
          FileChannel.open(
              root.resolve("run/launcher.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StartFailure(
            "Ringroom already runs on "
                + root
                + ". Stop it first (Ctrl-C in its terminal), or start a second one on another"
                + " directory and other ports: RINGROOM_VAR, RINGROOM_HTTP_PORT,"
                + " RINGROOM_MEDIA_HTTP_PORT, RINGROOM_RTP_PORT.");
      }
      return new VarDirectory(root, channel);
    } catch (IOException e) {
      throw new StartFailure("Cannot write to " + root + " (RINGROOM_VAR): " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path root() {
    return root;
  }

  Path file(String name) {
    return root.resolve(name);
  }

  Path pidFile(String process) {
    return root.resolve("run/" + process + ".pid");
  }

  /** Where a process writes to; a log grown large is put aside as {@code .1} first. */
  Path log(String process) {
    Path log = root.resolve("log/" + process + ".log");
    try {
      if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
        Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log;
  }

  /** Lets another launcher have it. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
