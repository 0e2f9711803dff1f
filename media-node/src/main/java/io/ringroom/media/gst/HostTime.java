package io.ringroom.media.gst;

import com.sun.jna.Pointer;

/**
 * The time that microphone and loudspeaker of this process share: the system's clock, since the
 * first of them. What a loudspeaker plays is found again in a microphone by when it was played, so
 * that both must count from the same moment, whenever they were opened. It is no device's clock,
 * which would leave with the device and stop everything else. Gst thread only.
 */
final class HostTime {
  /**
   * What is captured counts from this much later: what a microphone hears must never seem to come
   * before it was played, which the canceller cannot think of, nor more than 60 ms after. Through
   * PipeWire it comes 36 to 47 ms later than loudspeaker and microphone say of themselves.
   */
  private static final long CAPTURED_LATER_NANOS = 10_000_000;

  private static long begin = -1;

  private HostTime() {}

  /** Has a pipeline count from when the first one did; call it before it plays. */
  static void use(Pointer pipeline) {
    use(pipeline, 0);
  }

  /** The same for a pipeline that captures. */
  static void useForCapture(Pointer pipeline) {
    use(pipeline, CAPTURED_LATER_NANOS);
  }

  private static void use(Pointer pipeline, long later) {
    Pointer clock = Gst.GST.gst_system_clock_obtain();
    if (begin < 0) {
      begin = Gst.GST.gst_clock_get_time(clock);
    }
    Gst.GST.gst_pipeline_use_clock(pipeline, clock);
    Gst.GST.gst_object_unref(clock);
    Gst.GST.gst_element_set_start_time(pipeline, Gst.TIME_NONE);
    Gst.GST.gst_element_set_base_time(pipeline, begin + later);
  }
}
