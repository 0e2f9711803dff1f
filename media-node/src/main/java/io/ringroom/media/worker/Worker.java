package io.ringroom.media.worker;

import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceCatalog;
import io.ringroom.media.gst.DeviceScan;
import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.GstThread;
import io.ringroom.media.worker.FromWorker.Who;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Captures as commands say, on the Gst thread; everything but {@link #accept} runs there. */
final class Worker implements Commands {
  /** How soon a broken pipeline or a change of devices is noticed. */
  private static final Duration TEND = Duration.ofMillis(200);

  /** How often counts are reported. The other side takes 1.5 s of silence for a fault. */
  private static final Duration REPORT = Duration.ofMillis(500);

  /** While nothing is found, providers are asked anew: a sound server may have started since. */
  private static final long RESCAN_MILLIS = 10_000;

  private final GstThread thread;
  private final Consumer<FromWorker> reports;
  private final Map<String, Capture> captures = new TreeMap<>();
  private List<CaptureDevice> devices = List.of();
  private long scannedMillis;
  private @Nullable DeviceScan scan;

  Worker(GstThread thread, Consumer<FromWorker> reports) {
    this.thread = thread;
    this.reports = reports;
  }

  @Override
  public void begin() {
    thread.run("look for devices", this::look);
    thread.run("warm up", this::warmUp);
    thread.every(TEND, "tend captures", this::tend);
    thread.every(REPORT, "report flow", this::report);
  }

  /** The end of the process is not for this class. */
  @Override
  public void accept(ToWorker command) {
    thread.run(command.getClass().getSimpleName(), () -> apply(command));
  }

  @Override
  public void close() {
    captures.values().forEach(Capture::close);
    captures.clear();
    if (scan != null) {
      scan.close();
      scan = null;
    }
  }

  private void warmUp() {
    WarmUp warmUp = WarmUp.begin(scan());
    thread.after(WarmUp.LONG_ENOUGH, "end of warm-up", warmUp::close);
  }

  private void apply(ToWorker command) {
    if (command instanceof ToWorker.Start start) {
      start(start);
    } else if (command instanceof ToWorker.Stop stop) {
      stop(stop.id());
      reports.accept(new FromWorker.Stopped(stop.id()));
    } else if (command instanceof ToWorker.ListDevices) {
      reports.accept(new FromWorker.Devices(devices));
    } else if (command instanceof ToWorker.Dump dump) {
      Capture capture = captures.get(dump.id());
      reports.accept(new FromWorker.Dot(dump.id(), capture == null ? "" : capture.dot()));
    } else if (command instanceof ToWorker.Ping ping) {
      reports.accept(new FromWorker.Pong(ping.number()));
    }
  }

  private void start(ToWorker.Start start) {
    Capture capture =
        captures.computeIfAbsent(start.id(), id -> new Capture(id, this::scan, reports));
    try {
      capture.apply(start, devices, now());
    } catch (GstFault e) {
      stop(start.id());
      reports.accept(
          new FromWorker.Failed(start.id(), Who.PIPELINE, String.valueOf(e.getMessage())));
    }
  }

  private void stop(String id) {
    Capture capture = captures.remove(id);
    if (capture != null) {
      capture.close();
    }
  }

  private void tend() {
    DeviceScan running = scan();
    if (running.changed()) {
      publish(running);
    } else if (devices.isEmpty() && now() - scannedMillis > RESCAN_MILLIS) {
      look();
    }
    captures.values().forEach(capture -> capture.tend(devices, now()));
  }

  private void report() {
    captures.values().forEach(capture -> capture.reportFlow(now()));
  }

  private DeviceScan scan() {
    if (scan == null) {
      scan = DeviceScan.start();
    }
    return scan;
  }

  private void look() {
    scan = scan == null ? DeviceScan.start() : scan.restart();
    scannedMillis = now();
    publish(scan);
  }

  private void publish(DeviceScan running) {
    List<CaptureDevice> found = DeviceCatalog.of(running.devices());
    boolean news = !found.equals(devices);
    devices = found;
    if (news) {
      reports.accept(new FromWorker.Devices(found));
    }
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
