package io.ringroom.media.task;

/** What a worker process is there for. A crash takes down one role, never another. */
public enum WorkerRole {
  /** Owns cameras, microphones, loudspeakers and displays. */
  CAPTURE,
  /** Mixes sound and pictures of rooms. */
  MIX,
  /** Writes files and streams to and from elsewhere. */
  RECORD;

  /** Its name in commands and logs. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
