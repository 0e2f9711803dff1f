package io.ringroom.media.mix;

import io.ringroom.media.opus.OpusEncoder;
import java.util.Arrays;

/** Somebody who plays a tone, as Opus packets of 20 ms. */
public final class TestTalker implements AutoCloseable {
  private final OpusEncoder encoder = new OpusEncoder(128_000);
  private final byte[] packet = new byte[1_500];
  private final double hertz;
  private final double amplitude;
  private int seq = 100;

  /**
   * @param amplitude 1 is full scale
   */
  public TestTalker(double hertz, double amplitude) {
    this.hertz = hertz;
    this.amplitude = amplitude;
  }

  /** 20 ms, as they are sent. */
  public record Packet(int seq, long timestamp, byte[] payload) {}

  /** The next 20 ms, which begin there. */
  public Packet next(long position) {
    float[] pcm = Tones.tone(hertz, amplitude, position, Sound.FRAME);
    int size = encoder.encode(pcm, Sound.FRAME, packet);
    Packet made = new Packet(seq, position, Arrays.copyOf(packet, size));
    seq = seq + 1 & 0xFFFF;
    return made;
  }

  double hertz() {
    return hertz;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
