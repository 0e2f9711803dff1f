package io.ringroom.media.worker;

import java.util.Arrays;
import java.util.Optional;

/** Why a worker process ended, as its exit code. */
public enum WorkerExit {
  /** It was told to, or its parent is gone. */
  QUIT(0),
  /** GStreamer or a part of it is not installed; a restart does not help. */
  GSTREAMER_MISSING(70),
  /** A native call did not return in time. */
  NATIVE_STALL(71);

  private final int code;

  WorkerExit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Empty for any other end, such as a signal. */
  public static Optional<WorkerExit> of(int code) {
    return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
  }
}
