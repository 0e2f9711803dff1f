package io.ringroom.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP request as it is written, also such as no client library sends. */
final class RawHttp {
  private static final int LIMIT_MS = 10_000;

  private RawHttp() {}

  /**
   * @param head request line and headers, separated by line feeds, without Connection; with
   *     Content-Length only where it is to be wrong
   * @return the response as it came, head and body
   */
  static String exchange(int port, String head, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String length = head.contains("Content-Length") ? "" : "\r\nContent-Length: " + content.length;
    String request =
        head.strip().replace("\n", "\r\n") + "\r\nConnection: close" + length + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(LIMIT_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(content);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
