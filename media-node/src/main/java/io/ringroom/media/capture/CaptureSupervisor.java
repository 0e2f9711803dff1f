package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.lease.CaptureControl;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.process.Workers;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.worker.FromWorker;
import io.ringroom.media.worker.ToWorker;
import io.ringroom.protocol.node.FromNode.Device;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
  private final Consumer<List<Device>> onDevices;
  private final ScheduledExecutorService thread;
  private final Workers workers;
  private final Captures captures;
  private volatile List<Device> devices;
  private volatile boolean up;
  private volatile long pid = -1;
  private volatile String lastEnd = "";

  /**
   * @param input where captured RTP goes
   * @param onDevices told the whole list on every change, on the capture thread
   * @param witness told of all that opens and closes
   */
  public CaptureSupervisor(
      CaptureSettings settings,
      CaptureInput input,
      Consumer<List<Device>> onDevices,
      CaptureWitness witness) {
    this(settings, input, onDevices, witness, Map.of());
  }

  /**
   * @param environment what workers get beside this process's own variables
   */
  CaptureSupervisor(
      CaptureSettings settings,
      CaptureInput input,
      Consumer<List<Device>> onDevices,
      CaptureWitness witness,
      Map<String, String> environment) {
    this.settings = settings;
    this.onDevices = onDevices;
    this.devices = NodeDevices.of(settings, List.of());
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "capture");
              made.setDaemon(true);
              return made;
            });
    this.workers =
        new Workers(thread, WorkerRole.CAPTURE, settings.spareWorker(), environment, new Ears());
    this.captures = new Captures(settings, input, this::run, workers, witness);
  }

  /** Starts the workers, so that a first capture finds one that is warm. */
  public void begin() {
    if (!settings.enabled()) {
      LOG.info("capture is switched off on this node");
      return;
    }
    run(workers::begin);
    thread.scheduleWithFixedDelay(
        () -> guarded(captures::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
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

  /** The devices to use from now on, and how; running captures change without a break. */
  public void use(DeviceWishes wishes) {
    run(() -> captures.use(wishes));
  }

  @Override
  public void start(CaptureOrder order) {
    run(() -> captures.start(order));
  }

  @Override
  public void small(RoomId room, boolean wanted) {
    run(() -> captures.small(room, wanted));
  }

  @Override
  public void stop(RoomId room) {
    run(() -> captures.stop(room));
  }

  /** Ends all captures and workers. Returns when their processes are gone. */
  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    try {
      thread.submit(workers::close).get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.warn("workers did not end in order: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow();
  }

  private void run(Runnable task) {
    try {
      thread.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("capture has ended: {}", e.getMessage());
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("capture", e);
    }
  }

  private final class Ears implements Workers.Listener {
    @Override
    public void up() {
      up = true;
      pid = workers.pid();
      workers.send(new ToWorker.ListDevices());
      captures.askForAll();
    }

    @Override
    public void report(FromWorker report) {
      if (report instanceof FromWorker.Devices found) {
        devices = NodeDevices.of(settings, found.devices());
        onDevices.accept(devices);
        captures.loudspeakers(
            found.devices().stream().anyMatch(device -> device.kind() == DeviceKind.LOUDSPEAKER));
      } else if (report instanceof FromWorker.Started started) {
        captures.started(started);
      } else if (report instanceof FromWorker.Showing showing) {
        captures.showing(showing);
      } else if (report instanceof FromWorker.Flowing flowing) {
        captures.flowing(flowing);
      } else if (report instanceof FromWorker.Failed failed) {
        captures.failed(failed);
      } else if (report instanceof FromWorker.Stopped) {
        captures.stopped();
      }
    }

    @Override
    public void down(String how) {
      up = false;
      pid = -1;
      lastEnd = how;
      captures.forgetProgress();
    }
  }
}
