package io.ringroom.media.capture;

import io.ringroom.media.lease.CaptureInput.Ports;
import io.ringroom.media.lease.CaptureOrder;
import io.ringroom.media.process.Workers;
import io.ringroom.media.worker.ToWorker;
import org.jspecify.annotations.Nullable;

/** One order and how far it has come. Lives on the capture thread. */
final class RunningCapture {
  private final CaptureOrder order;
  private final CaptureSettings settings;
  private @Nullable FlowWatch watch;
  private long askedMillis;
  private boolean started;
  private boolean startingAnew;

  RunningCapture(CaptureOrder order, CaptureSettings settings) {
    this.order = order;
    this.settings = settings;
  }

  CaptureOrder order() {
    return order;
  }

  /** What a worker calls this capture. */
  String id() {
    return order.room().value();
  }

  /**
   * The command that makes the order come true.
   *
   * @param loudspeakers whether this host has any
   */
  ToWorker.Start command(Ports ports, DeviceWishes wishes, boolean loudspeakers) {
    return new ToWorker.Start(
        id(),
        order.video() ? wishes.video(settings, ports.videoRtp()) : null,
        order.audio() ? wishes.audio(settings, ports.audioRtp()) : null,
        wishes.play(settings, loudspeakers));
  }

  /** A worker was told; it must answer in time. */
  void asked(long nowMillis) {
    askedMillis = nowMillis;
    started = false;
    if (watch == null) {
      watch = FlowWatch.begin(order.video(), order.audio(), nowMillis);
    }
  }

  /** It is being stopped in order to be asked for again. */
  void startAnew(FlowWatch struck) {
    watch = struck;
    startingAnew = true;
  }

  /** The worker has stopped it: whether it is to be asked for again now. */
  boolean stopped() {
    boolean again = startingAnew;
    startingAnew = false;
    return again;
  }

  void started() {
    started = true;
  }

  /** The worker that was told is gone, and what is known of its streams with it. */
  void forgotten() {
    watch = null;
    askedMillis = 0;
    started = false;
    startingAnew = false;
  }

  /** Whether the worker has owed its answer for longer than it may. */
  boolean overdue(long nowMillis) {
    return askedMillis != 0 && !started && nowMillis - askedMillis > Workers.PATIENCE.toMillis();
  }

  /** Absent while no worker has been told. */
  @Nullable FlowWatch watch() {
    return watch;
  }

  void watch(FlowWatch next) {
    watch = next;
  }
}
