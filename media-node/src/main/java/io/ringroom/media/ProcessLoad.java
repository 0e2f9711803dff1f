package io.ringroom.media;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How much of the machine's processors this process and its workers used since it was asked. */
final class ProcessLoad {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long lastNanos = System.nanoTime();
  private long lastCpuNanos = cpuNanos();

  /** 0 to 1, where 1 is every processor. A worker that ended takes what it had used with it. */
  synchronized double share() {
    long now = System.nanoTime();
    long cpu = cpuNanos();
    double processors = system.getAvailableProcessors();
    double share = (cpu - lastCpuNanos) / (Math.max(1, now - lastNanos) * processors);
    lastNanos = now;
    lastCpuNanos = cpu;
    return Math.max(0, Math.min(1, share));
  }

  private long cpuNanos() {
    long workers =
        ProcessHandle.current()
            .descendants()
            .mapToLong(worker -> worker.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
            .sum();
    return system.getProcessCpuTime() + workers;
  }
}
