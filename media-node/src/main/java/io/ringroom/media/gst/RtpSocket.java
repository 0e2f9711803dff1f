package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * One UDP socket on 127.0.0.1 for everything of one stream: RTP and sender reports go out of it,
 * key-frame requests come in. It outlives the pipelines that use it, so the receiver keeps one
 * sender when a source is replaced.
 */
public final class RtpSocket implements AutoCloseable {
  private static final int IPV4 = 2;
  private static final int DATAGRAM = 2;
  private static final int UDP = 17;

  private final Pointer socket;
  private final int port;

  private RtpSocket(Pointer socket, int port) {
    this.socket = socket;
    this.port = port;
  }

  /** Binds a free port. */
  public static RtpSocket open() throws GstFault {
    PointerByReference error = new PointerByReference();
    Pointer socket = Glib.SOCKETS.g_socket_new(IPV4, DATAGRAM, UDP, error);
    if (socket == null) {
      throw GstFault.pipeline("cannot make a UDP socket: " + Glib.takeError(error));
    }
    Pointer loopback = Glib.SOCKETS.g_inet_address_new_loopback(IPV4);
    Pointer any = Glib.SOCKETS.g_inet_socket_address_new(loopback, (short) 0);
    boolean bound = Glib.SOCKETS.g_socket_bind(socket, any, 0, error) != 0;
    Glib.OBJECTS.g_object_unref(any);
    Glib.OBJECTS.g_object_unref(loopback);
    Pointer local = bound ? Glib.SOCKETS.g_socket_get_local_address(socket, error) : null;
    if (local == null) {
      Glib.OBJECTS.g_object_unref(socket);
      throw GstFault.pipeline("cannot bind a UDP port on 127.0.0.1: " + Glib.takeError(error));
    }
    int port = Short.toUnsignedInt(Glib.SOCKETS.g_inet_socket_address_get_port(local));
    Glib.OBJECTS.g_object_unref(local);
    return new RtpSocket(socket, port);
  }

  /** Where this stream sends from and listens for RTCP. */
  public int port() {
    return port;
  }

  /** Borrowed; elements that are given it take their own reference. */
  Pointer pointer() {
    return socket;
  }

  @Override
  public void close() {
    Glib.SOCKETS.g_socket_close(socket, new PointerByReference());
    Glib.OBJECTS.g_object_unref(socket);
  }
}
