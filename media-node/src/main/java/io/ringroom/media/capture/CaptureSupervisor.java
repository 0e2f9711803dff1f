package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import io.ringroom.media.capture.FlowWatch.Verdict;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.lease.CaptureInput.Ports;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.worker.FromWorker;
import io.ringroom.media.worker.FromWorker.SourceKind;
import io.ringroom.media.worker.ToWorker;
import io.ringroom.protocol.node.FromNode.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the rooms' orders come true with worker processes, and keeps them true when a device, a
 * pipeline or a whole worker fails. Without an order no device is open and no pipeline exists.
 */
public final class CaptureSupervisor implements CaptureControl, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureSupervisor.class);

  /** How often running captures are looked at; adds to the time in which silence is noticed. */
  private static final long LOOK_MILLIS = 250;

  /** For the workers to end. Each takes at most two seconds. */
  private static final long CLOSE_SECONDS = 5;

  private final CaptureSettings settings;
  private final CaptureInput input;
  private final Consumer<List<Device>> onDevices;
  private final ScheduledExecutorService thread;
  private final Workers workers;
  private final Map<String, RunningCapture> captures = new LinkedHashMap<>();
  private volatile List<Device> devices;
  private volatile boolean up;
  private volatile long pid = -1;
  private volatile String lastEnd = "";

  /**
   * @param input where captured RTP goes
   * @param onDevices told the whole list on every change, on the capture thread
   */
  public CaptureSupervisor(
      CaptureSettings settings, CaptureInput input, Consumer<List<Device>> onDevices) {
    this(settings, input, onDevices, Map.of());
  }

  /**
   * @param environment what workers get beside this process's own variables
   */
  CaptureSupervisor(
      CaptureSettings settings,
      CaptureInput input,
      Consumer<List<Device>> onDevices,
      Map<String, String> environment) {
    this.settings = settings;
    this.input = input;
    this.onDevices = onDevices;
    this.devices = NodeDevices.of(settings, List.of());
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "capture");
              made.setDaemon(true);
              return made;
            });
    this.workers = new Workers(thread, settings.spareWorker(), environment, new Ears());
  }

  /** Starts the workers, so that a first capture finds one that is warm. */
  public void begin() {
    if (!settings.enabled()) {
      LOG.info("capture is switched off on this node");
      return;
    }
    run(workers::begin);
    thread.scheduleWithFixedDelay(
        () -> guarded(this::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether an order would be carried out at once; also true where capture is switched off. */
  public boolean isReady() {
    return up || !settings.enabled();
  }

  /** What can be captured now. Before the first worker is up: the built-in sources. */
  public List<Device> devices() {
    return devices;
  }

  /** Process id of the worker in charge, -1 while there is none. */
  public long workerPid() {
    return pid;
  }

  /** Why the last worker in charge ended: a {@code WorkerExit}, a signal or a code; or empty. */
  public String lastWorkerEnd() {
    return lastEnd;
  }

  @Override
  public void start(CaptureOrder order) {
    run(
        () -> {
          String id = order.room().value();
          RunningCapture running = captures.get(id);
          if (running != null && running.order().equals(order)) {
            return;
          }
          LOG.info(
              "audit: opening {} for room {} call {} user {}",
              what(order),
              order.room(),
              order.lease(),
              order.user());
          RunningCapture next = new RunningCapture(order, settings);
          captures.put(id, next);
          ask(next);
        });
  }

  @Override
  public void stop(RoomId room) {
    run(
        () -> {
          RunningCapture running = captures.remove(room.value());
          if (running != null) {
            workers.send(new ToWorker.Stop(running.id()));
            CaptureOrder order = running.order();
            LOG.info(
                "audit: closing {} for room {} call {} user {}",
                what(order),
                order.room(),
                order.lease(),
                order.user());
          }
        });
  }

  /** Ends all captures and workers. Returns when their processes are gone. */
  @Override
  public void close() {
    run(workers::close);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("workers took longer than {} s to end", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(RunningCapture capture) {
    CaptureOrder order = capture.order();
    if (!settings.enabled()) {
      input.failed(order.room(), order.user(), "capture is switched off on this node");
      return;
    }
    if (!workers.isUp()) {
      return;
    }
    input
        .open(order.room(), order.user())
        .whenComplete((ports, failure) -> run(() -> opened(capture, ports, failure)));
  }

  private void opened(RunningCapture capture, @Nullable Ports ports, @Nullable Throwable failure) {
    CaptureOrder order = capture.order();
    if (captures.get(capture.id()) != capture) {
      return;
    }
    if (ports == null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      LOG.warn("no capture for room {}: {}", order.room(), String.valueOf(cause));
      if (cause instanceof IllegalStateException) {
        captures.remove(capture.id());
        workers.send(new ToWorker.Stop(capture.id()));
      } else {
        input.failed(order.room(), order.user(), "no port for it: " + cause);
      }
      return;
    }
    capture.asked(now());
    workers.send(capture.command(ports));
  }

  /** Every running capture must have been answered and must flow. */
  private void look() {
    long now = now();
    for (RunningCapture capture : List.copyOf(captures.values())) {
      FlowWatch watch = capture.watch();
      if (watch == null) {
        continue;
      }
      if (capture.overdue(now)) {
        workers.dismiss("it does not answer for room " + capture.id());
        return;
      }
      Verdict verdict = watch.verdict(now);
      if (verdict == Verdict.RESTART_WORKER) {
        workers.dismiss("a second start of room " + capture.id() + " brought no flow either");
        return;
      }
      if (verdict == Verdict.RESTART_CAPTURE) {
        LOG.warn("room {} captures but nothing flows: starting it anew", capture.id());
        workers.send(new ToWorker.Stop(capture.id()));
        capture.watch(watch.struck(now));
        ask(capture);
      }
    }
  }

  private void showing(RunningCapture capture, FromWorker.Showing showing) {
    CaptureOrder order = capture.order();
    LOG.info(
        "audit: room {} call {} {} shows {} ({})",
        order.room(),
        order.lease(),
        showing.kind().word(),
        showing.label(),
        showing.source());
    FlowWatch watch = capture.watch();
    if (watch != null) {
      capture.watch(watch.sourceChanged(now()));
    }
    if (showing.source() == SourceKind.SLATE) {
      input.failed(order.room(), order.user(), showing.label());
    }
  }

  private void failed(FromWorker.Failed failed) {
    LOG.warn("room {}: {} failed: {}", failed.id(), failed.who(), failed.text());
    RunningCapture capture = failed.id() == null ? null : captures.get(failed.id());
    if (capture != null && failed.who() != FromWorker.Who.DEVICE) {
      CaptureOrder order = capture.order();
      input.failed(order.room(), order.user(), failed.text());
    }
  }

  private void report(FromWorker report) {
    if (report instanceof FromWorker.Devices found) {
      devices = NodeDevices.of(settings, found.devices());
      onDevices.accept(devices);
    } else if (report instanceof FromWorker.Stopped stopped) {
      LOG.info("audit: closed the devices of room {}", stopped.id());
    } else if (report instanceof FromWorker.Failed failed) {
      failed(failed);
    } else if (report instanceof FromWorker.Started started) {
      RunningCapture capture = captures.get(started.id());
      if (capture != null) {
        capture.started();
        CaptureOrder order = capture.order();
        input.rtcpTo(order.room(), order.user(), started.videoRtcpPort());
      }
    } else if (report instanceof FromWorker.Showing showing) {
      RunningCapture capture = captures.get(showing.id());
      if (capture != null) {
        showing(capture, showing);
      }
    } else if (report instanceof FromWorker.Flowing flowing) {
      RunningCapture capture = captures.get(flowing.id());
      FlowWatch watch = capture == null ? null : capture.watch();
      if (capture != null && watch != null) {
        capture.watch(watch.observe(flowing, now()));
      }
    }
  }

  private void run(Runnable task) {
    if (!thread.isShutdown()) {
      thread.execute(() -> guarded(task));
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("capture", e);
    }
  }

  private static String what(CaptureOrder order) {
    if (order.audio() && order.video()) {
      return "camera and microphone";
    }
    return order.audio() ? "microphone" : order.video() ? "camera" : "nothing";
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private final class Ears implements Workers.Listener {
    @Override
    public void up() {
      up = true;
      pid = workers.pid();
      workers.send(new ToWorker.ListDevices());
      captures.values().forEach(CaptureSupervisor.this::ask);
    }

    @Override
    public void report(FromWorker report) {
      CaptureSupervisor.this.report(report);
    }

    @Override
    public void down(String how) {
      up = false;
      pid = -1;
      lastEnd = how;
      captures.values().forEach(RunningCapture::forgotten);
    }
  }
}
