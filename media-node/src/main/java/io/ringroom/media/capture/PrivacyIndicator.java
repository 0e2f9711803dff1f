package io.ringroom.media.capture;

import io.ringroom.media.device.DeviceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the people in the room that they are seen or heard: runs a program of the operator's, which
 * lights a lamp or plays a tone, as the camera or the microphone opens and closes, however many
 * calls share it. The program gets two words more: {@code camera} or {@code microphone}, and {@code
 * on} or {@code off}. A start says off for both, so that a lamp does not outlive a kill.
 */
public final class PrivacyIndicator implements CaptureWitness, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrivacyIndicator.class);

  /** A program that takes longer is killed: the next word must not wait for ever. */
  private static final long LIMIT_SECONDS = 5;

  private final List<String> program;
  private final Map<DeviceKind, Boolean> told = new EnumMap<>(DeviceKind.class);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "privacy-indicator");
            made.setDaemon(true);
            return made;
          });

  /**
   * @param program with its arguments; empty for none
   */
  public PrivacyIndicator(List<String> program) {
    this.program = List.copyOf(program);
    open(false, false);
  }

  @Override
  public void open(boolean camera, boolean microphone) {
    if (!program.isEmpty() && !thread.isShutdown()) {
      thread.execute(
          () -> {
            tell(DeviceKind.CAMERA, camera);
            tell(DeviceKind.MICROPHONE, microphone);
          });
    }
  }

  private void tell(DeviceKind kind, boolean on) {
    if (Boolean.valueOf(on).equals(told.put(kind, on))) {
      return;
    }
    List<String> words = new ArrayList<>(program);
    words.add(kind.word());
    words.add(on ? "on" : "off");
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        LOG.warn("{} took longer than {} s and was killed", words, LIMIT_SECONDS);
      } else if (process.exitValue() != 0) {
        LOG.warn("{} ended with {}", words, process.exitValue());
      }
    } catch (IOException e) {
      LOG.warn("the people in the room are not told: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says off for both. */
  @Override
  public void close() {
    open(false, false);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
