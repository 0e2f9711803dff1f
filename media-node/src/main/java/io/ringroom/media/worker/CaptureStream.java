package io.ringroom.media.worker;

import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.device.Source;
import io.ringroom.media.device.StreamSource;
import io.ringroom.media.gst.DeviceScan;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a capture, sound or picture. Brings what it carries in line with what its {@link
 * StreamSource} decides, again and again. The encoder plays on while sources are exchanged; one
 * that breaks is replaced, never repaired.
 */
final class CaptureStream implements AutoCloseable {
  /** Pause before a pipeline that broke by itself is built again. */
  private static final long REBUILD_PAUSE_MILLIS = 500;

  /** A device that has delivered for this long has proved itself. */
  private static final long PROVED_MILLIS = 10_000;

  private final String id;
  private final DeviceKind kind;
  private final Supplier<DeviceScan> scan;
  private final Consumer<FromWorker> reports;
  private final RtpSocket socket;
  private StreamWish wish;
  private StreamSource state;
  private @Nullable Source showing;
  private @Nullable StreamPipeline pipeline;
  private boolean carrying;
  private StallWatch watch;
  private long builtMillis;
  private long notBeforeMillis;
  private long capturedBefore;
  private long sentBefore;

  /** Packets the pipeline had sent when it began to carry what it carries. */
  private long sentAtChange;

  private Count reported = new Count(0, 0, 0, 0);
  private long reportedMillis;

  CaptureStream(
      String id,
      DeviceKind kind,
      StreamWish wish,
      Supplier<DeviceScan> scan,
      Consumer<FromWorker> reports,
      long nowMillis)
      throws GstFault {
    this.id = id;
    this.kind = kind;
    this.wish = wish;
    this.scan = scan;
    this.reports = reports;
    this.state = StreamSource.of(wish.device(), kind);
    this.watch = StallWatch.begin(false, nowMillis);
    this.reportedMillis = nowMillis;
    this.socket = RtpSocket.open();
  }

  /** Where RTCP is listened for. */
  int rtcpPort() {
    return socket.port();
  }

  /** Carries this from now on; what need not change goes on undisturbed. */
  void change(StreamWish wanted) {
    if (wanted.equals(wish)) {
      return;
    }
    if (!wanted.device().equals(wish.device())) {
      state = StreamSource.of(wanted.device(), kind);
    }
    boolean sameWay = wanted.sameWay(wish);
    wish = wanted;
    if (!sameWay) {
      discard();
    } else if (pipeline != null) {
      pipeline.sendTo(wanted.ports());
      if (!pipeline.retune(wanted.graph())) {
        showing = null;
      }
    }
  }

  /** Looks after the pipeline and lets it carry what it should. */
  void tend(List<CaptureDevice> devices, long nowMillis) {
    inspect(nowMillis);
    StreamSource.Step step = state.pick(devices, nowMillis);
    state = step.next();
    boolean changed = !step.source().equals(showing);
    if (changed || (!carrying && nowMillis >= notBeforeMillis)) {
      carry(step.source(), changed, nowMillis);
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
    if (pipeline == null || !carrying) {
      return;
    }
    StreamPipeline.Flow flow = pipeline.flow();
    watch = watch.observe(flow.captured(), flow.sent() - sentAtChange, nowMillis);
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

  private void carry(Source source, boolean changed, long nowMillis) {
    putAway();
    showing = source;
    builtMillis = nowMillis;
    watch = StallWatch.begin(state.failures() > 0, nowMillis);
    if (changed) {
      reports.accept(new FromWorker.Showing(id, kind, kindOf(source), source.label()));
    }
    try {
      if (pipeline == null) {
        pipeline = StreamPipeline.open(id + "-" + kind.word(), wish.graph(), socket, wish.ports());
      }
      sentAtChange = pipeline.flow().sent();
      pipeline.carry(source, scan.get());
      carrying = true;
    } catch (GstFault e) {
      broken(e.isDevice(), String.valueOf(e.getMessage()), nowMillis);
    }
  }

  private void broken(boolean byDevice, String why, long nowMillis) {
    boolean device = byDevice && showing instanceof Source.Live;
    String label = showing == null ? kind.word() : showing.label();
    reports.accept(
        new FromWorker.Failed(id, device ? Who.DEVICE : Who.PIPELINE, label + ": " + why));
    if (device) {
      putAway();
    } else {
      discard();
    }
    if (showing instanceof Source.Live) {
      // Whoever is to blame, the receivers get a slate meanwhile and the device a pause.
      state = state.failed(nowMillis);
    }
    notBeforeMillis = nowMillis + REBUILD_PAUSE_MILLIS;
  }

  /** Closes the device; the encoder goes on. */
  private void putAway() {
    capturedBefore += watch.captured();
    sentBefore += watch.sent();
    watch = StallWatch.begin(false, 0);
    carrying = false;
    if (pipeline != null) {
      pipeline.putAway();
    }
  }

  private void discard() {
    putAway();
    if (pipeline != null) {
      pipeline.close();
      pipeline = null;
    }
  }

  static SourceKind kindOf(Source source) {
    if (source instanceof Source.Live) {
      return SourceKind.LIVE;
    }
    return source instanceof Source.Test ? SourceKind.TEST : SourceKind.SLATE;
  }
}
