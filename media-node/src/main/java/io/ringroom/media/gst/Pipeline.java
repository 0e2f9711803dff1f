package io.ringroom.media.gst;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline made from text, its named elements and their pads. Elements and pads stay from the
 * first to the last moment: a running mixer of GStreamer 1.22 does not survive that any comes or
 * goes. Gst thread only.
 */
final class Pipeline implements AutoCloseable {
  /** {@code GST_DEBUG_GRAPH_SHOW_ALL}, with long parameter values cut. */
  private static final int DOT_DETAILS = 15;

  private final Pointer pipeline;
  private final Pointer bus;
  private final Map<String, Pointer> objects = new HashMap<>();

  private Pipeline(Pointer pipeline) {
    this.pipeline = pipeline;
    this.bus = Gst.GST.gst_element_get_bus(pipeline);
  }

  /**
   * A pipeline that does not play yet.
   *
   * @param name for logs and graphs
   */
  static Pipeline parse(String name, String description) throws GstFault {
    PointerByReference error = new PointerByReference();
    Pointer parsed = Gst.GST.gst_parse_launch(description, error);
    String complaint = Glib.takeError(error);
    if (parsed == null) {
      throw GstFault.pipeline("no pipeline: " + complaint);
    }
    Pipeline pipeline = new Pipeline(Gst.GST.gst_object_ref_sink(parsed));
    // A description with an error may still give half a pipeline.
    if (!complaint.isEmpty()) {
      pipeline.close();
      throw GstFault.pipeline("no pipeline: " + complaint);
    }
    Glib.OBJECTS.g_object_set(pipeline.pipeline, "name", name, null);
    return pipeline;
  }

  /**
   * Plays, with a time that begins now. It is set by hand: left to GStreamer, a mixer that is live
   * by itself sees its clock for a moment before the time has begun, and skips seconds ahead.
   */
  void play() throws GstFault {
    Pointer clock = Gst.GST.gst_system_clock_obtain();
    Gst.GST.gst_pipeline_use_clock(pipeline, clock);
    Gst.GST.gst_element_set_start_time(pipeline, Gst.TIME_NONE);
    Gst.GST.gst_element_set_base_time(pipeline, Gst.GST.gst_clock_get_time(clock));
    Gst.GST.gst_object_unref(clock);
    begin();
  }

  /** Plays in the time of the host. Its mixer, if it has one, must begin with its first input. */
  void playInHostTime() throws GstFault {
    HostTime.use(pipeline);
    begin();
  }

  private void begin() throws GstFault {
    if (Gst.GST.gst_element_set_state(pipeline, Gst.STATE_PLAYING) == Gst.STATE_CHANGE_FAILURE) {
      throw fault().orElseGet(() -> GstFault.pipeline("the pipeline does not start"));
    }
  }

  /** Sets a property from its text form, as {@code gst-launch} does. */
  void set(String element, String property, String value) throws GstFault {
    Gst.GST.gst_util_set_object_arg(element(element), property, value);
  }

  /** Sets a property to a text as it is, whatever it says and whatever letters it has. */
  void setText(String element, String property, String text) throws GstFault {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Memory copy = new Memory(bytes.length + 1L)) {
      copy.write(0, bytes, 0, bytes.length);
      copy.setByte(bytes.length, (byte) 0);
      Glib.OBJECTS.g_object_set(element(element), property, copy, null);
    }
  }

  /** Has an element send and receive by this socket, and not close it. */
  void socket(String element, RtpSocket socket) throws GstFault {
    Glib.OBJECTS.g_object_set(element(element), "socket", socket.pointer(), null);
  }

  /** Sets a property of a pad from its text form. */
  void setPad(String element, String pad, String property, String value) throws GstFault {
    Gst.GST.gst_util_set_object_arg(pad(element, pad), property, value);
  }

  /** Lets the input of this pad through a selector, and no other. */
  void select(String selector, String pad) throws GstFault {
    Glib.OBJECTS.g_object_set(element(selector), "active-pad", pad(selector, pad), null);
  }

  /** Adds an element, which is floating, behind the last one. */
  void end(String last, Pointer sink) throws GstFault {
    if (Gst.GST.gst_bin_add(pipeline, sink) == 0
        || Gst.GST.gst_element_link(element(last), sink) == 0) {
      throw GstFault.device("its element cannot be linked");
    }
  }

  /** How many buffers have passed an {@code identity}. */
  long passed(String identity) throws GstFault {
    PointerByReference stats = new PointerByReference();
    Glib.OBJECTS.g_object_get(element(identity), "stats", stats, null);
    Pointer structure = stats.getValue();
    if (structure == null) {
      return 0;
    }
    LongByReference buffers = new LongByReference();
    Gst.GST.gst_structure_get_uint64(structure, "num-buffers", buffers);
    Gst.GST.gst_structure_free(structure);
    return buffers.getValue();
  }

  /** What broke it since it was last asked. */
  Optional<GstFault> fault() {
    Optional<GstFault> first = Optional.empty();
    Pointer message = Gst.GST.gst_bus_timed_pop(bus, 0);
    while (message != null) {
      int type = message.getInt(Gst.MESSAGE_TYPE_OFFSET);
      if (type == Gst.MESSAGE_ERROR && first.isEmpty()) {
        first = Optional.of(GstFault.pipeline(error(message)));
      } else if (type == Gst.MESSAGE_LATENCY) {
        Gst.GST.gst_bin_recalculate_latency(pipeline);
      }
      Gst.GST.gst_mini_object_unref(message);
      message = Gst.GST.gst_bus_timed_pop(bus, 0);
    }
    return first;
  }

  private static String error(Pointer message) {
    PointerByReference error = new PointerByReference();
    PointerByReference debug = new PointerByReference();
    Gst.GST.gst_message_parse_error(message, error, debug);
    return Glib.takeError(error) + " (" + Glib.take(debug.getValue()) + ")";
  }

  /** The graph as Graphviz text. */
  String dot() {
    return Glib.take(Gst.GST.gst_debug_bin_to_dot_data(pipeline, DOT_DETAILS));
  }

  @Override
  public void close() {
    Gst.GST.gst_element_set_state(pipeline, Gst.STATE_NULL);
    objects.values().forEach(Gst.GST::gst_object_unref);
    objects.clear();
    Gst.GST.gst_object_unref(bus);
    Gst.GST.gst_object_unref(pipeline);
  }

  private Pointer element(String name) throws GstFault {
    Pointer known = objects.get(name);
    if (known != null) {
      return known;
    }
    Pointer found = Gst.GST.gst_bin_get_by_name(pipeline, name);
    if (found == null) {
      throw GstFault.pipeline("the pipeline has no element named " + name);
    }
    objects.put(name, found);
    return found;
  }

  private Pointer pad(String element, String name) throws GstFault {
    String key = element + "." + name;
    Pointer known = objects.get(key);
    if (known != null) {
      return known;
    }
    Pointer found = Gst.GST.gst_element_get_static_pad(element(element), name);
    if (found == null) {
      throw GstFault.pipeline("the pipeline has no pad " + key);
    }
    objects.put(key, found);
    return found;
  }
}
