package io.ringroom.launcher;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address. */
final class Ports {

  private Ports() {}

  /**
   * Finds out now, with the name of what to change, what a process would only find out later.
   *
   * @throws StartFailure when the port cannot be listened on
   */
  static void requireFreeTcp(int port, String variable) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw inUse("TCP", port, variable, e);
    }
  }

  /** As {@link #requireFreeTcp} for UDP. */
  static void requireFreeUdp(int port, String variable) {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw inUse("UDP", port, variable, e);
    }
  }

  private static StartFailure inUse(String kind, int port, String variable, IOException e) {
    return new StartFailure(
        "%s port %d cannot be used (%s). Another program has it; choose another port with %s=..."
            .formatted(kind, port, e.getMessage(), variable),
        e);
  }

  static boolean isFreeTcp(int port) {
    try {
      requireFreeTcp(port, "");
      return true;
    } catch (StartFailure e) {
      return false;
    }
  }

  /** Some TCP port nobody uses at this moment. */
  static int anyFreeTcp() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
