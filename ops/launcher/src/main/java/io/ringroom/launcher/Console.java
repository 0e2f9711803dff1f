package io.ringroom.launcher;

import java.time.Duration;
import java.util.Locale;

/** The launcher's short account of what happens, for the person at the terminal. */
final class Console {

  /** One line, at once. */
  void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
