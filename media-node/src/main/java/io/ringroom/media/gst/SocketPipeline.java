package io.ringroom.media.gst;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline from text whose RTP comes and goes by sockets that outlive it. Gst thread only.
 *
 * @see Pipeline
 */
public final class SocketPipeline implements AutoCloseable {
  private final Pipeline pipeline;

  private SocketPipeline(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Plays.
   *
   * @param name for logs and graphs
   * @param needs elements that must be installed
   * @param texts properties whose values come from elsewhere, by {@code element.property}: they are
   *     never part of the description
   * @param sockets by the names of the elements that use them
   */
  public static SocketPipeline play(
      String name,
      String description,
      List<String> needs,
      Map<String, String> texts,
      Map<String, RtpSocket> sockets)
      throws GstFault {
    for (String element : needs) {
      if (!GstStart.has(element)) {
        throw GstFault.pipeline(
            "GStreamer lacks "
                + element
                + "; run: apt-get install gstreamer1.0-plugins-good gstreamer1.0-plugins-bad");
      }
    }
    Pipeline made = Pipeline.parse(name, description);
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        int dot = text.getKey().indexOf('.');
        made.setText(
            text.getKey().substring(0, dot), text.getKey().substring(dot + 1), text.getValue());
      }
      for (Map.Entry<String, RtpSocket> socket : sockets.entrySet()) {
        made.socket(socket.getKey(), socket.getValue());
      }
      made.play();
      return new SocketPipeline(made);
    } catch (GstFault e) {
      made.close();
      throw e;
    }
  }

  /** How many buffers have passed an {@code identity}. */
  public long passed(String identity) throws GstFault {
    return pipeline.passed(identity);
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
