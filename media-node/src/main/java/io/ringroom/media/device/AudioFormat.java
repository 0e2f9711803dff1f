package io.ringroom.media.device;

/**
 * How the sound is encoded: Opus, 48 kHz, one channel, 20 ms a packet.
 *
 * @param bitrate bits a second, 6,000 to 256,000
 */
public record AudioFormat(int bitrate) {
  public AudioFormat {
    Bounds.require("audio bitrate", bitrate, 6_000, 256_000);
  }
}
