package io.ringroom.launcher;

import java.nio.file.Path;

/** The Java that runs the launcher, which is also the one that runs the processes. */
final class Java {

  private Java() {}

  static String command() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
