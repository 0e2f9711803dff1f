package io.ringroom.media.gst;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * Functions of libgstreamer-1.0, under their own names so that its manual is the manual. "Owned"
 * says that the caller must release what is returned.
 */
interface Gst extends Library {
  Gst GST = Native.load("libgstreamer-1.0.so.0", Gst.class);

  int STATE_NULL = 1;
  int STATE_PLAYING = 4;
  int STATE_CHANGE_FAILURE = 0;

  long TIME_NONE = -1;

  int MESSAGE_EOS = 1;
  int MESSAGE_ERROR = 1 << 1;
  int MESSAGE_LATENCY = 1 << 19;
  int MESSAGE_DEVICE_ADDED = 0x8000_0001;
  int MESSAGE_DEVICE_REMOVED = 0x8000_0002;
  int MESSAGE_DEVICE_CHANGED = 0x8000_0006;

  /** Offset of {@code GstMessage.type} on 64-bit machines: right behind the mini object. */
  int MESSAGE_TYPE_OFFSET = 64;

  int MESSAGE_SOURCE_OFFSET = 80;

  int gst_init_check(@Nullable Pointer argc, @Nullable Pointer argv, PointerByReference error);

  /** Nothing of GStreamer may be used afterwards. */
  void gst_deinit();

  /** Owned. */
  Pointer gst_version_string();

  /** Owned, or null. */
  @Nullable Pointer gst_element_factory_find(String name);

  /** Floating, or null with the error set. */
  @Nullable Pointer gst_parse_launch(String description, PointerByReference error);

  Pointer gst_object_ref_sink(Pointer object);

  Pointer gst_object_ref(Pointer object);

  void gst_object_unref(Pointer object);

  /** Owned. */
  Pointer gst_object_get_path_string(Pointer object);

  void gst_mini_object_unref(Pointer miniObject);

  int gst_element_set_state(Pointer element, int state);

  int gst_element_link(Pointer from, Pointer to);

  /** Sets a property from its text form. */
  void gst_util_set_object_arg(Pointer object, String property, String value);

  /** Owned. */
  Pointer gst_element_get_bus(Pointer element);

  int gst_bin_add(Pointer bin, Pointer element);

  /** Releases the bin's reference, which is the last one unless another was taken. */
  int gst_bin_remove(Pointer bin, Pointer element);

  /** Floating, or null with the error set. */
  @Nullable Pointer gst_parse_bin_from_description(
      String description, int ghostUnlinkedPads, PointerByReference error);

  int gst_element_sync_state_with_parent(Pointer element);

  /** Owned, or null. Also finds pads that were requested before. */
  @Nullable Pointer gst_element_get_static_pad(Pointer element, String name);

  /** Owned, or null. */
  @Nullable Pointer gst_element_request_pad_simple(Pointer element, String template);

  void gst_element_release_request_pad(Pointer element, Pointer pad);

  /** Floating, or null. */
  @Nullable Pointer gst_ghost_pad_new(String name, Pointer target);

  /** Takes the pad. */
  int gst_element_add_pad(Pointer element, Pointer pad);

  int gst_pad_link(Pointer source, Pointer sink);

  int gst_pad_unlink(Pointer source, Pointer sink);

  /** Owned. */
  Pointer gst_system_clock_obtain();

  void gst_pipeline_use_clock(Pointer pipeline, Pointer clock);

  /** Nanoseconds. */
  long gst_clock_get_time(Pointer clock);

  void gst_element_set_base_time(Pointer element, long nanos);

  /** {@link #TIME_NONE} leaves the base time to the application. */
  void gst_element_set_start_time(Pointer element, long nanos);

  /** To be called when a part of the pipeline says that its delay has changed. */
  int gst_bin_recalculate_latency(Pointer bin);

  /** Owned, or null. */
  @Nullable Pointer gst_bin_get_by_name(Pointer bin, String name);

  /** Owned. */
  Pointer gst_debug_bin_to_dot_data(Pointer bin, int details);

  /** Owned, or null when no message came within the time, nanoseconds. */
  @Nullable Pointer gst_bus_timed_pop(Pointer bus, long timeout);

  /** Both results owned. */
  void gst_message_parse_error(Pointer message, PointerByReference error, PointerByReference debug);

  /** Owned. */
  Pointer gst_device_monitor_new();

  int gst_device_monitor_add_filter(Pointer monitor, String classes, @Nullable Pointer caps);

  int gst_device_monitor_start(Pointer monitor);

  void gst_device_monitor_stop(Pointer monitor);

  /** Owned. */
  Pointer gst_device_monitor_get_bus(Pointer monitor);

  /** Owned list of owned devices, or null when empty. */
  @Nullable Pointer gst_device_monitor_get_devices(Pointer monitor);

  /** Owned. */
  Pointer gst_device_get_display_name(Pointer device);

  /** Owned. */
  Pointer gst_device_get_device_class(Pointer device);

  /** Owned, or null. */
  @Nullable Pointer gst_device_get_caps(Pointer device);

  /** Owned, or null. */
  @Nullable Pointer gst_device_get_properties(Pointer device);

  /** Floating, or null. */
  @Nullable Pointer gst_device_create_element(Pointer device, @Nullable String name);

  /** Owned, or null when the text is no caps. */
  @Nullable Pointer gst_caps_from_string(String text);

  int gst_caps_can_intersect(Pointer one, Pointer other);

  int gst_structure_n_fields(Pointer structure);

  String gst_structure_nth_field_name(Pointer structure, int index);

  @Nullable String gst_structure_get_string(Pointer structure, String field);

  int gst_structure_get_uint64(Pointer structure, String field, LongByReference value);

  int gst_structure_get_int(Pointer structure, String field, IntByReference value);

  void gst_structure_free(Pointer structure);
}
