package io.ringroom.http.ws;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket client that can also do everything wrong. Every read has a time limit. */
final class RawWebSocket implements Closeable {
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int READ_LIMIT_MS = 10_000;
  private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

  record Frame(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    int closeCode() {
      return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    String closeReason() {
      return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  private RawWebSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Opens TCP only. */
  static RawWebSocket connect(int port) throws IOException {
    return connect(port, 0);
  }

  /** With a small receive buffer, so that not reading is noticed soon. 0 leaves the default. */
  static RawWebSocket connect(int port, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setSoTimeout(READ_LIMIT_MS);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), READ_LIMIT_MS);
    return new RawWebSocket(socket);
  }

  /** Opens and upgrades. */
  static RawWebSocket open(int port) throws IOException {
    RawWebSocket client = connect(port);
    String head = client.handshake(port, Map.of());
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new IOException("not upgraded: " + head);
    }
    return client;
  }

  /** Sends the upgrade request and reads the response's head. */
  String handshake(int port, Map<String, String> extraHeaders) throws IOException {
    StringBuilder request =
        new StringBuilder("GET /ws?v=1 HTTP/1.1\r\nHost: 127.0.0.1:")
            .append(port)
            .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
            .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
    extraHeaders.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    bytes(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    return readHead();
  }

  String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readByte());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  /** The response body that belongs to the head, "" if it has none. */
  String body(String head) throws IOException {
    Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
    if (!length.find()) {
      return "";
    }
    byte[] body = new byte[Integer.parseInt(length.group(1))];
    in.readFully(body);
    return new String(body, StandardCharsets.UTF_8);
  }

  void bytes(byte[] raw) throws IOException {
    out.write(raw);
    out.flush();
  }

  void text(String text) throws IOException {
    bytes(frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8)));
  }

  void frame(int opcode, byte[] payload) throws IOException {
    bytes(frame(opcode, true, payload));
  }

  /** A correct client frame. */
  static byte[] frame(int opcode, boolean fin, byte[] payload) {
    byte[] head = head(opcode, fin, payload.length);
    byte[] frame = new byte[head.length + payload.length];
    System.arraycopy(head, 0, frame, 0, head.length);
    for (int i = 0; i < payload.length; i++) {
      frame[head.length + i] = (byte) (payload[i] ^ MASK[i & 3]);
    }
    return frame;
  }

  /** The head alone, with whatever length it claims. */
  static byte[] head(int opcode, boolean fin, long length) {
    ByteBuffer head = ByteBuffer.allocate(14);
    head.put((byte) ((fin ? 0x80 : 0) | opcode));
    if (length < 126) {
      head.put((byte) (0x80 | length));
    } else if (length <= 0xFFFF) {
      head.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      head.put((byte) (0x80 | 127)).putLong(length);
    }
    head.put(MASK);
    byte[] exact = new byte[head.position()];
    head.flip().get(exact);
    return exact;
  }

  /** The next frame of the server, whatever it is. */
  Frame read() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    if ((second & 0x80) != 0) {
      throw new IOException("a server must not mask");
    }
    int length =
        switch (second) {
          case 126 -> in.readUnsignedShort();
          case 127 -> Math.toIntExact(in.readLong());
          default -> second;
        };
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(first & 0x0F, payload);
  }

  /** The next frame that is no ping. */
  Frame readPastPings() throws IOException {
    Frame frame = read();
    while (frame.opcode() == PING) {
      frame = read();
    }
    return frame;
  }

  /** Reads until the server's close frame. */
  Frame readClose() throws IOException {
    Frame frame = read();
    while (frame.opcode() != CLOSE) {
      frame = read();
    }
    return frame;
  }

  /** Ends this side and waits for the server to end its own. */
  boolean endsWhenWeDo() throws IOException {
    socket.shutdownOutput();
    return ended();
  }

  /** Waits for the server to end the connection, by FIN or by reset. */
  boolean ended() throws IOException {
    try {
      while (true) {
        in.readByte();
      }
    } catch (EOFException | SocketException end) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
