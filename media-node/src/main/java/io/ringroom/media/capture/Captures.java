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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders in force and how each is doing: asks the worker for them, again after every worker's
 * end, and has what does not flow started anew. Lives on the capture thread.
 */
final class Captures {
  private static final Logger LOG = LoggerFactory.getLogger(Captures.class);

  private final CaptureSettings settings;
  private final CaptureInput input;
  private final Executor thread;
  private final Workers workers;
  private final CaptureWitness witness;
  private final Map<String, RunningCapture> running = new LinkedHashMap<>();
  private DeviceWishes wishes;
  private boolean loudspeakers;

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
  }

  /** The devices to use from now on, and how; what runs is changed without a break. */
  void use(DeviceWishes wanted) {
    if (!wanted.equals(wishes)) {
      wishes = wanted;
      askForAll();
    }
  }

  /** Whether this host has loudspeakers now. One that is gone is waited for, like a camera. */
  void loudspeakers(boolean present) {
    if (present && !loudspeakers) {
      loudspeakers = true;
      askForAll();
    }
  }

  void start(CaptureOrder order) {
    RunningCapture known = running.get(order.room().value());
    if (known != null && known.order().equals(order)) {
      return;
    }
    audit("opening", order);
    if (known != null) {
      witness.closes(known.order());
    }
    witness.opens(order);
    RunningCapture capture = new RunningCapture(order, settings);
    running.put(capture.id(), capture);
    ask(capture);
  }

  void stop(RoomId room) {
    RunningCapture capture = running.remove(room.value());
    if (capture != null) {
      audit("closing", capture.order());
      witness.closes(capture.order());
      workers.send(new ToWorker.Stop(capture.id()));
    }
  }

  /** A worker that knows nothing yet takes commands. */
  void askForAll() {
    running.values().forEach(this::ask);
  }

  /** The worker is gone, and with it all that it did. */
  void forgetProgress() {
    running.values().forEach(RunningCapture::forgotten);
  }

  /** Every running capture must have been answered and must flow. */
  void look() {
    long now = now();
    for (RunningCapture capture : List.copyOf(running.values())) {
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
        capture.startAnew(watch.struck(now));
        workers.send(new ToWorker.Stop(capture.id()));
      }
    }
  }

  void started(FromWorker.Started started) {
    RunningCapture capture = running.get(started.id());
    if (capture != null) {
      capture.started();
      CaptureOrder order = capture.order();
      input.rtcpTo(order.room(), order.user(), started.videoRtcpPort());
      input.playTo(order.room(), order.user(), started.playPorts());
    }
  }

  void flowing(FromWorker.Flowing flowing) {
    RunningCapture capture = running.get(flowing.id());
    FlowWatch watch = capture == null ? null : capture.watch();
    if (capture != null && watch != null) {
      capture.watch(watch.observe(flowing, now()));
    }
  }

  void showing(FromWorker.Showing showing) {
    RunningCapture capture = running.get(showing.id());
    if (capture == null) {
      return;
    }
    CaptureOrder order = capture.order();
    LOG.info(
        "audit: room {} call {} {} shows {} ({})",
        order.room(),
        order.lease(),
        showing.kind().word(),
        showing.label(),
        showing.source());
    witness.carries(order, showing.kind().word(), showing.label());
    if (showing.kind() == DeviceKind.LOUDSPEAKER) {
      return;
    }
    FlowWatch watch = capture.watch();
    if (watch != null) {
      capture.watch(watch.sourceChanged(now()));
    }
    if (showing.source() == SourceKind.SLATE) {
      input.failed(order.room(), order.user(), showing.label());
    }
  }

  /** A device's failure is told by the slate that stands in for it. */
  void failed(FromWorker.Failed failed) {
    LOG.warn("room {}: {} failed: {}", failed.id(), failed.who(), failed.text());
    RunningCapture capture = failed.id() == null ? null : running.get(failed.id());
    if (capture != null && failed.who() != FromWorker.Who.DEVICE) {
      CaptureOrder order = capture.order();
      input.failed(order.room(), order.user(), failed.text());
    }
  }

  /**
   * What is to start anew waits for this: packets of the old streams must not come after the ports
   * have forgotten who sent them.
   */
  void stopped(FromWorker.Stopped stopped) {
    LOG.info("audit: closed the devices of room {}", stopped.id());
    RunningCapture capture = running.get(stopped.id());
    if (capture != null && capture.stopped()) {
      ask(capture);
    }
  }

  /** While no worker is up nothing is asked; {@link #askForAll} comes when one is. */
  private void ask(RunningCapture capture) {
    CaptureOrder order = capture.order();
    if (!settings.enabled()) {
      input.failed(order.room(), order.user(), "capture is switched off on this node");
    } else if (workers.isUp()) {
      input
          .open(order.room(), order.user())
          .whenCompleteAsync((ports, failure) -> opened(capture, ports, failure), thread);
    }
  }

  private void opened(RunningCapture capture, @Nullable Ports ports, @Nullable Throwable failure) {
    if (running.get(capture.id()) != capture) {
      return;
    }
    if (ports != null) {
      capture.asked(now());
      workers.send(capture.command(ports, wishes, loudspeakers));
      return;
    }
    CaptureOrder order = capture.order();
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.warn("no capture for room {}: {}", order.room(), String.valueOf(cause));
    if (cause instanceof IllegalStateException) {
      // The lease is gone, so is the right to have anything open.
      stop(order.room());
    } else {
      input.failed(order.room(), order.user(), "no port for it: " + cause);
    }
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
