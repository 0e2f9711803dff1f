package io.ringroom.media.gst;

/** A pipeline could not be made or broke. */
public final class GstFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean device;

  private GstFault(boolean device, String message) {
    super(message);
    this.device = device;
  }

  /** The camera or microphone is to blame. */
  public static GstFault device(String message) {
    return new GstFault(true, message);
  }

  /** What is behind the device is to blame. */
  public static GstFault pipeline(String message) {
    return new GstFault(false, message);
  }

  public boolean isDevice() {
    return device;
  }
}
