package io.ringroom.http.ws;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a peer, in whatever portions they come, into messages, and refuses what breaks
 * RFC 6455 or the limits. What it holds is bounded by one message and one control frame, and grows
 * with the bytes that came, never with the length a head claims. Not thread-safe.
 */
final class FrameAssembler {
  private static final int MAX_CONTROL_PAYLOAD = 125;

  private enum Phase {
    /** Everything is in order. */
    OPEN,
    /** A limit was crossed but the frames are understood: wait for the peer's close frame. */
    REFUSED,
    /** The frames are not understood, or the peer has closed: ignore the rest. */
    DEAF
  }

  private final int maxFragments;
  private final HeadParser heads = new HeadParser();
  private final Payload message;
  private final Payload control = new Payload(MAX_CONTROL_PAYLOAD);
  private Phase phase = Phase.OPEN;
  private @Nullable FrameHead frame;
  private long done;
  private int fragments;

  FrameAssembler(int maxMessageBytes, int maxFragments) {
    this.maxFragments = maxFragments;
    this.message = new Payload(maxMessageBytes);
  }

  /** Consumes all of the bytes and reports what they complete, in order. */
  void feed(ByteBuffer bytes, Consumer<Inbound> out) {
    while (bytes.hasRemaining() && phase != Phase.DEAF) {
      if (frame == null) {
        begin(bytes, out);
      } else {
        fill(frame, bytes, out);
      }
    }
    if (phase == Phase.DEAF) {
      bytes.position(bytes.limit());
    }
  }

  /**
   * From now on only the peer's close frame is reported: this side has sent its own (RFC 6455
   * section 5.5.1).
   */
  void refuse() {
    if (phase == Phase.OPEN) {
      phase = Phase.REFUSED;
      message.clear();
    }
  }

  private void begin(ByteBuffer bytes, Consumer<Inbound> out) {
    try {
      FrameHead head = heads.next(bytes);
      if (head == null) {
        return;
      }
      if (phase == Phase.OPEN) {
        admit(head, out);
      }
      frame = head;
      done = 0;
      if (head.length() == 0) {
        end(head, out);
      }
    } catch (HeadParser.Illegal illegal) {
      fail(illegal.getMessage(), out);
    }
  }

  /** Decides on a data frame by its head alone, before any of its payload is kept. */
  private void admit(FrameHead head, Consumer<Inbound> out) throws HeadParser.Illegal {
    switch (head.opcode()) {
      case TEXT -> {
        if (fragments > 0) {
          throw new HeadParser.Illegal("a new message inside a fragmented one");
        }
        count(head, out);
      }
      case CONTINUATION -> {
        if (fragments == 0) {
          throw new HeadParser.Illegal("a continuation without a beginning");
        }
        count(head, out);
      }
      case BINARY -> violation(CloseCode.UNSUPPORTED, "send text messages only", out);
      case CLOSE, PING, PONG -> {}
    }
  }

  private void count(FrameHead head, Consumer<Inbound> out) {
    fragments++;
    if (fragments > maxFragments) {
      violation(CloseCode.POLICY, "a message in more than " + maxFragments + " fragments", out);
    } else if (head.length() > message.room()) {
      violation(CloseCode.TOO_BIG, "a message of more than " + message.limit() + " bytes", out);
    }
  }

  private void fill(FrameHead head, ByteBuffer bytes, Consumer<Inbound> out) {
    int part = (int) Math.min(bytes.remaining(), head.length() - done);
    if (head.opcode().control()) {
      control.append(bytes, part, head, done);
    } else if (phase == Phase.OPEN) {
      message.append(bytes, part, head, done);
    } else {
      bytes.position(bytes.position() + part);
    }
    done += part;
    if (done == head.length()) {
      end(head, out);
    }
  }

  private void end(FrameHead head, Consumer<Inbound> out) {
    frame = null;
    if (head.opcode().control()) {
      control(head.opcode(), control.take(), out);
    } else if (phase == Phase.OPEN && head.fin()) {
      fragments = 0;
      text(message.take(), out);
    }
  }

  private void control(Opcode opcode, byte[] payload, Consumer<Inbound> out) {
    if (opcode == Opcode.CLOSE) {
      close(payload, out);
    } else if (phase == Phase.OPEN) {
      out.accept(opcode == Opcode.PING ? new Inbound.Ping(payload) : new Inbound.Pong());
    }
  }

  private void text(byte[] payload, Consumer<Inbound> out) {
    try {
      out.accept(new Inbound.Text(utf8(payload, 0)));
    } catch (CharacterCodingException notUtf8) {
      violation(CloseCode.BAD_UTF8, "a text message that is not UTF-8", out);
    }
  }

  /** RFC 6455 sections 5.5.1 and 7.4: nothing, or a code that may be sent and a UTF-8 reason. */
  private void close(byte[] payload, Consumer<Inbound> out) {
    boolean refused = phase == Phase.REFUSED;
    phase = Phase.DEAF;
    if (payload.length == 0) {
      out.accept(new Inbound.Close(CloseCode.NO_STATUS, ""));
      return;
    }
    int number = payload.length < 2 ? 0 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    try {
      String reason = utf8(payload, Math.min(2, payload.length));
      if (refused || legal(number)) {
        out.accept(new Inbound.Close(CloseCode.of(number).orElse(CloseCode.NORMAL), reason));
      } else {
        out.accept(new Inbound.Violation(CloseCode.PROTOCOL_ERROR, "a close code that is none"));
      }
    } catch (CharacterCodingException notUtf8) {
      out.accept(new Inbound.Violation(CloseCode.BAD_UTF8, "a close reason that is not UTF-8"));
    }
  }

  private static boolean legal(int number) {
    return number >= 1000 && number <= 1003
        || number >= 1007 && number <= 1014
        || number >= 3000 && number <= 4999;
  }

  private void violation(CloseCode code, String reason, Consumer<Inbound> out) {
    refuse();
    out.accept(new Inbound.Violation(code, reason));
  }

  private void fail(@Nullable String reason, Consumer<Inbound> out) {
    boolean known = phase == Phase.OPEN;
    phase = Phase.DEAF;
    message.clear();
    if (known) {
      out.accept(new Inbound.Violation(CloseCode.PROTOCOL_ERROR, reason == null ? "" : reason));
    }
  }

  private static String utf8(byte[] bytes, int from) throws CharacterCodingException {
    ByteBuffer source = ByteBuffer.wrap(bytes, from, bytes.length - from);
    return StandardCharsets.UTF_8.newDecoder().decode(source).toString();
  }
}
