package io.ringroom.media.task;

/** What a worker process is there for. A crash takes down one role, never another. */
public enum WorkerRole {
  /** Owns cameras, microphones, loudspeakers and displays. */
  CAPTURE,
  /** Mixes sound and pictures of rooms. */
  MIX,
  /** Writes files. */
  RECORD,
  /**
   * Streams to and from elsewhere: what comes from a stranger's camera must not cost a recording.
   */
  STREAM;

  /** Its name in commands and logs. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
