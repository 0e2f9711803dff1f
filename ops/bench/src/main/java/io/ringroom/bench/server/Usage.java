package io.ringroom.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process and its children had used at one moment.
 *
 * @param cpuMillis user and system time since the start; in steps of 10
 * @param threads living now
 * @param residentKib memory of it in RAM
 */
public record Usage(long cpuMillis, int threads, long residentKib) {
  private static final long MILLIS_PER_CLOCK_TICK = 10; // USER_HZ is 100 on every Linux

  /** Of a living process. */
  static Usage of(ProcessHandle process) {
    Usage sum = single(process.pid());
    for (ProcessHandle child : process.descendants().toList()) {
      sum = sum.plus(single(child.pid()));
    }
    return sum;
  }

  private static Usage single(long pid) {
    try {
      Path proc = Path.of("/proc", String.valueOf(pid));
      String stat = Files.readString(proc.resolve("stat"));
      // The name, in parentheses, may hold spaces; utime and stime are fields 14 and 15.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      List<String> status = Files.readAllLines(proc.resolve("status"));
      return new Usage(
          ticks * MILLIS_PER_CLOCK_TICK,
          (int) number(status, "Threads:"),
          number(status, "VmRSS:"));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " is gone", e);
    }
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private Usage plus(Usage other) {
    return new Usage(
        cpuMillis + other.cpuMillis, threads + other.threads, residentKib + other.residentKib);
  }
}
