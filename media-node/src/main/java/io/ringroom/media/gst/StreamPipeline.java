package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.ringroom.media.device.AudioFormat;
import io.ringroom.media.device.Source;
import io.ringroom.media.device.VideoFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream at work: a source, its encoder, its way out. It is built, plays, and is closed; a
 * change of source is a new pipeline on the same {@link RtpSocket}. Gst thread only.
 */
public final class StreamPipeline implements AutoCloseable {
  /** {@code GST_DEBUG_GRAPH_SHOW_ALL}, with long parameter values cut. */
  private static final int DOT_DETAILS = 15;

  private final Pointer pipeline;
  private final Pointer bus;

  private StreamPipeline(Pointer pipeline) {
    this.pipeline = pipeline;
    this.bus = Gst.GST.gst_element_get_bus(pipeline);
  }

  /**
   * Plays a picture to a port of 127.0.0.1.
   *
   * @param name for logs and graphs
   */
  public static StreamPipeline video(
      String name, VideoFormat format, Source source, DeviceScan scan, RtpSocket socket, int port)
      throws GstFault {
    VideoGraph graph = new VideoGraph(format, GstStart.has("textoverlay"));
    if (source instanceof Source.Live live) {
      Pointer device = device(scan, live);
      return play(name, graph.fromCamera(best(device, format)), device, socket, port);
    }
    return play(name, graph.builtIn(source), null, socket, port);
  }

  /** Plays sound to a port of 127.0.0.1. */
  public static StreamPipeline audio(
      String name, AudioFormat format, Source source, DeviceScan scan, RtpSocket socket, int port)
      throws GstFault {
    AudioGraph graph = new AudioGraph(format);
    if (source instanceof Source.Live live) {
      return play(name, graph.fromMicrophone(), device(scan, live), socket, port);
    }
    return play(name, graph.builtIn(source), null, socket, port);
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

  /** How much has passed since the start. */
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
    Gst.GST.gst_object_unref(bus);
    Gst.GST.gst_object_unref(pipeline);
  }

  private static StreamPipeline play(
      String name, String description, @Nullable Pointer device, RtpSocket socket, int port)
      throws GstFault {
    PointerByReference error = new PointerByReference();
    Pointer parsed = Gst.GST.gst_parse_launch(description, error);
    String complaint = Glib.takeError(error);
    if (parsed == null) {
      throw GstFault.pipeline("no pipeline: " + complaint);
    }
    StreamPipeline stream = new StreamPipeline(Gst.GST.gst_object_ref_sink(parsed));
    try {
      // A description with an error may still give half a pipeline.
      if (!complaint.isEmpty()) {
        throw GstFault.pipeline("no pipeline: " + complaint);
      }
      set(stream.pipeline, "name", name);
      stream.use(socket, port);
      if (device != null) {
        stream.attach(device);
      }
      stream.start();
      return stream;
    } catch (GstFault e) {
      stream.close();
      throw e;
    }
  }

  private void use(RtpSocket socket, int port) throws GstFault {
    Pointer out = element(Rtp.OUT);
    set(out, "socket", socket.pointer());
    set(out, "port", port);
    Gst.GST.gst_object_unref(out);
    Pointer in = element(Rtp.IN);
    set(in, "socket", socket.pointer());
    Gst.GST.gst_object_unref(in);
  }

  private void attach(Pointer device) throws GstFault {
    Pointer source = Gst.GST.gst_device_create_element(device, Rtp.SOURCE);
    if (source == null) {
      throw GstFault.device("its driver gives no element for it");
    }
    // Without these two a PipeWire camera stops after its first frames.
    setIfKnown(source, "always-copy", 1);
    setIfKnown(source, "do-timestamp", 1);
    Pointer head = element(Rtp.HEAD);
    boolean linked =
        Gst.GST.gst_bin_add(pipeline, source) != 0 && Gst.GST.gst_element_link(source, head) != 0;
    Gst.GST.gst_object_unref(head);
    if (!linked) {
      throw GstFault.device("its element cannot be linked");
    }
  }

  private void start() throws GstFault {
    if (Gst.GST.gst_element_set_state(pipeline, Gst.STATE_PLAYING) == Gst.STATE_CHANGE_FAILURE) {
      throw fault().orElseGet(() -> GstFault.pipeline("the pipeline does not start"));
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
      return Optional.of(GstFault.device("it ended its stream"));
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
        path.endsWith(":" + Rtp.SOURCE) ? GstFault.device(text) : GstFault.pipeline(text));
  }

  private static Pointer device(DeviceScan scan, Source.Live live) throws GstFault {
    return scan.device(live.device().handle())
        .orElseThrow(() -> GstFault.device(live.device().name() + " is gone"));
  }

  private static CameraFormat best(Pointer device, VideoFormat format) {
    Pointer offered = Gst.GST.gst_device_get_caps(device);
    if (offered == null) {
      return CameraFormat.ANY;
    }
    CameraFormat best =
        CameraFormat.candidates(format).stream()
            .filter(candidate -> intersects(offered, candidate.caps()))
            .findFirst()
            .orElse(CameraFormat.ANY);
    Gst.GST.gst_mini_object_unref(offered);
    return best;
  }

  private static boolean intersects(Pointer offered, String text) {
    Pointer caps = Gst.GST.gst_caps_from_string(text);
    if (caps == null) {
      return false;
    }
    boolean common = Gst.GST.gst_caps_can_intersect(offered, caps) != 0;
    Gst.GST.gst_mini_object_unref(caps);
    return common;
  }

  private static void set(Pointer object, String property, Object value) {
    Glib.OBJECTS.g_object_set(object, property, value, null);
  }

  private static void setIfKnown(Pointer object, String property, Object value) {
    // The first word of an instance is its class.
    if (Glib.OBJECTS.g_object_class_find_property(object.getPointer(0), property) != null) {
      set(object, property, value);
    }
  }

  /**
   * @param captured buffers that came from the source
   * @param sent RTP packets that went out
   */
  public record Flow(long captured, long sent) {}
}
