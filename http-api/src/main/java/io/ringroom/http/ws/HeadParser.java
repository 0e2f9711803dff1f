package io.ringroom.http.ws;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame head from bytes that come in any portions, and refuses what a client may never
 * send (RFC 6455 sections 5.1, 5.2 and 5.5).
 */
final class HeadParser {
  private static final int MAX_HEAD = 14;
  private static final int FIN = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7F;
  private static final int MAX_CONTROL_PAYLOAD = 125;

  private final ByteBuffer seen = ByteBuffer.allocate(MAX_HEAD);

  /** A head breaks a rule; how the rest of the stream is framed can no longer be known. */
  static final class Illegal extends Exception {
    Illegal(String message) {
      super(message, null, false, false);
    }
  }

  /** The next head once all its bytes are there, and null until then. */
  @Nullable FrameHead next(ByteBuffer bytes) throws Illegal {
    while (bytes.hasRemaining()) {
      seen.put(bytes.get());
      if (seen.position() == 2) {
        check();
      }
      if (seen.position() >= 2 && seen.position() == size()) {
        return finish();
      }
    }
    return null;
  }

  /** The first two bytes decide on everything but the value of a long length. */
  private void check() throws Illegal {
    int first = seen.get(0);
    if ((first & RESERVED) != 0) {
      throw new Illegal("reserved bits are set, no extension was agreed");
    }
    Opcode opcode = Opcode.of(first & OPCODE);
    if (opcode == null) {
      throw new Illegal("reserved opcode");
    }
    if ((seen.get(1) & MASKED) == 0) {
      throw new Illegal("frames of a client must be masked");
    }
    if (opcode.control() && (first & FIN) == 0) {
      throw new Illegal("fragmented control frame");
    }
    if (opcode.control() && shortLength() > MAX_CONTROL_PAYLOAD) {
      throw new Illegal("control frame longer than 125 bytes");
    }
  }

  private FrameHead finish() throws Illegal {
    seen.flip();
    int first = seen.get();
    seen.get();
    long length =
        switch (extraLengthBytes()) {
          case 2 -> seen.getShort() & 0xFFFFL;
          case 8 -> seen.getLong();
          default -> shortLength();
        };
    int mask = seen.getInt();
    if (length < 0) {
      throw new Illegal("the highest bit of a 64-bit length is set");
    }
    if (length < minimum()) {
      throw new Illegal("the length is not in its shortest form");
    }
    seen.clear();
    Opcode opcode = Opcode.of(first & OPCODE);
    if (opcode == null) {
      throw new IllegalStateException("checked when the second byte came");
    }
    return new FrameHead(opcode, (first & FIN) != 0, length, mask);
  }

  private int size() {
    return 2 + extraLengthBytes() + 4;
  }

  private int shortLength() {
    return seen.get(1) & LENGTH;
  }

  private int extraLengthBytes() {
    return shortLength() == 126 ? 2 : shortLength() == 127 ? 8 : 0;
  }

  private long minimum() {
    return shortLength() == 126 ? 126 : shortLength() == 127 ? 0x10000 : 0;
  }
}
