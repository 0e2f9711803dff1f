package io.ringroom.media.worker.record;

import io.ringroom.media.rtp.MediaKind;

/**
 * What a file holds as one block: a picture, or 20 ms of sound.
 *
 * @param micros when it was captured, on the router's clock
 * @param keyFrame whether a decoder can begin here; true for all sound
 */
public record Frame(MediaKind kind, long micros, boolean keyFrame, byte[] bytes) {
  private static final int KEY_FRAME_HEADER = 10;

  /** Pixels across, of a VP8 key frame (RFC 6386 section 9.1); 0 for anything else. */
  public int width() {
    return size(6);
  }

  /** Pixels down, of a VP8 key frame; 0 for anything else. */
  public int height() {
    return size(8);
  }

  private int size(int at) {
    boolean known =
        kind == MediaKind.VIDEO
            && keyFrame
            && bytes.length >= KEY_FRAME_HEADER
            && (bytes[3] & 0xFF) == 0x9D
            && bytes[4] == 0x01
            && bytes[5] == 0x2A;
    return known ? ((bytes[at + 1] & 0x3F) << 8) | (bytes[at] & 0xFF) : 0;
  }
}
