package io.ringroom.http.ws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Frames as a server writes them: whole, unmasked, without extensions (RFC 6455 section 5). */
final class Frames {
  private static final int FIN = 0x80;
  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;

  /**
   * RFC 6455 section 5.5: a control frame has at most 125 bytes; 2 of a close frame are the code.
   */
  private static final int MAX_REASON_BYTES = 123;

  private Frames() {}

  static byte[] text(String text) {
    return frame(Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] ping() {
    return frame(Opcode.PING, new byte[0]);
  }

  static byte[] pong(byte[] payload) {
    return frame(Opcode.PONG, payload);
  }

  /** An empty body when the code is none that may be sent. */
  static byte[] close(CloseCode code, String reason) {
    if (!code.sendable()) {
      return frame(Opcode.CLOSE, new byte[0]);
    }
    byte[] words = cut(reason.getBytes(StandardCharsets.UTF_8));
    ByteBuffer payload = ByteBuffer.allocate(2 + words.length);
    payload.putShort((short) code.number()).put(words);
    return frame(Opcode.CLOSE, payload.array());
  }

  private static byte[] frame(Opcode opcode, byte[] payload) {
    int length = payload.length;
    ByteBuffer frame = ByteBuffer.allocate(10 + length);
    frame.put((byte) (FIN | opcode.bits()));
    if (length < LENGTH_IN_2_BYTES) {
      frame.put((byte) length);
    } else if (length <= 0xFFFF) {
      frame.put((byte) LENGTH_IN_2_BYTES).putShort((short) length);
    } else {
      frame.put((byte) LENGTH_IN_8_BYTES).putLong(length);
    }
    frame.put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  /** Cuts between characters: the reason must stay UTF-8. */
  private static byte[] cut(byte[] reason) {
    if (reason.length <= MAX_REASON_BYTES) {
      return reason;
    }
    int end = MAX_REASON_BYTES;
    while ((reason[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(reason, end);
  }
}
