package io.ringroom.media.capture;

import io.ringroom.media.lease.CaptureOrder;

/** Is told, on the capture thread, whenever devices open and close, and for whom. */
public interface CaptureWitness {
  /** Remembers nothing. */
  CaptureWitness NONE =
      new CaptureWitness() {
        @Override
        public void opens(CaptureOrder order) {}

        @Override
        public void carries(CaptureOrder order, String kind, String device) {}

        @Override
        public void closes(CaptureOrder order) {}
      };

  /** Devices open for this order, or are others than before for the same room. */
  void opens(CaptureOrder order);

  /**
   * @param kind {@code camera}, {@code microphone} or {@code loudspeaker}
   * @param device its name, or that of what stands in for it
   */
  void carries(CaptureOrder order, String kind, String device);

  /** They are to be closed. */
  void closes(CaptureOrder order);
}
