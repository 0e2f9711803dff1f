package io.ringroom.media;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much of the machine's processors this process used since it was last asked. */
final class ProcessLoad {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long lastNanos = System.nanoTime();
  private long lastCpuNanos = system.getProcessCpuTime();

  /** 0 to 1, where 1 is every processor. */
  synchronized double share() {
    long now = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    double processors = system.getAvailableProcessors();
    double share = (cpu - lastCpuNanos) / (Math.max(1, now - lastNanos) * processors);
    lastNanos = now;
    lastCpuNanos = cpu;
    return Math.max(0, Math.min(1, share));
  }
}
