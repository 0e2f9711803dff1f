package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * The exchangeable head of a stream: a device or a built-in source, within a bin of its own. Gst
 * thread only.
 */
final class SourceBin {
  private static final int PAD_LINK_OK = 0;

  /** For a host that is busy for a moment. Sound does not wait until it is full. */
  private static final long MICROPHONE_STOCK_MICROS = 1_000_000;

  private final Pointer pipeline;
  private final Pointer funnel;
  private final Pointer bin;
  private final Pointer tail;
  private final Pointer input;

  private SourceBin(Pointer pipeline, Pointer funnel, Pointer bin, Pointer tail, Pointer input) {
    this.pipeline = pipeline;
    this.funnel = funnel;
    this.bin = bin;
    this.tail = tail;
    this.input = input;
  }

  /**
   * Puts a source into a pipeline; it does not play before {@link #play}.
   *
   * @param funnel borrowed, of this pipeline
   */
  static SourceBin add(Pointer pipeline, Pointer funnel, StreamGraph.Text text) throws GstFault {
    Pointer bin = parse(text.description());
    Glib.OBJECTS.g_object_set(bin, "name", Rtp.SOURCE, null);
    Gst.GST.gst_bin_add(pipeline, bin);
    Pointer tail = ghost(bin);
    Pointer input = Gst.GST.gst_element_request_pad_simple(funnel, "sink_%u");
    if (tail == null || input == null || Gst.GST.gst_pad_link(tail, input) != PAD_LINK_OK) {
      Gst.GST.gst_bin_remove(pipeline, bin);
      throw GstFault.pipeline("the source cannot be linked");
    }
    SourceBin source = new SourceBin(pipeline, funnel, bin, tail, input);
    if (text.device() != null) {
      source.attach(text.device());
    }
    return source;
  }

  /** Opens the device. False when it cannot; the pipeline's bus says why. */
  boolean play() {
    return Gst.GST.gst_element_sync_state_with_parent(bin) != 0;
  }

  /** Takes it out of the pipeline; the device is closed when this returns. */
  void remove() {
    Gst.GST.gst_element_set_state(bin, Gst.STATE_NULL);
    Gst.GST.gst_pad_unlink(tail, input);
    Gst.GST.gst_element_release_request_pad(funnel, input);
    Gst.GST.gst_object_unref(input);
    Gst.GST.gst_object_unref(tail);
    Gst.GST.gst_bin_remove(pipeline, bin);
  }

  private void attach(Pointer device) throws GstFault {
    Pointer element = Gst.GST.gst_device_create_element(device, null);
    if (element == null) {
      remove();
      throw GstFault.device("its driver gives no element for it");
    }
    // Without these two a PipeWire camera stops after its first frames. A sound card's own time is
    // smoother than that of the arrival of its packets, by which no echo would be found.
    setIfKnown(element, "always-copy", 1);
    setIfKnown(element, "do-timestamp", knows(element, "slave-method") ? 0 : 1);
    // What comes while this host is busy is kept: what is lost shifts the time of all that follows.
    setIfKnown(element, "buffer-time", MICROPHONE_STOCK_MICROS);
    // The stream keeps the system's clock: the device's would leave with the device.
    setIfKnown(element, "provide-clock", 0);
    Pointer head = Gst.GST.gst_bin_get_by_name(bin, Rtp.HEAD);
    boolean linked =
        Gst.GST.gst_bin_add(bin, element) != 0
            && head != null
            && Gst.GST.gst_element_link(element, head) != 0;
    if (head != null) {
      Gst.GST.gst_object_unref(head);
    }
    if (!linked) {
      remove();
      throw GstFault.device("its element cannot be linked");
    }
  }

  private static Pointer parse(String description) throws GstFault {
    PointerByReference error = new PointerByReference();
    Pointer bin = Gst.GST.gst_parse_bin_from_description(description, 0, error);
    String complaint = Glib.takeError(error);
    if (bin == null) {
      throw GstFault.pipeline("no source: " + complaint);
    }
    return bin;
  }

  /** The bin's only pad, in front of its last element. Owned. */
  private static Pointer ghost(Pointer bin) throws GstFault {
    Pointer last = Gst.GST.gst_bin_get_by_name(bin, Rtp.TAIL);
    if (last == null) {
      throw GstFault.pipeline("the source has no element named " + Rtp.TAIL);
    }
    Pointer target = Gst.GST.gst_element_get_static_pad(last, "src");
    Gst.GST.gst_object_unref(last);
    if (target == null) {
      throw GstFault.pipeline("the source's last element has no output");
    }
    Pointer ghost = Gst.GST.gst_ghost_pad_new("src", target);
    Gst.GST.gst_object_unref(target);
    if (ghost == null || Gst.GST.gst_element_add_pad(bin, ghost) == 0) {
      throw GstFault.pipeline("the source gets no output");
    }
    return Gst.GST.gst_object_ref(ghost);
  }

  private static boolean knows(Pointer object, String property) {
    // The first word of an instance is its class.
    return Glib.OBJECTS.g_object_class_find_property(object.getPointer(0), property) != null;
  }

  /** Sets a property that not every device's element has. */
  static void setIfKnown(Pointer object, String property, Object value) {
    if (knows(object, property)) {
      Glib.OBJECTS.g_object_set(object, property, value, null);
    }
  }
}
