package io.ringroom.bench.run;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.media.opus.OpusDecoder;
import io.ringroom.media.rtp.RtpPacket;
import java.util.Arrays;

/** Listens to a stream of Opus that is silent, and notices when it no longer is. */
final class Onset implements LoadPeer.Ear, AutoCloseable {
  /** −34 dBFS; what is played is −14. */
  private static final float LOUD = 0.02f;

  private static final int LONGEST = 5_760;

  private final OpusDecoder decoder = new OpusDecoder();
  private final float[] pcm = new float[2 * LONGEST];
  private boolean closed;
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
  public synchronized void onRtp(RtpPacket packet) {
    if (closed) {
      return;
    }
    int from = packet.payloadOffset();
    int samples =
        decoder.decode(
            Arrays.copyOfRange(packet.bytes(), from, from + packet.payloadLength()), pcm);
    if (armed && isLoud(samples)) {
      armed = false;
      nanos = System.nanoTime();
    }
  }

  private boolean isLoud(int samples) {
    for (int i = 0; i < samples; i++) {
      if (Math.abs(pcm[i]) > LOUD) {
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized void close() {
    closed = true;
    decoder.close();
  }
}
