package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.Source;
import io.ringroom.media.device.VideoFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream at work: a source, its encoder, its way out. The encoder plays until it is closed,
 * whatever it carries: a source is exchanged under it, so that sequence numbers, time stamps and
 * SSRC go on. Gst thread only.
 */
public final class StreamPipeline implements AutoCloseable {
  /** {@code GST_DEBUG_GRAPH_SHOW_ALL}, with long parameter values cut. */
  private static final int DOT_DETAILS = 15;

  private final Pointer pipeline;
  private final Pointer bus;
  private StreamGraph graph;
  private @Nullable Pointer funnel;
  private @Nullable Pointer spareInput;
  private @Nullable SourceBin source;

  private StreamPipeline(Pointer pipeline, StreamGraph graph) {
    this.pipeline = pipeline;
    this.graph = graph;
    this.bus = Gst.GST.gst_element_get_bus(pipeline);
  }

  /**
   * How a picture is to be sent.
   *
   * @param small whether it is sent in the small size, too
   */
  public static StreamGraph video(VideoFormat format, boolean small, boolean mirror) {
    return new VideoGraph(format, small, mirror, GstStart.has("textoverlay"));
  }

  /**
   * How sound is to be sent.
   *
   * @param gain per cent of what the microphone gives
   * @param probe of the {@link PlayPipeline} that plays beside the microphone; empty for none
   * @param speech whether noise is taken out and the level evened, which music would not bear
   */
  public static StreamGraph audio(AudioFormat format, int gain, String probe, boolean speech) {
    boolean possible = PlayPipeline.canCancelEcho();
    return new AudioGraph(
        format, gain, new AudioGraph.Treatment(possible ? probe : "", possible && speech));
  }

  /**
   * Starts an encoder that has nothing to carry yet and sends to ports of 127.0.0.1.
   *
   * @param name for logs and graphs
   */
  public static StreamPipeline open(
      String name, StreamGraph graph, RtpSocket socket, List<Integer> ports) throws GstFault {
    PointerByReference error = new PointerByReference();
    Pointer parsed = Gst.GST.gst_parse_launch(graph.encoder(), error);
    String complaint = Glib.takeError(error);
    if (parsed == null) {
      throw GstFault.pipeline("no pipeline: " + complaint);
    }
    StreamPipeline stream = new StreamPipeline(Gst.GST.gst_object_ref_sink(parsed), graph);
    try {
      // A description with an error may still give half a pipeline.
      if (!complaint.isEmpty()) {
        throw GstFault.pipeline("no pipeline: " + complaint);
      }
      set(stream.pipeline, "name", name);
      HostTime.useForCapture(stream.pipeline);
      stream.use(socket);
      stream.sendTo(ports);
      stream.start();
      return stream;
    } catch (GstFault e) {
      stream.close();
      throw e;
    }
  }

  /** Sends to these ports of 127.0.0.1 from now on; to those that stay, without a gap. */
  public void sendTo(List<Integer> ports) {
    apply(new StreamGraph.Setting(Rtp.OUT, "clients", Rtp.clients(ports)));
  }

  /** Puts this source in the place of the one that was carried. */
  public void carry(Source next, DeviceScan scan) throws GstFault {
    putAway();
    if (funnel == null) {
      throw GstFault.pipeline("the pipeline is closed");
    }
    source = SourceBin.add(pipeline, funnel, graph.source(next, scan));
    graph.settings().forEach(this::apply);
    if (!source.play()) {
      throw fault().orElseGet(() -> GstFault.device("it cannot be opened"));
    }
  }

  /** Closes the source; the encoder waits for the next one. */
  public void putAway() {
    if (source != null) {
      source.remove();
      source = null;
      // What the old one had to say is no news of the next one.
      fault();
    }
  }

  /**
   * Takes the settings of another graph.
   *
   * @return whether what is carried need not be put in anew for them
   */
  public boolean retune(StreamGraph wanted) {
    boolean sourceStays = graph.sameSource(wanted);
    graph = wanted;
    wanted.settings().forEach(this::apply);
    return sourceStays;
  }

  /** What broke it since it was last asked. */
  public Optional<GstFault> fault() {
    Optional<GstFault> first = Optional.empty();
    Pointer message = Gst.GST.gst_bus_timed_pop(bus, 0);
    while (message != null) {
      Optional<GstFault> told = fault(message);
      first = first.isPresent() ? first : told;
      Gst.GST.gst_mini_object_unref(message);
      message = Gst.GST.gst_bus_timed_pop(bus, 0);
    }
    return first;
  }

  /** How much has passed: from this source, and since the encoder's start. */
  public Flow flow() {
    return new Flow(passed(Rtp.CAPTURED), passed(Rtp.SENT));
  }

  /** The graph as Graphviz text. */
  public String dot() {
    return Glib.take(Gst.GST.gst_debug_bin_to_dot_data(pipeline, DOT_DETAILS));
  }

  /** Stops and releases everything; the device is closed when this returns. */
  @Override
  public void close() {
    Gst.GST.gst_element_set_state(pipeline, Gst.STATE_NULL);
    putAway();
    if (funnel != null && spareInput != null) {
      Gst.GST.gst_element_release_request_pad(funnel, spareInput);
      Gst.GST.gst_object_unref(spareInput);
    }
    if (funnel != null) {
      Gst.GST.gst_object_unref(funnel);
    }
    Gst.GST.gst_object_unref(bus);
    Gst.GST.gst_object_unref(pipeline);
  }

  private void use(RtpSocket socket) throws GstFault {
    Pointer out = element(Rtp.OUT);
    set(out, "socket", socket.pointer());
    Gst.GST.gst_object_unref(out);
    Pointer in = element(Rtp.IN);
    set(in, "socket", socket.pointer());
    Gst.GST.gst_object_unref(in);
    funnel = element(Rtp.SOURCES);
    spareInput = Gst.GST.gst_element_request_pad_simple(funnel, "sink_%u");
  }

  private void start() throws GstFault {
    graph.settings().forEach(this::apply);
    if (Gst.GST.gst_element_set_state(pipeline, Gst.STATE_PLAYING) == Gst.STATE_CHANGE_FAILURE) {
      throw fault().orElseGet(() -> GstFault.pipeline("the pipeline does not start"));
    }
  }

  private void apply(StreamGraph.Setting setting) {
    Pointer element = Gst.GST.gst_bin_get_by_name(pipeline, setting.element());
    if (element != null) {
      set(element, setting.property(), setting.value());
      Gst.GST.gst_object_unref(element);
    }
  }

  private long passed(String counter) {
    Pointer identity = Gst.GST.gst_bin_get_by_name(pipeline, counter);
    if (identity == null) {
      return 0;
    }
    PointerByReference stats = new PointerByReference();
    Glib.OBJECTS.g_object_get(identity, "stats", stats, null);
    Gst.GST.gst_object_unref(identity);
    Pointer structure = stats.getValue();
    if (structure == null) {
      return 0;
    }
    LongByReference buffers = new LongByReference();
    Gst.GST.gst_structure_get_uint64(structure, "num-buffers", buffers);
    Gst.GST.gst_structure_free(structure);
    return buffers.getValue();
  }

  private Pointer element(String name) throws GstFault {
    Pointer element = Gst.GST.gst_bin_get_by_name(pipeline, name);
    if (element == null) {
      throw GstFault.pipeline("the pipeline has no element named " + name);
    }
    return element;
  }

  private static Optional<GstFault> fault(Pointer message) {
    int type = message.getInt(Gst.MESSAGE_TYPE_OFFSET);
    if (type == Gst.MESSAGE_EOS) {
      return Optional.of(GstFault.pipeline("it ended its stream"));
    }
    if (type != Gst.MESSAGE_ERROR) {
      return Optional.empty();
    }
    PointerByReference error = new PointerByReference();
    PointerByReference debug = new PointerByReference();
    Gst.GST.gst_message_parse_error(message, error, debug);
    String text = Glib.takeError(error) + " (" + Glib.take(debug.getValue()) + ")";
    Pointer source = message.getPointer(Gst.MESSAGE_SOURCE_OFFSET);
    String path = source == null ? "" : Glib.take(Gst.GST.gst_object_get_path_string(source));
    return Optional.of(
        path.contains(":" + Rtp.SOURCE + "/") ? GstFault.device(text) : GstFault.pipeline(text));
  }

  private static void set(Pointer object, String property, Object value) {
    Glib.OBJECTS.g_object_set(object, property, value, null);
  }

  /**
   * @param captured buffers that came from the source
   * @param sent RTP packets that went out
   */
  public record Flow(long captured, long sent) {}
}
