package io.ringroom.media.room;

/**
 * How voices are mixed.
 *
 * @param talkers how many of the loudest, 1 to 16; each costs a decoder and an encoder while he
 *     talks
 */
public record MixSettings(int talkers) {
  public MixSettings {
    if (talkers < 1 || talkers > 16) {
      throw new IllegalArgumentException("mix.talkers must be 1 to 16, not " + talkers);
    }
  }
}
