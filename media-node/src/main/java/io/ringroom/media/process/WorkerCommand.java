package io.ringroom.media.process;

import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.worker.WorkerMain;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a worker process is started: this very Java and class path, tuned to start fast. */
record WorkerCommand(List<String> words, Map<String, String> environment) {
  WorkerCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * @param role its only argument
   * @param mayScan whether GStreamer may look for new plugins; a restart spares itself the time
   * @param extra variables beside this process's own
   */
  static WorkerCommand ofThisProcess(WorkerRole role, boolean mayScan, Map<String, String> extra) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> words =
        List.of(
            java.toString(),
            // Two streams need little; a small heap is collected often and keeps native refs few.
            "-Xmx128m",
            "-XX:+UseSerialGC",
            // Half the start-up time; the work is done in native code anyway.
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
            "-Djna.nosys=true",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            role.word());
    Map<String, String> environment = new HashMap<>(extra);
    // Without it glibc gives each streaming thread an arena of its own, tens of megabytes in all.
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("GST_DEBUG_NO_COLOR", "1");
    if (!mayScan) {
      environment.put("GST_REGISTRY_UPDATE", "no");
    }
    return new WorkerCommand(words, environment);
  }
}
