package io.ringroom.http.ws;

import java.util.ArrayDeque;

/** Frames that wait for the transport, handed over several at a time. Not thread-safe. */
final class Outbox {
  /** One write of this size costs about as much as one of a single small frame. */
  private static final int BATCH_BYTES = 16 * 1024;

  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();

  void add(byte[] frame) {
    frames.add(frame);
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  void clear() {
    frames.clear();
  }

  /** At least one frame, and whole frames only: whatever follows begins at a frame's border. */
  byte[] takeBatch() {
    int count = 0;
    int size = 0;
    for (byte[] frame : frames) {
      if (count > 0 && size + frame.length > BATCH_BYTES) {
        break;
      }
      size += frame.length;
      count++;
    }
    if (count == 1) {
      return frames.remove();
    }
    byte[] batch = new byte[size];
    int at = 0;
    for (int i = 0; i < count; i++) {
      byte[] frame = frames.remove();
      System.arraycopy(frame, 0, batch, at, frame.length);
      at += frame.length;
    }
    return batch;
  }
}
