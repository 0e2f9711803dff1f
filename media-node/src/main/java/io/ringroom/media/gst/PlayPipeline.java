package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import io.ringroom.media.device.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RTP at work on a loudspeaker or a display of this host. Gst thread only. */
public final class PlayPipeline implements AutoCloseable {
  /** Stock of the sound card: PulseAudio's own 200 ms would be heard as delay. */
  private static final long BUFFER_MICROS = 80_000;

  /** Sound per transfer, the unit in which echo is cancelled. */
  private static final long PERIOD_MICROS = 10_000;

  /** How far its sound card may be off before it is set right; see {@link HostTime}. */
  private static final long TOLERANCE_MICROS = 120_000;

  /** Every loudspeaker that is opened has a probe of its own: cancellers find them by name. */
  private static int probes;

  private final Pipeline pipeline;
  private final String probe;

  private PlayPipeline(Pipeline pipeline, String probe) {
    this.pipeline = pipeline;
    this.probe = probe;
  }

  /**
   * Plays what comes in on a loudspeaker.
   *
   * @param name for logs and graphs
   * @param to a device, or anything else for nobody to hear it
   * @param volume per cent, 0 to 200
   */
  public static PlayPipeline speaker(
      String name, List<RtpSocket> inputs, Source to, DeviceScan scan, int volume) throws GstFault {
    boolean live = to instanceof Source.Live;
    String probe = live && canCancelEcho() ? "loudspeaker-" + ++probes : "";
    String text =
        PlayGraph.speaker(inputs.size(), probe)
            + (live ? "" : " " + Rtp.TAIL + ". ! fakesink name=nobody sync=true");
    Pipeline made = Pipeline.parse(name, text);
    try {
      if (to instanceof Source.Live device) {
        attach(made, scan.device(device));
      }
      made.set(PlayGraph.VOLUME, "volume", gain(volume));
      return start(made, probe, inputs);
    } catch (GstFault e) {
      made.close();
      throw e;
    }
  }

  /**
   * Shows what comes in on a display.
   *
   * @param sink {@code auto}, or the end of a pipeline in the form of {@code gst-launch}
   */
  public static PlayPipeline display(String name, RtpSocket input, String sink) throws GstFault {
    String end = sink.equals("auto") ? "autovideosink sync=false" : sink;
    Pipeline made = Pipeline.parse(name, PlayGraph.display(end, GstStart.has("textoverlay")));
    try {
      return start(made, "", List.of(input));
    } catch (GstFault e) {
      made.close();
      throw e;
    }
  }

  /** By what name a microphone's echo canceller finds it; empty when it cannot. */
  public String probe() {
    return probe;
  }

  /** Whether what a loudspeaker plays can be taken out of what a microphone beside it hears. */
  static boolean canCancelEcho() {
    return GstStart.has("webrtcdsp") && GstStart.has("webrtcechoprobe");
  }

  /**
   * @param volume per cent, 0 to 200
   */
  public void volume(int volume) throws GstFault {
    pipeline.set(PlayGraph.VOLUME, "volume", gain(volume));
  }

  /** How many pictures a display was given. */
  public long shown() throws GstFault {
    return pipeline.passed(PlayGraph.SHOWN);
  }

  /** Has a display show what it is given, or that there is nobody to show. */
  public void show(boolean somebody) throws GstFault {
    pipeline.select(PlayGraph.CHOICE, somebody ? PlayGraph.SOMEBODY : PlayGraph.NOBODY);
  }

  /** What broke it since it was last asked. */
  public Optional<GstFault> fault() {
    return pipeline.fault();
  }

  public String dot() {
    return pipeline.dot();
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private static PlayPipeline start(Pipeline made, String probe, List<RtpSocket> inputs)
      throws GstFault {
    for (int n = 0; n < inputs.size(); n++) {
      made.socket(PlayGraph.input(n), inputs.get(n));
    }
    made.playInHostTime();
    return new PlayPipeline(made, probe);
  }

  private static void attach(Pipeline made, Pointer device) throws GstFault {
    @Nullable Pointer sink = Gst.GST.gst_device_create_element(device, null);
    if (sink == null) {
      throw GstFault.device("its driver gives no element for it");
    }
    SourceBin.setIfKnown(sink, "buffer-time", BUFFER_MICROS);
    SourceBin.setIfKnown(sink, "latency-time", PERIOD_MICROS);
    SourceBin.setIfKnown(sink, "provide-clock", 0);
    // By default it would be set right in its first seconds, by as much as 80 ms to and fro, and
    // echo
    // be looked for where it is not.
    SourceBin.setIfKnown(sink, "drift-tolerance", TOLERANCE_MICROS);
    made.end(Rtp.TAIL, sink);
  }

  private static String gain(int percent) {
    return String.format(Locale.ROOT, "%.2f", percent / 100.0);
  }
}
