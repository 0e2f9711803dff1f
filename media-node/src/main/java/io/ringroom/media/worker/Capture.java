package io.ringroom.media.worker;

import io.ringroom.media.device.CaptureDevice;
import io.ringroom.media.device.DeviceKind;
import io.ringroom.media.device.SourceWish;
import io.ringroom.media.gst.DeviceScan;
import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.StreamPipeline;
import io.ringroom.media.worker.FromWorker.Count;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The picture and the sound of this host, and what is played on it, each a stream of its own so
 * that none can stop the others. Whoever wants a stream gets the same packets.
 */
final class Capture implements AutoCloseable {
  private final String id;
  private final Supplier<DeviceScan> scan;
  private final Consumer<FromWorker> reports;
  private final Playout playout;
  private ToWorker.Start order;
  private @Nullable CaptureStream video;
  private @Nullable CaptureStream audio;

  Capture(String id, Supplier<DeviceScan> scan, Consumer<FromWorker> reports) {
    this.id = id;
    this.scan = scan;
    this.reports = reports;
    this.order = new ToWorker.Start(id, null, null, null);
    this.playout = new Playout(id, scan, reports);
  }

  /** Opens, closes and changes streams until they are those of the order; equal ones go on. */
  void apply(ToWorker.Start wanted, List<CaptureDevice> devices, long nowMillis) throws GstFault {
    order = wanted;
    playout.change(wanted.play(), devices, nowMillis);
    ToWorker.Video pictures = wanted.video();
    if (pictures == null) {
      close(video);
      video = null;
    } else if (video == null) {
      video = open(DeviceKind.CAMERA, wish(pictures), nowMillis);
    } else {
      video.change(wish(pictures));
    }
    ToWorker.Audio sounds = wanted.audio();
    if (sounds == null) {
      close(audio);
      audio = null;
    } else if (audio == null) {
      audio = open(DeviceKind.MICROPHONE, wish(sounds), nowMillis);
    } else {
      audio.change(wish(sounds));
    }
    tend(devices, nowMillis);
    reports.accept(
        new FromWorker.Started(id, video == null ? 0 : video.rtcpPort(), playout.ports()));
  }

  void tend(List<CaptureDevice> devices, long nowMillis) {
    playout.tend(devices, nowMillis);
    ToWorker.Audio sounds = order.audio();
    if (audio != null && sounds != null) {
      // A loudspeaker that was opened anew is to be cancelled anew.
      audio.change(wish(sounds));
    }
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
    return playout.dot() + (video == null ? "" : video.dot()) + (audio == null ? "" : audio.dot());
  }

  @Override
  public void close() {
    playout.close();
    close(video);
    close(audio);
    video = null;
    audio = null;
  }

  private CaptureStream open(DeviceKind kind, StreamWish wish, long nowMillis) throws GstFault {
    return new CaptureStream(id, kind, wish, scan, reports, nowMillis);
  }

  private static StreamWish wish(ToWorker.Video video) {
    return new StreamWish(
        SourceWish.parse(video.device()),
        StreamPipeline.video(video.format(), video.small(), video.mirror()),
        video.ports());
  }

  private StreamWish wish(ToWorker.Audio audio) {
    return new StreamWish(
        SourceWish.parse(audio.device()),
        StreamPipeline.audio(audio.format(), audio.gain(), playout.probe(), audio.speech()),
        audio.ports());
  }

  private static void close(@Nullable CaptureStream stream) {
    if (stream != null) {
      stream.close();
    }
  }
}
