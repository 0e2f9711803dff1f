package io.ringroom.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How a process is started and stopped.
 *
 * @param name for people, and of its log and pid file
 * @param command asked anew at each start
 * @param marker text of the command line by which a process of an earlier launcher is known again
 * @param environment added to the launcher's own; an empty value takes a variable away
 * @param stopSignal what asks it to stop, {@code TERM} or {@code INT}
 */
record ChildSpec(
    String name,
    Supplier<List<String>> command,
    String marker,
    Map<String, String> environment,
    Path log,
    Path pidFile,
    String stopSignal) {

  ChildSpec {
    environment = Map.copyOf(environment);
  }
}
