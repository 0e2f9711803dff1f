package io.ringroom.media.browser;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A WebSocket server for one client at a time, as small as RFC 6455 allows: text frames only. */
public final class WebSocketDoor {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Consumer<String> onText;
  private final int port;
  private @Nullable ServerSocket server;
  private @Nullable Socket client;
  private volatile String lastRequest = "";

  public WebSocketDoor(Consumer<String> onText) {
    this.onText = onText;
    this.port = listen(0);
  }

  public int port() {
    return port;
  }

  String lastRequest() {
    return lastRequest;
  }

  void restore() {
    listen(port);
  }

  private synchronized int listen(int wanted) {
    try {
      ServerSocket opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      server = opened;
      Thread thread = new Thread(() -> accept(opened), "fake-platform");
      thread.setDaemon(true);
      thread.start();
      return opened.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket accepted = from.accept();
        accepted.setTcpNoDelay(true);
        synchronized (this) {
          client = accepted;
        }
        serve(accepted);
      } catch (IOException e) {
        // cut, or the node closed; the next one may come
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      request.append((char) in.readUnsignedByte());
    }
    lastRequest = request.toString();
    String key = request.substring(request.indexOf("Sec-WebSocket-Key: ") + 19).split("\r\n", 2)[0];
    write(
        socket,
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(key)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder();
    while (true) {
      int first = in.readUnsignedByte();
      byte[] payload = payload(in);
      if ((first & 0x0F) == 8) {
        return;
      }
      text.append(new String(payload, StandardCharsets.UTF_8));
      if ((first & 0x80) != 0) {
        onText.accept(text.toString());
        text.setLength(0);
      }
    }
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte() & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  private static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends one text to the client. */
  public void send(String text) {
    Socket to;
    synchronized (this) {
      to = client;
    }
    if (to == null) {
      throw new IllegalStateException("no node is there");
    }
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] header =
        payload.length < 126
            ? new byte[] {(byte) 0x81, (byte) payload.length}
            : new byte[] {(byte) 0x81, 126, (byte) (payload.length >>> 8), (byte) payload.length};
    byte[] frame = java.util.Arrays.copyOf(header, header.length + payload.length);
    System.arraycopy(payload, 0, frame, header.length, payload.length);
    try {
      write(to, frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void write(Socket to, byte[] bytes) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Stops listening and drops the client. */
  public synchronized void cut() {
    try {
      if (server != null) {
        server.close();
      }
      if (client != null) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
