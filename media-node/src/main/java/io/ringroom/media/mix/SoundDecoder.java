package io.ringroom.media.mix;

/** Turns the packets of one stream into mono samples at {@link Sound#RATE}, ±1 at full scale. */
public interface SoundDecoder extends AutoCloseable {
  /**
   * @param pcm room for 120 ms
   * @return how many samples there are now; 0 for a packet that cannot be read
   */
  int decode(byte[] packet, float[] pcm);

  /**
   * Makes up for lost packets from what the one after them says of them, or from before.
   *
   * @param samples exactly what is missing, a multiple of 2.5 ms
   */
  int repair(byte[] next, float[] pcm, int samples);

  /** Makes up for lost packets from what was before; fades as it goes on. */
  int conceal(float[] pcm, int samples);

  @Override
  void close();
}
