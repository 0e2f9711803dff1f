package io.ringroom.media.admission;

/**
 * What the node can carry.
 *
 * @param packets a second out to browsers, found by {@link SelfTest}
 * @param connections browser connections, as configured
 */
public record Capacity(int packets, int connections) {
  public Capacity {
    if (packets < 1 || connections < 1) {
      throw new IllegalArgumentException(
          "a node carries something: " + packets + ", " + connections);
    }
  }
}
