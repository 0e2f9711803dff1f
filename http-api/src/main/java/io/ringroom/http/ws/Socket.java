package io.ringroom.http.ws;

/**
 * The sending side of one open WebSocket. Every method may be called from any thread, returns at
 * once, and does nothing once the socket is closed.
 */
public interface Socket {

  /**
   * Queues one text message. When the peer reads too slowly and more than {@link
   * WebSocketLimits#maxQueuedBytes} wait for it, the socket is closed with {@link
   * CloseCode#TRY_AGAIN} instead and what waited is dropped.
   */
  void send(String text);

  /**
   * Sends what is queued, then closes. The listener hears {@link SocketListener#onClosed} with this
   * code.
   *
   * @param reason shown to the peer; cut to the 123 bytes a close frame has room for
   */
  void close(CloseCode code, String reason);

  /** The peer's address without its port, or "unknown". */
  String remoteAddress();
}
