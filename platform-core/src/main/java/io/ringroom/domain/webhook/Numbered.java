package io.ringroom.domain.webhook;

/** A callback of a chain of them, which its receiver reads by their numbers. */
public sealed interface Numbered permits Callback, RecordingCallback {
  CallbackCommand command();

  /** Epoch milliseconds. */
  long eventTime();

  /** Counts the callbacks of this chain from 1. */
  long seq();

  /** As it is told who was told that one before. */
  Numbered after(long lastTold);
}
