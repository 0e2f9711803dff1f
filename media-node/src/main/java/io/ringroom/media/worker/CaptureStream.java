package io.ringroom.media.worker;

import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.device.Source;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.device.StreamSource;
import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.gst.StreamPipeline;
import io.ringroom.media.worker.FromWorker.Count;
import io.ringroom.media.worker.FromWorker.SourceKind;
import io.ringroom.media.worker.FromWorker.Who;
import io.ringroom.media.worker.StallWatch.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a capture, sound or picture. Brings what it carries in line with what its {@link
 * StreamSource} decides, again and again; a broken pipeline is replaced, never repaired.
 */
final class CaptureStream implements AutoCloseable {
  /** Pause before a pipeline that broke by itself is built again. */
  private static final long REBUILD_PAUSE_MILLIS = 500;

  /** A device that has delivered for this long has proved itself. */
  private static final long PROVED_MILLIS = 10_000;

  private final String id;
  private final DeviceKind kind;
  private final Player player;
  private final Consumer<FromWorker> reports;
  private final RtpSocket socket;
  private StreamSource state;
  private @Nullable Source showing;
  private @Nullable StreamPipeline pipeline;
  private StallWatch watch;
  private long builtMillis;
  private long notBeforeMillis;
  private long capturedBefore;
  private long sentBefore;
  private Count reported = new Count(0, 0, 0, 0);
  private long reportedMillis;

  CaptureStream(
      String id,
      DeviceKind kind,
      String wish,
      Player player,
      Consumer<FromWorker> reports,
      long nowMillis)
      throws GstFault {
    this.id = id;
    this.kind = kind;
    this.player = player;
    this.reports = reports;
    this.state = StreamSource.of(SourceWish.parse(wish), kind);
    this.watch = StallWatch.begin(false, nowMillis);
    this.reportedMillis = nowMillis;
    this.socket = RtpSocket.open();
  }

  /** Makes the pipeline for a source. */
  @FunctionalInterface
  interface Player {
    StreamPipeline play(String name, Source source, RtpSocket socket) throws GstFault;
  }

  /** Where RTCP is listened for. */
  int rtcpPort() {
    return socket.port();
  }

  /** Looks after the pipeline and lets it carry what it should. */
  void tend(List<CaptureDevice> devices, long nowMillis) {
    inspect(nowMillis);
    StreamSource.Step step = state.pick(devices, nowMillis);
    state = step.next();
    boolean changed = !step.source().equals(showing);
    if (changed || (pipeline == null && nowMillis >= notBeforeMillis)) {
      discard();
      build(step.source(), changed, nowMillis);
    }
  }

  Count count(long nowMillis) {
    long captured = capturedBefore + watch.captured();
    long sent = sentBefore + watch.sent();
    long millis = Math.max(1, nowMillis - reportedMillis);
    reported =
        new Count(
            captured,
            sent,
            Math.round((captured - reported.captured()) * 1000f / millis),
            Math.round((sent - reported.sent()) * 1000f / millis));
    reportedMillis = nowMillis;
    return reported;
  }

  String dot() {
    return pipeline == null ? "" : pipeline.dot();
  }

  @Override
  public void close() {
    discard();
    socket.close();
  }

  private void inspect(long nowMillis) {
    if (pipeline == null) {
      return;
    }
    StreamPipeline.Flow flow = pipeline.flow();
    watch = watch.observe(flow.captured(), flow.sent(), nowMillis);
    Optional<GstFault> fault = pipeline.fault();
    if (fault.isPresent()) {
      broken(fault.get().isDevice(), String.valueOf(fault.get().getMessage()), nowMillis);
      return;
    }
    Verdict verdict = watch.verdict(nowMillis);
    if (verdict != Verdict.FLOWING) {
      boolean source = verdict == Verdict.SOURCE_SILENT;
      broken(source, source ? "it delivers nothing" : "the encoder delivers nothing", nowMillis);
    } else if (nowMillis - builtMillis > PROVED_MILLIS && showing instanceof Source.Live) {
      state = state.proved();
    }
  }

  private void build(Source source, boolean changed, long nowMillis) {
    showing = source;
    builtMillis = nowMillis;
    watch = StallWatch.begin(state.failures() > 0, nowMillis);
    if (changed) {
      reports.accept(new FromWorker.Showing(id, kind, kindOf(source), source.label()));
    }
    try {
      pipeline = player.play(id + "-" + kind.word(), source, socket);
    } catch (GstFault e) {
      broken(e.isDevice(), String.valueOf(e.getMessage()), nowMillis);
    }
  }

  private void broken(boolean byDevice, String why, long nowMillis) {
    boolean device = byDevice && showing instanceof Source.Live;
    String label = showing == null ? kind.word() : showing.label();
    reports.accept(
        new FromWorker.Failed(id, device ? Who.DEVICE : Who.PIPELINE, label + ": " + why));
    discard();
    if (showing instanceof Source.Live) {
      // Whoever is to blame, the receivers get a slate meanwhile and the device a pause.
      state = state.failed(nowMillis);
    }
    notBeforeMillis = nowMillis + REBUILD_PAUSE_MILLIS;
  }

  private void discard() {
    if (pipeline != null) {
      capturedBefore += watch.captured();
      sentBefore += watch.sent();
      pipeline.close();
      pipeline = null;
    }
  }

  private static SourceKind kindOf(Source source) {
    if (source instanceof Source.Live) {
      return SourceKind.LIVE;
    }
    return source instanceof Source.Test ? SourceKind.TEST : SourceKind.SLATE;
  }
}
