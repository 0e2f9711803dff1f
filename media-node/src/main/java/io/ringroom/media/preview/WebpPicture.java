package io.ringroom.media.preview;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A VP8 key frame as a file that every browser shows: the simple form of WebP is a RIFF container
 * around just such a frame (RFC 9649 section 2.5), so nothing is decoded or encoded.
 */
final class WebpPicture {
  private static final int CHUNK_HEADER = 8;

  private WebpPicture() {}

  static byte[] of(byte[] keyFrame) {
    int padding = keyFrame.length % 2;
    int riff = 4 + CHUNK_HEADER + keyFrame.length + padding;
    ByteBuffer file = ByteBuffer.allocate(CHUNK_HEADER + riff).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(riff).put(ascii("WEBP"));
    file.put(ascii("VP8 ")).putInt(keyFrame.length).put(keyFrame);
    return file.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
