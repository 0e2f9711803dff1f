package io.ringroom.media.worker;

import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.gst.DeviceScan;
import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.StreamPipeline;
import io.ringroom.media.worker.FromWorker.Count;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The picture and the sound of one room, each a stream of its own so that neither can stop both.
 */
final class Capture implements AutoCloseable {
  private final String id;
  private final Supplier<DeviceScan> scan;
  private final Consumer<FromWorker> reports;
  private ToWorker.Start order;
  private @Nullable CaptureStream video;
  private @Nullable CaptureStream audio;

  Capture(String id, Supplier<DeviceScan> scan, Consumer<FromWorker> reports) {
    this.id = id;
    this.scan = scan;
    this.reports = reports;
    this.order = new ToWorker.Start(id, null, null);
  }

  /** Opens, closes and replaces streams until they are those of the order; equal ones go on. */
  void apply(ToWorker.Start wanted, List<CaptureDevice> devices, long nowMillis) throws GstFault {
    if (!Objects.equals(order.video(), wanted.video())) {
      close(video);
      video = null;
    }
    if (!Objects.equals(order.audio(), wanted.audio())) {
      close(audio);
      audio = null;
    }
    order = wanted;
    if (video == null && wanted.video() != null) {
      video = open(wanted.video(), nowMillis);
    }
    if (audio == null && wanted.audio() != null) {
      audio = open(wanted.audio(), nowMillis);
    }
    tend(devices, nowMillis);
    reports.accept(new FromWorker.Started(id, video == null ? 0 : video.rtcpPort()));
  }

  void tend(List<CaptureDevice> devices, long nowMillis) {
    if (video != null) {
      video.tend(devices, nowMillis);
    }
    if (audio != null) {
      audio.tend(devices, nowMillis);
    }
  }

  void reportFlow(long nowMillis) {
    Count pictures = video == null ? null : video.count(nowMillis);
    Count sounds = audio == null ? null : audio.count(nowMillis);
    reports.accept(new FromWorker.Flowing(id, pictures, sounds));
  }

  String dot() {
    return (video == null ? "" : video.dot()) + (audio == null ? "" : audio.dot());
  }

  @Override
  public void close() {
    close(video);
    close(audio);
    video = null;
    audio = null;
  }

  private CaptureStream open(ToWorker.Video wanted, long nowMillis) throws GstFault {
    return new CaptureStream(
        id,
        DeviceKind.CAMERA,
        wanted.device(),
        (name, source, socket) ->
            StreamPipeline.video(name, wanted.format(), source, scan.get(), socket, wanted.port()),
        reports,
        nowMillis);
  }

  private CaptureStream open(ToWorker.Audio wanted, long nowMillis) throws GstFault {
    return new CaptureStream(
        id,
        DeviceKind.MICROPHONE,
        wanted.device(),
        (name, source, socket) ->
            StreamPipeline.audio(name, wanted.format(), source, scan.get(), socket, wanted.port()),
        reports,
        nowMillis);
  }

  private static void close(@Nullable CaptureStream stream) {
    if (stream != null) {
      stream.close();
    }
  }
}
