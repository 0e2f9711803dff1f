package io.ringroom.media;

import org.jspecify.annotations.Nullable;

/** The node cannot start; the message tells the operator what to do about it. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
