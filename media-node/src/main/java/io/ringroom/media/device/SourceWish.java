package io.ringroom.media.device;

import java.util.Locale;

/** What the operator wants captured, as written in the configuration. */
public sealed interface SourceWish {

  /** The first device found, the test source while there is none. */
  record Auto() implements SourceWish {}

  /**
   * The device with this id, or whose name holds this text, whatever the case; the test source
   * while it is not there.
   */
  record Named(String text) implements SourceWish {}

  /** The built-in test picture or tone, even when there is hardware. */
  record Test() implements SourceWish {}

  /** Never anything. */
  record Off() implements SourceWish {}

  /** Reads {@code auto}, {@code test}, {@code off}, or else an id or part of a name. */
  static SourceWish parse(String text) {
    return switch (text.strip()) {
      case "", "auto" -> new Auto();
      case "test" -> new Test();
      case "off" -> new Off();
      default -> new Named(text.strip());
    };
  }

  /** The text that {@link #parse} reads back. */
  default String text() {
    if (this instanceof Named named) {
      return named.text();
    }
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
