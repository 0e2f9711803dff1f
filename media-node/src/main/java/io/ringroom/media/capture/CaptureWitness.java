package io.ringroom.media.capture;

import io.ringroom.media.lease.CaptureOrder;
import java.util.List;

/** Is told, on the capture thread, whenever devices open and close, and for whom. */
public interface CaptureWitness {
  /** Remembers nothing. */
  CaptureWitness NONE = new CaptureWitness() {};

  /** Tells them all. */
  static CaptureWitness all(List<CaptureWitness> witnesses) {
    return new Witnesses(List.copyOf(witnesses));
  }

  /**
   * Whether camera and microphone are open, for whomever: true before one opens, false once it is
   * closed.
   */
  default void open(boolean camera, boolean microphone) {}

  /** Devices open for this order, or are others than before for the same room. */
  default void opens(CaptureOrder order) {}

  /**
   * @param kind {@code camera}, {@code microphone} or {@code loudspeaker}
   * @param device its name, or that of what stands in for it
   */
  default void carries(CaptureOrder order, String kind, String device) {}

  /** They are to be closed. */
  default void closes(CaptureOrder order) {}
}
