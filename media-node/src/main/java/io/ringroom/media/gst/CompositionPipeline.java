package io.ringroom.media.gst;

import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.CompositionSpec.Rendition;
import io.ringroom.media.task.CompositionSpec.Tile;
import java.util.List;
import java.util.Optional;

/** One picture made of many, at work. Gst thread only. */
public final class CompositionPipeline implements AutoCloseable {
  private static final List<String> ELEMENTS =
      List.of("compositor", "rsvgoverlay", "textoverlay", "aspectratiocrop", "vp8dec");

  private final Pipeline pipeline;

  private CompositionPipeline(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Plays an empty picture.
   *
   * @param name for logs and graphs
   * @param inputs where pictures come in, one for each input
   * @param outputs by which they leave and key frames are asked for, one for each rendition
   */
  public static CompositionPipeline play(
      String name, CompositionSpec spec, List<RtpSocket> inputs, List<RtpSocket> outputs)
      throws GstFault {
    for (String element : ELEMENTS) {
      if (!GstStart.has(element)) {
        throw GstFault.pipeline(
            "GStreamer lacks %s; run: apt-get install gstreamer1.0-plugins-base gstreamer1.0-x"
                    .formatted(element)
                + " gstreamer1.0-plugins-good gstreamer1.0-plugins-bad");
      }
    }
    Pipeline made = Pipeline.parse(name, new CompositionGraph(spec).text());
    try {
      for (int i = 0; i < inputs.size(); i++) {
        made.socket(CompositionGraph.receiver(i), inputs.get(i));
      }
      for (int i = 0; i < outputs.size(); i++) {
        made.socket(CompositionGraph.sender(i), outputs.get(i));
        made.socket(CompositionGraph.reports(i), outputs.get(i));
      }
      made.play();
      return new CompositionPipeline(made);
    } catch (GstFault e) {
      made.close();
      throw e;
    }
  }

  /** Draws the background and everybody's plate. */
  public void drawPlates(CompositionSpec spec) throws GstFault {
    pipeline.setText(CompositionGraph.PLATES, "data", PlateDrawing.of(spec));
  }

  /** Shows an input in its place. */
  public void show(Tile tile) throws GstFault {
    int input = tile.input();
    // Zero is an odd ratio: nothing is cut off.
    String ratio = tile.fill() ? tile.width() + "/" + tile.height() : "0/1";
    pipeline.set(CompositionGraph.crop(input), "aspect-ratio", ratio);
    pipeline.set(
        CompositionGraph.size(input),
        "caps",
        "video/x-raw,format=I420,pixel-aspect-ratio=1/1,width=%d,height=%d"
            .formatted(tile.width(), tile.height()));
    pipeline.setText(CompositionGraph.label(input), "text", PlateDrawing.clean(tile.name()));
    setPad(input, "xpos", tile.x());
    setPad(input, "ypos", tile.y());
    setPad(input, "width", tile.width());
    setPad(input, "height", tile.height());
    setPad(input, "zorder", tile.z() + 1); // behind all are the plates
    setPad(input, "alpha", 1);
  }

  /** Shows nothing of an input. */
  public void hide(int input) throws GstFault {
    setPad(input, "alpha", 0);
  }

  private void setPad(int input, String property, int value) throws GstFault {
    pipeline.setPad(
        CompositionGraph.COMPOSITOR,
        CompositionGraph.pad(input),
        property,
        Integer.toString(value));
  }

  /** Encodes a rendition, or does not. */
  public void encode(int number, Rendition rendition) throws GstFault {
    pipeline.set(CompositionGraph.gate(number), "drop", rendition.wanted() ? "false" : "true");
  }

  /** How many pictures of an input have been decoded. */
  public long decoded(int input) throws GstFault {
    return pipeline.passed(CompositionGraph.decoded(input));
  }

  /** What broke it since it was last asked. */
  public Optional<GstFault> fault() {
    return pipeline.fault();
  }

  /** The graph as Graphviz text. */
  public String dot() {
    return pipeline.dot();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
