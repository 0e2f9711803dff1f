package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import io.ringroom.media.device.FoundDevice;
import io.ringroom.media.device.FoundDevice.Provider;
import io.ringroom.media.device.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds cameras, microphones and loudspeakers, and notices when they come and go. Gst thread only.
 */
public final class DeviceScan implements AutoCloseable {
  /** Offset of {@code GList.next}, behind the data pointer. */
  private static final int LIST_NEXT_OFFSET = 8;

  private final Pointer monitor;
  private final Pointer bus;
  private final boolean started;
  private final Map<Integer, Pointer> devices = new HashMap<>();
  private int nextHandle;

  private DeviceScan(int firstHandle) {
    nextHandle = firstHandle;
    monitor = Gst.GST.gst_device_monitor_new();
    Gst.GST.gst_device_monitor_add_filter(monitor, "Video/Source", null);
    Gst.GST.gst_device_monitor_add_filter(monitor, "Audio/Source", null);
    Gst.GST.gst_device_monitor_add_filter(monitor, "Audio/Sink", null);
    bus = Gst.GST.gst_device_monitor_get_bus(monitor);
    started = Gst.GST.gst_device_monitor_start(monitor) != 0;
  }

  /** Asks all providers anew: one that was not running before may run now. */
  public static DeviceScan start() {
    return new DeviceScan(0);
  }

  /** Closes this scan and starts another, whose handles never mean a device of this one. */
  public DeviceScan restart() {
    close();
    return new DeviceScan(nextHandle);
  }

  /** Whether anything was plugged in or out since the last call. */
  public boolean changed() {
    boolean changed = false;
    Pointer message = Gst.GST.gst_bus_timed_pop(bus, 0);
    while (message != null) {
      int type = message.getInt(Gst.MESSAGE_TYPE_OFFSET);
      changed |=
          type == Gst.MESSAGE_DEVICE_ADDED
              || type == Gst.MESSAGE_DEVICE_REMOVED
              || type == Gst.MESSAGE_DEVICE_CHANGED;
      Gst.GST.gst_mini_object_unref(message);
      message = Gst.GST.gst_bus_timed_pop(bus, 0);
    }
    return changed;
  }

  /** Everything present now. A device keeps its handle while it stays. */
  public List<FoundDevice> devices() {
    Map<Integer, Pointer> before = new HashMap<>(devices);
    devices.clear();
    List<FoundDevice> found = new ArrayList<>();
    Pointer list = started ? Gst.GST.gst_device_monitor_get_devices(monitor) : null;
    for (Pointer node = list; node != null; node = node.getPointer(LIST_NEXT_OFFSET)) {
      Pointer device = node.getPointer(0);
      int handle =
          before.entrySet().stream()
              .filter(known -> known.getValue().equals(device))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseGet(() -> nextHandle++);
      devices.put(handle, device);
      found.add(describe(handle, device));
    }
    if (list != null) {
      Glib.MEMORY.g_list_free(list);
    }
    before.values().forEach(Gst.GST::gst_object_unref);
    return found;
  }

  /** Borrowed, valid until the next {@link #devices}. */
  Pointer device(Source.Live live) throws GstFault {
    Pointer device = devices.get(live.device().handle());
    if (device == null) {
      throw GstFault.device(live.device().name() + " is gone");
    }
    return device;
  }

  @Override
  public void close() {
    devices.values().forEach(Gst.GST::gst_object_unref);
    devices.clear();
    if (started) {
      Gst.GST.gst_device_monitor_stop(monitor);
    }
    Gst.GST.gst_object_unref(bus);
    Gst.GST.gst_object_unref(monitor);
  }

  private static FoundDevice describe(int handle, Pointer device) {
    return new FoundDevice(
        handle,
        Provider.ofType(Glib.OBJECTS.g_type_name_from_instance(device)),
        Glib.take(Gst.GST.gst_device_get_device_class(device)),
        Glib.take(Gst.GST.gst_device_get_display_name(device)),
        properties(device));
  }

  private static Map<String, String> properties(Pointer device) {
    Map<String, String> texts = new HashMap<>();
    Pointer structure = Gst.GST.gst_device_get_properties(device);
    if (structure != null) {
      for (int i = 0; i < Gst.GST.gst_structure_n_fields(structure); i++) {
        String field = Gst.GST.gst_structure_nth_field_name(structure, i);
        String text = Gst.GST.gst_structure_get_string(structure, field);
        if (text != null) {
          texts.put(field, text);
        }
      }
      Gst.GST.gst_structure_free(structure);
    }
    return texts;
  }
}
