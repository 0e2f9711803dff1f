package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import io.ringroom.media.device.VideoFormat;
import java.util.List;

/**
 * One form in which a camera may be asked for its picture.
 *
 * @param caps in GStreamer's text form
 * @param jpeg whether the picture must be decoded first
 * @param exactRate whether it comes at the wanted rate, so that nothing need be dropped or repeated
 */
record CameraFormat(String caps, boolean jpeg, boolean exactRate) {
  /** Whatever the camera likes. */
  static final CameraFormat ANY = new CameraFormat("video/x-raw", false, false);

  /** The best of them that a device offers, {@link #ANY} when it does not say. */
  static CameraFormat best(Pointer device, VideoFormat format) {
    Pointer offered = Gst.GST.gst_device_get_caps(device);
    if (offered == null) {
      return ANY;
    }
    CameraFormat best =
        candidates(format).stream()
            .filter(candidate -> intersects(offered, candidate.caps()))
            .findFirst()
            .orElse(ANY);
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

  /** What to ask for, best first: no decoding, then the right size and rate, then anything. */
  static List<CameraFormat> candidates(VideoFormat format) {
    String exact =
        ",width=%d,height=%d,framerate=%d/1"
            .formatted(format.width(), format.height(), format.fps());
    String smaller =
        ",width=[160,%d],height=[120,%d],framerate=%d/1"
            .formatted(format.width(), format.height(), format.fps());
    return List.of(
        new CameraFormat("video/x-raw" + exact, false, true),
        new CameraFormat("image/jpeg" + exact, true, true),
        new CameraFormat("video/x-raw" + smaller, false, true),
        new CameraFormat("image/jpeg" + smaller, true, true),
        ANY,
        new CameraFormat("image/jpeg", true, false));
  }
}
