package io.ringroom.media.capture;

import io.ringroom.id.RoomId;
import io.ringroom.media.capture.FlowWatch.Verdict;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.lease.CaptureInput;
import io.ringroom.media.lease.CaptureInput.Ports;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.process.Workers;
import io.ringroom.media.worker.FromWorker;
import io.ringroom.media.worker.FromWorker.SourceKind;
import io.ringroom.media.worker.ToWorker;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the orders in force come true: one capture for all of them, which is asked of the worker,
 * again after every worker's end, and started anew when it does not flow. Lives on the capture
 * thread.
 */
final class Captures {
  private static final Logger LOG = LoggerFactory.getLogger(Captures.class);

  private final CaptureSettings settings;
  private final CaptureInput input;
  private final Executor thread;
  private final Workers workers;
  private final CaptureWitness witness;
  private final RunningCapture capture;
  private final Map<DeviceKind, FromWorker.Showing> shown = new EnumMap<>(DeviceKind.class);
  private LoudspeakerShares shares = LoudspeakerShares.FREE;
  private DeviceWishes wishes;
  private boolean loudspeakers;
  private boolean camera;
  private boolean microphone;

  /**
   * @param thread the capture thread, for what comes back from elsewhere
   */
  Captures(
      CaptureSettings settings,
      CaptureInput input,
      Executor thread,
      Workers workers,
      CaptureWitness witness) {
    this.witness = witness;
    this.settings = settings;
    this.input = input;
    this.thread = thread;
    this.workers = workers;
    this.wishes = DeviceWishes.of(settings);
    this.capture = new RunningCapture(settings);
  }

  /** The devices to use from now on, and how; what runs is changed without a break. */
  void use(DeviceWishes wanted) {
    if (!wanted.equals(wishes)) {
      wishes = wanted;
      command();
    }
  }

  /** Whether this host has loudspeakers now. One that is gone is waited for, like a camera. */
  void loudspeakers(boolean present) {
    if (present && !loudspeakers) {
      loudspeakers = true;
      command();
    }
  }

  void start(CaptureOrder order) {
    CaptureOrder known = capture.orders().of(order.room()).orElse(null);
    if (order.equals(known)) {
      return;
    }
    audit("opening", order);
    if (known != null) {
      witness.closes(known);
    }
    witness.opens(order);
    capture.take(order);
    shares = shares.next(capture.orders().rooms());
    shown.values().forEach(showing -> tell(order, showing));
    ask(order);
  }

  void small(RoomId room, boolean wanted) {
    if (capture.small(room, wanted)) {
      LOG.info("the camera's small picture is {}", wanted ? "encoded" : "not encoded any more");
      command();
    }
  }

  void stop(RoomId room) {
    CaptureOrder order = capture.orders().of(room).orElse(null);
    if (order == null) {
      return;
    }
    audit("closing", order);
    witness.closes(order);
    capture.drop(room);
    shares = shares.next(capture.orders().rooms());
    if (capture.orders().isEmpty()) {
      shown.clear();
      workers.send(new ToWorker.Stop(RunningCapture.ID));
      if (!workers.isUp()) {
        mayBeOpen(false, false);
      }
    } else {
      command();
    }
  }

  /** A worker that knows nothing yet takes commands. */
  void askForAll() {
    capture.orders().all().forEach(this::ask);
  }

  /** The worker is gone, and with it all that it did. */
  void forgetProgress() {
    shown.clear();
    capture.forgotten();
    mayBeOpen(false, false);
  }

  /** What runs must have been answered and must flow. */
  void look() {
    long now = now();
    FlowWatch watch = capture.watch();
    if (watch == null) {
      return;
    }
    if (capture.overdue(now)) {
      workers.dismiss("it does not answer");
      return;
    }
    Verdict verdict = watch.verdict(now);
    if (verdict == Verdict.RESTART_WORKER) {
      workers.dismiss("a second start brought no flow either");
    } else if (verdict == Verdict.RESTART_CAPTURE) {
      LOG.warn("devices are open but nothing flows: starting anew");
      capture.startAnew(watch.struck(now));
      workers.send(new ToWorker.Stop(RunningCapture.ID));
    }
  }

  void started(FromWorker.Started started) {
    capture.started();
    mayBeOpen(capture.wantsVideo(), capture.wantsAudio());
    for (CaptureOrder order : capture.orders().all()) {
      input.rtcpTo(order.room(), order.user(), order.video() ? started.videoRtcpPort() : 0);
      input.playTo(order.room(), order.user(), shares.of(order.room(), started.playPorts()));
    }
  }

  void flowing(FromWorker.Flowing flowing) {
    FlowWatch watch = capture.watch();
    if (watch != null) {
      capture.watch(watch.observe(flowing, now()));
    }
  }

  void showing(FromWorker.Showing showing) {
    shown.put(showing.kind(), showing);
    capture.orders().all().forEach(order -> tell(order, showing));
    FlowWatch watch = capture.watch();
    if (watch != null && showing.kind() != DeviceKind.LOUDSPEAKER) {
      capture.watch(watch.sourceChanged(now()));
    }
  }

  private void tell(CaptureOrder order, FromWorker.Showing showing) {
    boolean concerned =
        switch (showing.kind()) {
          case CAMERA -> order.video();
          case MICROPHONE -> order.audio();
          case LOUDSPEAKER -> true;
        };
    if (!concerned) {
      return;
    }
    LOG.info(
        "audit: room {} call {} {} shows {} ({})",
        order.room(),
        order.lease(),
        showing.kind().word(),
        showing.label(),
        showing.source());
    witness.carries(order, showing.kind().word(), showing.label());
    if (showing.source() == SourceKind.SLATE && showing.kind() != DeviceKind.LOUDSPEAKER) {
      input.failed(order.room(), order.user(), showing.label());
    }
  }

  /** A device's failure is told by the slate that stands in for it. */
  void failed(FromWorker.Failed failed) {
    LOG.warn("{} failed: {}", failed.who(), failed.text());
    if (failed.id() != null && failed.who() != FromWorker.Who.DEVICE) {
      for (CaptureOrder order : capture.orders().all()) {
        input.failed(order.room(), order.user(), failed.text());
      }
    }
  }

  /**
   * What is to start anew waits for this: packets of the old streams must not come after the ports
   * have forgotten who sent them.
   */
  void stopped() {
    LOG.info("audit: closed the devices");
    if (capture.orders().isEmpty()) {
      mayBeOpen(false, false);
    } else if (capture.stopped()) {
      askForAll();
    }
  }

  /** While no worker is up nothing is asked; {@link #askForAll} comes when one is. */
  private void ask(CaptureOrder order) {
    if (!settings.enabled()) {
      input.failed(order.room(), order.user(), "capture is switched off on this node");
    } else if (workers.isUp()) {
      input
          .open(order.room(), order.user())
          .whenCompleteAsync((ports, failure) -> opened(order, ports, failure), thread);
    }
  }

  private void opened(CaptureOrder order, @Nullable Ports ports, @Nullable Throwable failure) {
    if (!capture.orders().all().contains(order)) {
      return;
    }
    if (ports != null) {
      capture.sendTo(order.room(), ports);
      command();
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.warn("no capture for room {}: {}", order.room(), String.valueOf(cause));
    if (cause instanceof IllegalStateException) {
      // The lease is gone, so is the right to have anything open.
      stop(order.room());
    } else {
      input.failed(order.room(), order.user(), "no port for it: " + cause);
    }
  }

  /** Says the whole truth; what the worker does already goes on undisturbed. */
  private void command() {
    if (!capture.orders().isEmpty() && workers.isUp()) {
      ToWorker.Start command = capture.command(wishes, loudspeakers);
      if (command.video() == null) {
        shown.remove(DeviceKind.CAMERA);
      }
      if (command.audio() == null) {
        shown.remove(DeviceKind.MICROPHONE);
      }
      // What is to be closed is open until the worker has answered.
      mayBeOpen(camera || command.video() != null, microphone || command.audio() != null);
      capture.asked(command, now());
      workers.send(command);
    }
  }

  private void mayBeOpen(boolean cameraNow, boolean microphoneNow) {
    camera = cameraNow;
    microphone = microphoneNow;
    witness.open(camera, microphone);
  }

  private static void audit(String what, CaptureOrder order) {
    LOG.info(
        "audit: {} {} for room {} call {} user {}",
        what,
        devices(order),
        order.room(),
        order.lease(),
        order.user());
  }

  private static String devices(CaptureOrder order) {
    if (order.audio() && order.video()) {
      return "camera and microphone";
    }
    return order.audio() ? "microphone" : order.video() ? "camera" : "nothing";
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
