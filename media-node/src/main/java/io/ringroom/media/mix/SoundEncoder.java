package io.ringroom.media.mix;

/** Turns mono samples at {@link Sound#RATE} into packets of one stream. */
public interface SoundEncoder extends AutoCloseable {
  /**
   * @param samples how many of {@code pcm}
   * @return bytes of the packet; 0 when it failed
   */
  int encode(float[] pcm, int samples, byte[] packet);

  /**
   * @param level 0, cheapest, to 10, best
   */
  void complexity(int level);

  /**
   * @param percent of packets that do not arrive, 0 to 100; they are provided for
   */
  void expectLoss(int percent);

  @Override
  void close();
}
