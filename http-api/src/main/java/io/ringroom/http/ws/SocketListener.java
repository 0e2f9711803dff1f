package io.ringroom.http.ws;

/**
 * The receiving side of one open WebSocket. Methods are called one at a time and in order, on a
 * thread of the connection: they must not block. An exception closes the socket with {@link
 * CloseCode#INTERNAL}.
 */
public interface SocketListener {

  /** One whole text message, within the limits of the door. */
  void onText(String text);

  /**
   * The socket is closed; the last call, made exactly once.
   *
   * @param code ours if this side closed, else the peer's, or {@link CloseCode#ABNORMAL} when the
   *     connection broke
   */
  void onClosed(CloseCode code, String reason);
}
