package io.ringroom.bench.run;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.media.rtp.RtpPacket;

/** Notices when a stream of Opus that was silent is not: its packets grow. */
final class Onset implements LoadPeer.Ear {
  /** Silence takes a few bytes at any variable bit rate, a voice several times this. */
  private static final int LOUD_BYTES = 30;

  private volatile boolean armed;
  private volatile long nanos;

  /** Waits for the next loud packet from now on. */
  void arm() {
    nanos = 0;
    armed = true;
  }

  /** When it came; 0 when it did not. */
  long nanos() {
    return nanos;
  }

  @Override
  public void onRtp(RtpPacket packet) {
    if (armed && packet.payloadLength() > LOUD_BYTES) {
      armed = false;
      nanos = System.nanoTime();
    }
  }
}
