package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Brings GStreamer up in this process and says what is missing, by Debian package. */
public final class GstStart {
  /** Elements capture cannot do without, and the Debian package each is in. */
  private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

  static {
    for (String core : new String[] {"queue", "identity", "funnel", "capsfilter"}) {
      REQUIRED.put(core, "libgstreamer1.0-0");
    }
    for (String base :
        new String[] {
          "videotestsrc",
          "audiotestsrc",
          "videoconvert",
          "videoscale",
          "videorate",
          "audioconvert",
          "audioresample",
          "volume",
          "opusenc"
        }) {
      REQUIRED.put(base, "gstreamer1.0-plugins-base");
    }
    for (String good :
        new String[] {
          "vp8enc",
          "rtpbin",
          "rtpvp8pay",
          "rtpopuspay",
          "udpsink",
          "udpsrc",
          "level",
          "jpegdec",
          "videoflip"
        }) {
      REQUIRED.put(good, "gstreamer1.0-plugins-good");
    }
  }

  private GstStart() {}

  /**
   * Initialises GStreamer once for the process.
   *
   * @return its version, for the log
   * @throws GstMissing when it, or an element that capture needs, is not installed
   */
  public static String init() throws GstMissing {
    try {
      PointerByReference error = new PointerByReference();
      if (Gst.GST.gst_init_check(null, null, error) == 0) {
        throw new GstMissing("GStreamer does not start: " + Glib.takeError(error));
      }
    } catch (UnsatisfiedLinkError e) {
      throw new GstMissing(
          "GStreamer is not installed; run: apt-get install gstreamer1.0-plugins-base"
              + " gstreamer1.0-plugins-good");
    }
    requireElements();
    return Glib.take(Gst.GST.gst_version_string());
  }

  /** Whether this process was started with GStreamer's tracers, such as that for leaks. */
  public static boolean isTraced() {
    return System.getenv("GST_TRACERS") != null;
  }

  /**
   * Lets tracers write down what they saw. Only for a process that ends next: GStreamer does not
   * start twice.
   */
  public static void finishTraces() {
    Gst.GST.gst_deinit();
  }

  /** Whether an element is installed that is nice to have. */
  static boolean has(String element) {
    Pointer factory = Gst.GST.gst_element_factory_find(element);
    if (factory != null) {
      Gst.GST.gst_object_unref(factory);
    }
    return factory != null;
  }

  private static void requireElements() throws GstMissing {
    Set<String> elements = new LinkedHashSet<>();
    Set<String> packages = new LinkedHashSet<>();
    REQUIRED.forEach(
        (element, debianPackage) -> {
          if (!has(element)) {
            elements.add(element);
            packages.add(debianPackage);
          }
        });
    if (!elements.isEmpty()) {
      throw new GstMissing(
          "GStreamer lacks %s; run: apt-get install %s"
              .formatted(String.join(", ", elements), String.join(" ", packages)));
    }
  }

  /** GStreamer or a part of it is not installed; the message says how to get it. */
  public static final class GstMissing extends Exception {
    private static final long serialVersionUID = 1L;

    GstMissing(String message) {
      super(message);
    }
  }
}
